/// How a corpus is to be read; what the user chose on the command line.
package struct ReadingOptions: Sendable {
  /// The names of the fields of JSON objects.
  package var fields = FieldNames()
  /// What is known of the publication dates.
  package var publication = PublicationOptions()

  /// Our own field names.
  package init() {}

  /// Reading with `fields` as the names in JSON objects.
  package init(fields: FieldNames) {
    self.fields = fields
  }
}

/// The names under which JSON objects hold what an article needs.
package struct FieldNames: Sendable, Equatable {
  /// The id of the article.
  package var id = "id"
  /// The title, a zone of its own.
  package var title = "title"
  /// The publication date.
  package var date = "date"
  /// The name of the source.
  package var source = "source"
  /// The address of the article.
  package var url = "url"
  /// The text; an article without it is skipped.
  package var body = "body"

  /// Our own names.
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

  /// The names of the six, and behind them those of fields that may stand for a missing date.
  var ordered: [String] { [id, title, date, source, url, body] + otherDates }

  /// The usual names of a date, those apart that are something else here.
  var otherDates: [String] {
    DateFields.json.filter { ![id, title, date, source, url, body].contains($0) }
  }

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
