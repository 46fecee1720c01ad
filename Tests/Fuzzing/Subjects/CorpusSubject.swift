import Articles
import TestSupport

#if canImport(Glibc)
  import Glibc
#endif

/// Reads inputs as a file of a corpus, cut into chunks of one record and of all, read in large pieces and in small ones,
/// which must give the same.
package class CorpusSubject {
  private let folder: TemporaryFolder
  private let parser: ChunkParser
  private let path: String

  init(name: String) throws {
    folder = try TemporaryFolder()
    path = folder.path + "/" + name
    parser = try ChunkParser(options: ReadingOptions())
  }

  /// - Parameter isPacked: whether the bytes are compressed: where damage is told then depends on the pieces.
  func read(_ bytes: [UInt8], isPacked: Bool = false) throws {
    try FileBytes.write(bytes, to: path)
    // Inputs are small, and what they unpack to should be.
    var limits = CorpusReader.Limits()
    limits.unpackedBytes = 1 << 14
    limits.bufferBytes = 1 << 14
    let whole = try outcome(limits)
    limits.chunkBytes = 1
    if !isPacked { limits.bufferBytes = 96 }
    let cut = try outcome(limits)
    try FuzzFault.unless(whole.articles == cut.articles, "chunks change the articles")
    try FuzzFault.unless(whole.problems == cut.problems, "chunks change the problems")
    try FuzzFault.unless(!whole.articles.isEmpty || !whole.problems.isEmpty, "lost without a word")
  }

  private func outcome(
    _ limits: CorpusReader.Limits
  ) throws -> (articles: [String], problems: [String]) {
    let reader = try CorpusReader(inputs: [path], options: ReadingOptions(), limits: limits)
    var articles: [String] = []
    var problems: [String] = []
    while let chunk = try reader.next() {
      problems += reader.takeProblems().map(\.description)
      let batch = parser.parse(chunk)
      for article in batch.articles {
        try check(article, batch.bytes.count)
        let id = String(decoding: batch.bytes[article.id], as: UTF8.self)
        articles.append("\(article.offset) \(article.hash) \(article.published) \(id)")
      }
      problems += batch.problems.map(\.description)
    }
    problems += reader.takeProblems().map(\.description)
    return (articles, problems)
  }

  private func check(_ article: ArticleSlice, _ count: Int) throws {
    for range in [
      article.id, article.title, article.date, article.source, article.url, article.body,
    ] {
      try FuzzFault.unless(range.upperBound <= count, "a range beyond the batch")
    }
    try FuzzFault.unless(
      !article.id.isEmpty && !article.body.isEmpty, "an article without id or body")
    try FuzzFault.unless(
      (0...article.body.count).contains(article.headlineLength), "a headline beyond the body")
  }
}

/// JSON: lines, values over several lines, arrays.
package final class JSONSubject: CorpusSubject, FuzzSubject {
  package static let dictionary = [
    "{", "}", "[", "]", "\"", ":", ",", "\\u", "\\ud83d", "\\ude00", "\\u0000", "\\n", "\n", "\r\n",
    "{\"body\":\"x\"}", "\"id\":", "\"title\":", "\"date\":\"2013-01-02T03:04:05Z\"",
    "\"url\":\"http://x.org/2013/05/06/a\"",
    "\"source\":", "\"body\":", "\"published\":", "\"timestamp\":1388534400", "null", "true",
    "1e999", "-0",
    "123456789012345678901234567890", "{\"$date\":", "\u{FEFF}", "\u{2028}", "\u{85}",
    "Posted on 3 May 2012",
  ]

  package convenience init() throws { try self.init(name: "input.jsonl") }

  package func run(_ input: [UInt8]) throws { try read(input) }
}

/// SGML of the Reuters-21578 collection.
package final class SGMLSubject: CorpusSubject, FuzzSubject {
  package static let dictionary = [
    "<REUTERS", "<REUTERS NEWID=\"1\">", "</REUTERS>", "<DATE>26-FEB-1987 15:01:01.79</DATE>",
    "<PLACES>", "</PLACES>",
    "<D>", "</D>", "<D ", "<TEXT>", "<TEXT TYPE=\"BRIEF\">", "</TEXT>", "<TITLE>", "</TITLE>",
    "<AUTHOR>",
    "<DATELINE>", "</DATELINE>", "<BODY>", "</BODY>", "&lt;", "&amp;", "&#3;", "&#xD800;",
    "&#99999999;", "<!DOCTYPE lewis",
    "\n", ">", "<", "\"",
  ]

  package convenience init() throws { try self.init(name: "input.sgm") }

  package func run(_ input: [UInt8]) throws { try read(Array("<REUTERS>".utf8) + input) }
}

/// Text files of any encoding, with the header lines in which publication dates are looked for.
package final class TextSubject: CorpusSubject, FuzzSubject {
  package static let dictionary = [
    "\n", "\n\n", "\r", "Date: ", "Published: ", "Posted on ", "Updated ", "3 May 2012",
    "2012-05-03", "05/03/2012",
    "May 3, 2012", "3 mai 2012", "平成24年5月3日", "2012年5月3日", "KIDAL, Mali (AP) - ",
    "PARIS, May 3 (Reuters) - ", "By ",
    "Source: ", "http://x.org/2012/05/03/a.html", "31/02/2013", "99999999999999999999", "12:61:61",
    "GMT", "\u{FEFF}", "\u{85}",
    "é", "\u{1}", "Headline Words Here", "| ", "Friday",
  ]

  package convenience init() throws { try self.init(name: "input") }

  package func run(_ input: [UInt8]) throws { try read(input) }
}

/// Damaged gzip and zstd.
package final class PackedSubject: CorpusSubject, FuzzSubject {
  package static let dictionary = [
    "\u{1F}", "(\u{5}", "\0\0\0\0", "{\"body\":\"x\"}\n",
  ]

  package convenience init() throws { try self.init(name: "input.jsonl") }

  package func run(_ input: [UInt8]) throws {
    let marks: [[UInt8]] = [[0x1F, 0x8B, 8], [0x28, 0xB5, 0x2F, 0xFD], [0x50, 0x2A, 0x4D, 0x18]]
    try read(marks[Int(input.first ?? 0) % marks.count] + input.dropFirst(), isPacked: true)
  }
}

/// Files, written anew thousands of times.
enum FileBytes {
  static func write(_ bytes: [UInt8], to path: String) throws {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard descriptor >= 0 else { throw FuzzFault("\(path) cannot be written") }
    defer { close(descriptor) }
    let count = unsafe bytes.withUnsafeBytes {
      unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
    }
    guard count == bytes.count else { throw FuzzFault("\(path) cannot be written") }
  }
}
