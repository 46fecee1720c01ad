extension EvidenceWeights {
  struct Row {
    var evidence: Evidence
    var people: Float
    var known: Float
    var obscure: Float
  }

  static let table: [Row] = []
}

/// The names of the kinds of evidence, in the order of their numbers.
package enum EvidenceKinds {
  package static var names: [String] { Evidence.allCases.map { "\($0)" } }
}
