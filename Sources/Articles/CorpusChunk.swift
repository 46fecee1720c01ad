/// Whole records of one file, or several small text files, on their way to a `ChunkParser`.
package struct CorpusChunk: Sendable {
  /// Chunks are numbered from 0 in the order of the corpus.
  package let sequence: Int
  /// Holds the pieces, and perhaps more.
  let bytes: [UInt8]
  let pieces: [Piece]

  /// How many unpacked bytes it holds.
  package var byteCount: Int { pieces.reduce(0) { $0 + $1.range.count } }

  /// A stretch of one file.
  struct Piece: Sendable {
    let kind: RecordKind
    let file: CorpusFileName
    /// In the chunk's bytes.
    let range: Range<Int>
    let position: FilePosition
    /// Whether these are all records of the file and there is only one.
    let isAlone: Bool
  }
}

/// The two names of a file.
struct CorpusFileName: Sendable, Equatable {
  /// As a user of this machine names it.
  let shown: String
  /// As articles cite it: it does not depend on where the folder stands.
  let cited: String

  /// The most bytes that each article of the file has of its name: as its path, and in its id.
  var articleBytes: Int { 2 * cited.utf8.count }
}

/// What stands before a place in an unpacked file.
struct FilePosition: Sendable, Equatable {
  var offset: UInt64 = 0
  /// Line ends before.
  var lines = 0
  /// Records before, broken ones included.
  var records = 0
}

/// What a file's records are.
enum RecordKind: Sendable, Equatable {
  /// The whole file is an article.
  case text
  /// One object in each line that is not blank.
  case jsonLines
  /// Objects over several lines, end to end or as elements of an array.
  case jsonValues
  /// `<REUTERS …>…</REUTERS>`
  case sgml
}
