/// The tokens of articles in a row, a byte for each: which of 255 terms stands there, 0 for any other.
public struct TokenLine: Sendable {
  /// Number of the first article.
  public private(set) var first: UInt32 = 0
  /// The bytes, and `padding` more.
  var marks: [UInt8] = []
  /// Where each article begins, and where the last one ends.
  private(set) var starts = [0]

  /// So many bytes can be read at every token.
  static let padding = 64

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

  /// Where the tokens of article `index` begin.
  public func start(_ index: Int) -> Int { starts[index] }

  /// Marks the tokens from `start` on; to be called after `clear`.
  ///
  /// - Parameters:
  ///   - known: other marks of the same tokens.
  ///   - table: what each of these 256 becomes.
  public mutating func write(_ known: Span<UInt8>, from start: Int, by table: Span<UInt8>) {
    guard table.count == 256, start >= 0, start + known.count <= marks.count else { return }
    var marks = marks.mutableSpan
    for index in known.indices {
      unsafe marks[unchecked: start &+ index] = table[unchecked: Int(known[unchecked: index])]
    }
  }
}
