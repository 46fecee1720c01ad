import Calendar

/// Where the user says that dates stand: a field of the article and a regular expression, as in
/// `path:(\d{4})/(\d\d)/(\d\d)`.
///
/// Its groups are year, month and day, in this order or named `y`, `m` and `d`; a single group holds a whole date.
package struct DatePattern: Sendable, Equatable {
  /// What of an article is searched; `body` is its first 2 kB.
  package enum Field: String, CaseIterable, Sendable {
    case path, url, title, id, source, body
  }

  /// What is searched.
  package let field: Field
  /// The regular expression, as ICU has it.
  package let expression: String

  /// Reads `FIELD:REGEX`.
  ///
  /// - Throws: `CorpusError.badDatePattern`.
  package init(_ argument: String) throws(CorpusError) {
    guard let colon = argument.firstIndex(of: ":"),
      let field = Field(rawValue: String(argument[..<colon]))
    else {
      let known = Field.allCases.map(\.rawValue).joined(separator: ", ")
      throw .badDatePattern(
        argument, offset: 0, reason: "it does not begin with one of \(known) and a colon")
    }
    self.field = field
    expression = String(argument[argument.index(after: colon)...])
    let start = argument.distance(from: argument.startIndex, to: colon) + 1
    do {
      let compiled = try RegularExpression(expression)
      guard (1...3).contains(compiled.groupCount) else {
        throw CorpusError.badDatePattern(
          argument, offset: start,
          reason: "it needs groups for year, month and day: one, two or three")
      }
    } catch let error as RegularExpressionError {
      throw .badDatePattern(argument, offset: start + error.offset, reason: error.reason)
    } catch let error as CorpusError {
      throw error
    } catch {
      throw .outOfMemory(part: "pattern")
    }
  }
}

/// A pattern of one thread.
struct CompiledDatePattern {
  let field: DatePattern.Field
  private let expression: RegularExpression
  /// The numbers of the groups of year, month and day.
  private let groups: [Int]

  /// Throws `CorpusError.outOfMemory`.
  init(_ pattern: DatePattern) throws(CorpusError) {
    field = pattern.field
    do {
      let expression = try RegularExpression(pattern.expression)
      self.expression = expression
      let named = ["y", "m", "d"].map { expression.number(ofGroup: $0) }
      let count = expression.groupCount
      groups =
        named[0] == nil ? Array(1...max(1, count)) : named.prefix { $0 != nil }.compactMap { $0 }
    } catch {
      throw .outOfMemory(part: "pattern")
    }
  }

  /// The date that the pattern finds; nil if there is none.
  func find(in text: Span<UInt8>) -> WrittenDate? {
    let found = expression.firstMatch(in: text)
    guard let found, groups.allSatisfy({ $0 < found.count && !found[$0].isEmpty }) else {
      return nil
    }
    if groups.count == 1 {
      return WrittenDate.read(whole: text.extracting(found[groups[0]]), forms: .metadata)
    }
    var parts = groups.map { group in
      var bytes: [UInt8] = []
      bytes.append(copying: text.extracting(found[group]))
      return bytes
    }
    if parts[0].count == 2 {
      parts[0] = (parts[0][0] < UInt8(ascii: "7") ? [0x32, 0x30] : [0x31, 0x39]) + parts[0]
    }
    let date = parts.joined(separator: [UInt8(ascii: "-")])
    return WrittenDate.read(whole: Array(date).span, forms: .metadata)
  }
}
