/// How much each kind of evidence weighs.
///
/// The score of a mention is the logistic function of the sum of its evidence's weights: a linear model, fitted by
/// `placefit`. Names of three sorts weigh evidence in their own way.
package struct EvidenceWeights: Sendable {
  /// By sort and evidence.
  private var values: [Float]

  /// What sort of name it is.
  enum Sort: Int, CaseIterable {
    /// An adjective or a people.
    case people = 0
    /// A country, state, region, capital or city.
    case known = 1
    /// Anything else.
    case obscure = 2
  }

  private static let stride = 128

  /// What placefit found.
  package static let fitted = EvidenceWeights()

  init() {
    values = [Float](repeating: 0, count: Self.stride * Sort.allCases.count)
    for row in Self.table {
      self[row.evidence, .people] = row.people
      self[row.evidence, .known] = row.known
      self[row.evidence, .obscure] = row.obscure
    }
  }

  /// Weights for trying out: three numbers for each kind in the order of the kinds, nil if there are too few.
  package init?(trying numbers: [Float]) {
    guard numbers.count == Evidence.allCases.count * 3 else { return nil }
    values = [Float](repeating: 0, count: Self.stride * Sort.allCases.count)
    for evidence in Evidence.allCases {
      for sort in Sort.allCases {
        self[evidence, sort] = numbers[Int(evidence.rawValue) * 3 + sort.rawValue]
      }
    }
  }

  subscript(_ evidence: Evidence, _ sort: Sort) -> Float {
    get { values[sort.rawValue * Self.stride + Int(evidence.rawValue)] }
    set { values[sort.rawValue * Self.stride + Int(evidence.rawValue)] = newValue }
  }

  /// The sum of the weights of `evidence`; more than 0 is more likely a place than not.
  func sum(_ evidence: EvidenceSet, _ sort: Sort) -> Float {
    add(evidence, sort, to: 0)
  }

  /// The same for a mention of a name.
  ///
  /// Additions are in the order of the kinds, so that the last bit is the same.
  @inline(__always)
  func sum(_ evidence: EvidenceSet, of name: NameProfile) -> Float {
    guard evidence.ofName == name.evidence.ofName else { return sum(evidence, name.sort) }
    return add(evidence.ofMention, name.sort, to: name.sum)
  }

  private func add(_ evidence: EvidenceSet, _ sort: Sort, to start: Float) -> Float {
    let base = sort.rawValue * Self.stride
    let values = values.span
    var sum = start
    var bits = evidence.low
    while bits != 0 {
      sum += values[base + bits.trailingZeroBitCount]
      bits &= bits &- 1
    }
    bits = evidence.high
    while bits != 0 {
      sum += values[base + 64 + bits.trailingZeroBitCount]
      bits &= bits &- 1
    }
    return sum
  }

  /// The probability that a sum means.
  static func probability(_ sum: Float) -> Float { Elementary.logistic(sum) }
}

extension EvidenceWeights {
  /// A line of the table.
  struct Row {
    var evidence: Evidence
    var people: Float
    var known: Float
    var obscure: Float

    init(_ evidence: Evidence, _ people: Float, _ known: Float, _ obscure: Float) {
      self.evidence = evidence
      self.people = people
      self.known = known
      self.obscure = obscure
    }
  }

  /// The names of the kinds of evidence, in the order of their numbers.
  package static var kinds: [String] { Evidence.allCases.map { "\($0)" } }
}
