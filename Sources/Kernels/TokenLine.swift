/// The tokens of articles in a row, a byte for each: which of 255 terms stands there, 0 for any other.
public struct TokenLine: Sendable {
  /// Number of the first article.
  public private(set) var first: UInt32 = 0
  /// The bytes, and `padding` more.
  var marks: [UInt8] = []
  /// Where each article begins, and where the last one ends.
  private(set) var starts = [0]

  /// Eight bytes can be read at every token.
  private static let padding = 8

  /// A line of no article.
  public init() {}

  /// One past the last article.
  public var end: UInt32 { first &+ UInt32(truncatingIfNeeded: starts.count &- 1) }

  /// Makes it a line of no article, of which `article` will be the first.
  public mutating func begin(at article: UInt32) {
    first = article
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
  }

  /// Adds the next article, of `length` tokens.
  public mutating func append(length: UInt32) {
    starts.append(starts[starts.count - 1] + Int(length))
  }

  /// Takes all marks away; to be called after the last `append`.
  public mutating func clear() {
    let missing = starts[starts.count - 1] + Self.padding - marks.count
    if missing > 0 { marks.append(contentsOf: repeatElement(0, count: missing)) }
    unsafe marks.withUnsafeMutableBufferPointer { unsafe $0.update(repeating: 0) }
  }
}

extension PositionScan {
  /// Puts `mark` to the line wherever the term stands in the line's articles; false if positions are
  /// damaged.
  ///
  /// The block is given as to `read`; lines ascend.
  public mutating func mark(
    _ mark: UInt8, on line: inout TokenLine, articles: Span<UInt32>, frequencies: Span<UInt32>,
    sizes: RawSpan, first: UInt32, bytes: RawSpan
  ) -> Bool {
    let shapes = PositionCode.shapes
    let table = shapes.span
    _ = find(line.first, articles, frequencies, sizes, first: first, bytes, table)
    let (lineFirst, lineEnd, starts) = (line.first, line.end, line.starts)
    var (index, place) = (index, place)
    defer { (self.index, self.place) = (index, place) }
    return unsafe line.marks.withUnsafeMutableBufferPointer { marks in
      while index < articles.count, articles[index] < lineEnd {
        let number = Int(articles[index] &- lineFirst)
        let (start, end) = (starts[number], starts[number &+ 1])
        let code = unsafe sizes.unsafeLoad(
          fromByteOffset: Int(articles[index] &- first), as: UInt8.self)
        let shape = PositionCode.shape(frequencies[index], code: code, table)
        let isWhole = PositionCode.decode(
          bytes, at: place, frequency: frequencies[index], shape
        ) { position in
          let target = start &+ Int(position)
          if target < end { unsafe marks[target] = mark }
        }
        guard isWhole else { return false }
        place &+= shape.bitCount
        index &+= 1
      }
      return true
    }
  }
}
