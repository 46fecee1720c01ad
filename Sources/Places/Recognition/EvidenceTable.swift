extension EvidenceWeights {
  static let table: [Row] = []
}
