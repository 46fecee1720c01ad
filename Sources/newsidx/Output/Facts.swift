/// Reports that are lists of names and values.
enum Facts {
  /// A name and its value in two columns.
  static func line(_ name: String, _ value: String) -> String {
    // A name that fills its column keeps a space behind it.
    value.isEmpty ? name : "\(name) ".padded(to: 24) + value
  }

  /// What a reason of skipping means; the name itself if it is not known here.
  static func words(for reason: String) -> String {
    words[reason] ?? reason
  }

  private static let words = [
    "unreadable": "unreadable files",
    "hidden": "hidden files",
    "notAFile": "not files",
    "linkLoop": "links in circles",
    "indexFolder": "indexes passed over",
    "binaryFile": "binary files",
    "emptyFile": "empty files",
    "truncated": "cut-off files",
    "damaged": "damaged files",
    "largeWindow": "files to unpack first",
    "brokenJSON": "broken JSON",
    "brokenRecord": "broken records",
    "wrongType": "body not text",
    "ignoredField": "fields left out",
    "emptyBody": "articles without text",
    "tooLong": "too long",
    "badEncoding": "bad bytes replaced",
    "changed": "files that changed",
    "guessedCharset": "charsets guessed",
    "badDate": "dates not understood",
    "ambiguousID": "articles of an id that several have",
    "repeated": "repeated articles",
    "renamed": "renamed articles",
    "superseded": "older versions left out",
  ]
}
