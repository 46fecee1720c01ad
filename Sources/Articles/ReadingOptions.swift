/// How a corpus is to be read; what the user chose on the command line.
package struct ReadingOptions: Sendable {
  /// The names of the fields of JSON objects.
  package var fields = FieldNames()

  package init() {}

  package init(fields: FieldNames) {
    self.fields = fields
  }
}

/// The names under which JSON objects hold what an article needs.
package struct FieldNames: Sendable, Equatable {
  package var id = "id"
  package var title = "title"
  package var date = "date"
  package var source = "source"
  package var url = "url"
  package var body = "body"

  package init() {}

  /// Applies one assignment such as `body=text`: our `body` stands in the corpus's field `text`.
  ///
  /// Throws `CorpusError.badFieldMapping` if it is no assignment to one of the six names.
  package mutating func map(_ assignment: String) throws(CorpusError) {
    let parts = assignment.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty, let path = Self.path(String(parts[0])) else {
      throw .badFieldMapping(assignment)
    }
    self[keyPath: path] = String(parts[1])
  }

  /// The names in the order of `JSONFields`.
  var ordered: [String] { [id, title, date, source, url, body] }

  private static func path(_ name: String) -> WritableKeyPath<FieldNames, String>? {
    switch name {
    case "id": \.id
    case "title": \.title
    case "date": \.date
    case "source": \.source
    case "url": \.url
    case "body": \.body
    default: nil
    }
  }
}
