/// The columns of a segment: fixed numbers for each article, in groups of 4,096 articles.
///
/// Groups are cut at the article numbers at which queries cut their windows, so a window touches
/// one group.
///
/// Grammar (all integers little-endian):
/// ```
/// articles := Group* extent:u8{articles} Trailer
/// Group    := length:u32{n} title:u32{n} published:u64{n}     n = 4096, the last group the rest
///             length: tokens of title and body
///             title:  2 * (tokens in the title zone) + 1 if the title was given, + 0 if it is the
///                     body's first line; the zone is always the first positions
///             published: (seconds + 2^55) * 256 + precision   seconds since 1970-01-01T00:00 in the
///                     article's own zone, start of the interval; precision: day 0, month 1,
///                     year 2, other 3, doubtful 4, none 5
/// extent   := one past the greatest position of any term, rounded up (`SizeCode`)
/// Trailer  := articles:u64 tokens:u64                         (16 bytes at the payload's end)
/// ```
///
/// History: version 2: extents. Version 1, the first.
package enum ArticlesFormat {
  /// Version of the file.
  package static let version: UInt32 = 2
  /// Articles in a group.
  package static let group = 4096
  static let trailerBytes = 16
  /// Bytes of one article in all columns of a group.
  static let articleBytes = 16
  /// Added to seconds so that they sort as unsigned numbers.
  static let secondsBias: Int64 = 1 << 55
}

/// The publication date as the column holds it.
package struct PublishedColumn: Hashable, Sendable {
  /// Start of the interval, seconds since 1970-01-01T00:00 in the article's own zone.
  package var seconds: Int64
  /// 0 day or finer, 1 month, 2 year, 3 other, 4 doubtful, 5 none.
  package var precision: UInt8

  /// The precision of an article without date.
  package static let none: UInt8 = 5

  /// A date of the given precision; `seconds` is 0 without one.
  package init(seconds: Int64, precision: UInt8) {
    self.seconds = seconds
    self.precision = precision
  }

  /// Whether there is a date at all.
  package var isDated: Bool { precision != Self.none }

  var packed: UInt64 {
    UInt64(bitPattern: seconds &+ ArticlesFormat.secondsBias) << 8 | UInt64(precision)
  }

  init(packed: UInt64) {
    seconds = Int64(bitPattern: packed >> 8) &- ArticlesFormat.secondsBias
    precision = UInt8(truncatingIfNeeded: packed)
  }
}

/// One article's row.
package struct ArticleRow: Hashable, Sendable {
  /// Tokens of title and body.
  package var length: UInt32
  /// Tokens of the title zone: positions `0 ..< titleTokens`.
  package var titleTokens: UInt32
  /// Whether the title was given (a zone of its own) or is the body's first line.
  package var titleIsGiven: Bool
  /// When it was published.
  package var published: PublishedColumn
  /// Beyond the positions of all its terms; what is read back is rounded up.
  package var extent: UInt32

  /// The row of an article; `titleTokens` counts within `length`.
  ///
  /// - Parameter extent: the length, if nothing has a position beyond it.
  package init(
    length: UInt32, titleTokens: UInt32, titleIsGiven: Bool, published: PublishedColumn,
    extent: UInt32? = nil
  ) {
    self.extent = extent ?? length
    self.length = length
    self.titleTokens = titleTokens
    self.titleIsGiven = titleIsGiven
    self.published = published
  }

  /// The position at which the body begins, if nothing may cross it; nil where there is no border.
  package var border: UInt32? { titleIsGiven && titleTokens > 0 ? titleTokens : nil }
}
