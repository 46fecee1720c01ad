import Text

/// Splits names into words as texts are.
package final class NameAnalyzer {
  private let analyzer: Analyzer
  private var buffer = TokenBuffer()

  /// Opens ICU's data.
  package init() throws { analyzer = try Analyzer(Analysis()) }

  /// The hashes of the normalized forms.
  package func words(of name: String) throws -> [UInt64] {
    try words(ofBytes: Array(name.utf8))
  }

  /// The normalized forms.
  package func forms(of name: String) throws -> [String] {
    let name = Array(name.utf8)
    guard Self.hasContext(name) else {
      return try analyzer.analyzeQuery(name).tokens.map { String(decoding: $0.term, as: UTF8.self) }
    }
    buffer.removeAll()
    _ = try analyzer.append(name.span, to: &buffer, firstPosition: 0)
    return (0..<buffer.count).map { buffer.term($0) }
  }

  /// The hash of a normalized form.
  package static func hash(_ form: ArraySlice<UInt8>) -> UInt64 { TokenHash.of(form.span) }

  /// Whether a name has a small letter: in one of capitals only ("US") nothing tells acronyms from words.
  private static func hasContext(_ name: [UInt8]) -> Bool { name.contains { $0 &- 0x61 < 26 } }

  private func words(ofBytes name: [UInt8]) throws -> [UInt64] {
    guard Self.hasContext(name) else {
      return try analyzer.analyzeQuery(name).tokens.map { TokenHash.of($0.term.span) }
    }
    buffer.removeAll()
    _ = try analyzer.append(name.span, to: &buffer, firstPosition: 0)
    let terms = buffer.terms
    return Self.hashes(terms.span, buffer.forms)
  }

  private static func hashes(_ terms: Span<UInt8>, _ forms: [Range<UInt32>]) -> [UInt64] {
    forms.map { TokenHash.of(terms.extracting(Int($0.lowerBound)..<Int($0.upperBound))) }
  }
}

/// Words that stand for one another at the beginning of a name.
enum NameVariants {
  private static let groups: [[String]] = [["saint", "st"], ["mount", "mt"], ["fort", "ft"]]

  private static let others: [UInt64: [UInt64]] = {
    var found: [UInt64: [UInt64]] = [:]
    for group in groups {
      let hashes = group.map { TokenHash.of($0.utf8.span) }
      for hash in hashes { found[hash] = hashes.filter { $0 != hash } }
    }
    return found
  }()

  static func otherFirstWords(for hash: UInt64) -> [UInt64] { others[hash] ?? [] }
}
