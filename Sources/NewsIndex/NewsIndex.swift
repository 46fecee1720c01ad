import Bytes
import Calendar
import Querying
import Segments
import Text

/// An open index: search, count, show.
///
/// One per thread.
public final class NewsIndex {
  /// The folder of the index.
  public let path: String
  let directory: IndexDirectory
  let searcher: Searcher
  let zstandard = Zstandard()
  /// Made at the first snippet.
  var cutter: SnippetCutter?
  /// The day that words of the last query counted from, as it was written and as it was read.
  var lastToday: (text: String, day: Day)?

  /// Opens the index in a folder.
  ///
  /// - Throws: an error whose description says what is wrong and what to do.
  public init(path: String) throws {
    self.path = path
    directory = try IndexDirectory(opening: path)
    searcher = try Searcher(directory)
  }

  /// Does what reads the index, and gives its result only if no file was cut off until then.
  ///
  /// An error may come of that as well.
  func confirming<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      let result = try body()
      try directory.confirm()
      return result
    } catch {
      try directory.confirm()
      throw error
    }
  }

  /// Whether a folder holds an index.
  public static func isIndex(_ path: String) -> Bool { IndexDirectory.isIndex(path) }

  /// What to tell a user whose ICU differs from the one that built the index; nil if it does not.
  public var note: String? {
    let built = directory.manifest.icuVersion
    guard built != ICUVersion.current else { return nil }
    return "the index was built with ICU \(built), this program has ICU \(ICUVersion.current); "
      + "words of some languages may be cut differently"
  }

  /// How many articles match.
  public func count(_ query: QueryText) throws -> Count {
    try confirming {
      let parsed = try parse(query)
      return Count(articles: try searcher.count(parsed.query), hints: try hints(of: parsed))
    }
  }

  /// How many articles match, and how many distinct spans in them.
  public func countMatches(_ query: QueryText) throws -> (count: Count, matches: Int) {
    try confirming {
      let parsed = try parse(query)
      let found = try searcher.countMatches(parsed.query)
      return (Count(articles: found.articles, hints: try hints(of: parsed)), found.spans)
    }
  }
}

/// A number of articles.
public struct Count: Hashable, Sendable {
  /// How many articles match.
  public let articles: Int
  /// What the author of the query may want to know, a line each.
  public let hints: [String]
}
