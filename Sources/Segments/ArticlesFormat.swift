import Calendar

/// The columns of a segment: fixed numbers for each article, in groups of 4,096 articles.
///
/// Groups are cut at the article numbers at which queries cut their windows, so a window touches
/// one group.
///
/// Grammar (all integers little-endian):
/// ```
/// articles := Group* extent:u8{articles} Shape* Trailer        a Shape for each group
/// Group    := length:u32{n} title:t{n} published:p{n} zero*    n = 4096, the last group the rest; to a multiple of 4
///             length: tokens of title and body
///             title:  2 * (tokens in the title zone) + 1 if the title was given, + 0 if it is the
///                     body's first line; the zone is always the first positions; t: 1, 2 or 4 bytes
///             published: (Published - base) / 2^shift, in p bytes, 0 to 8
/// Published := (seconds + 2^37) << 25 | min(days, 2^17 - 1) << 8 | hasTime << 7 | basis << 3 | precision
///                     seconds since 1970-01-01T00:00 in the article's own zone, start of the interval or, with
///                     hasTime, the time of day; days of the interval; basis: none 0, metadata 1, pattern 2, header 3,
///                     url 4, path 5, dateline 6; precision: day 0, month 1, year 2, other 3, doubtful 4, none 5
/// extent   := one past the greatest position of any term, rounded up (`SizeCode`)
/// Shape    := offset:u64 base:u64 shift:u8 p:u8 t:u8 zero:u8{5}    of a group, which begins at offset; base: u64
/// Trailer  := articles:u64 tokens:u64                         (16 bytes at the payload's end)
/// ```
///
/// History: version 4: titles and dates in as many bytes as their group needs. Version 3: days, time and basis of the
/// publication date. Version 2: extents. Version 1, the first.
package enum ArticlesFormat {
  /// Version of the file.
  package static let version: UInt32 = 4
  /// Articles in a group.
  package static let group = 4096
  static let trailerBytes = 16
  static let shapeBytes = 24
  /// Added to seconds so that they sort as unsigned numbers.
  static let secondsBias: Int64 = 1 << 37
}

/// The publication date as the column holds it.
package struct PublishedColumn: Hashable, Sendable {
  /// Seconds since 1970-01-01T00:00 in the article's own zone: the time of day if it is known, else the start of the
  /// interval.
  package var seconds: Int64
  /// 0 day or finer, 1 month, 2 year, 3 other, 4 doubtful, 5 none.
  package var precision: UInt8
  /// Days of the interval, at most `mostDays`; 0 without a date.
  package var days: UInt32
  /// Whether the time of day is known.
  package var hasTime: Bool
  /// Where the date was found: 0 none, 1 metadata, 2 pattern, 3 header, 4 url, 5 path, 6 dateline.
  package var basis: UInt8

  /// The precision of an article without date.
  package static let none: UInt8 = 5
  /// The precision of one whose date is probably wrong.
  package static let doubtful: UInt8 = 4
  /// The greatest number of days that the column holds.
  package static let mostDays: UInt32 = 1 << 17 - 1

  /// A date of the given precision; `seconds` is 0 without one.
  package init(
    seconds: Int64, precision: UInt8, days: UInt32 = 1, hasTime: Bool = false, basis: UInt8 = 0
  ) {
    self.seconds = seconds
    self.precision = precision
    self.days = precision == Self.none ? 0 : min(days, Self.mostDays)
    self.hasTime = hasTime
    self.basis = basis
  }

  /// Whether there is a date at all.
  package var isDated: Bool { precision != Self.none }

  /// The days that are meant; nil without a date.
  package var interval: DayInterval? {
    guard isDated, days > 0 else { return nil }
    let day = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
    let first = Day(Int32(clamping: day))
    return DayInterval(first, first + (Int(days) - 1))
  }

  /// The eight bytes of the column.
  package var packed: UInt64 {
    let time = UInt64(bitPattern: seconds &+ ArticlesFormat.secondsBias) << 25
    return time | UInt64(days) << 8 | (hasTime ? 0x80 : 0) | UInt64(basis & 15) << 3
      | UInt64(precision & 7)
  }

  init(packed: UInt64) {
    seconds = Int64(packed >> 25) &- ArticlesFormat.secondsBias
    precision = UInt8(packed & 7)
    days = UInt32(packed >> 8 & UInt64(Self.mostDays))
    hasTime = packed & 0x80 != 0
    basis = UInt8(packed >> 3 & 15)
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
