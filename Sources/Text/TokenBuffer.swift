/// The tokens of one or more texts, as parallel arrays: the block that `Text` hands to the rooms above.
///
/// No token owns memory. The normalized form of token `i` is
/// `terms[i == 0 ? 0 : tokens[i - 1].termEnd ..< tokens[i].termEnd]`.
public struct TokenBuffer: Sendable {
  /// One token.
  public struct Token: Hashable, Sendable {
    /// First byte of the token in the text that was analyzed.
    public var start: UInt32
    /// One past its last byte.
    public var end: UInt32
    /// Token position, counted from the position that the caller gave.
    public var position: UInt32
    /// One past the last byte of the normalized form in `terms`.
    public var termEnd: UInt32

    /// The token at the bytes `start ..< end`.
    @inlinable
    public init(start: UInt32, end: UInt32, position: UInt32, termEnd: UInt32) {
      self.start = start
      self.end = end
      self.position = position
      self.termEnd = termEnd
    }
  }

  /// The tokens in text order.
  public var tokens: [Token] = []
  /// The normalized forms, end to end (UTF-8).
  public var terms: [UInt8] = []

  /// An empty buffer.
  @inlinable
  public init() {}

  /// Number of tokens.
  @inlinable
  public var count: Int { tokens.count }

  /// Empties the buffer and keeps its memory.
  @inlinable
  public mutating func removeAll() {
    tokens.removeAll(keepingCapacity: true)
    terms.removeAll(keepingCapacity: true)
  }

  /// The bytes of `terms` that hold the normalized form of token `index`.
  @inlinable
  public func termRange(_ index: Int) -> Range<Int> {
    let lower = index == 0 ? 0 : Int(tokens[index - 1].termEnd)
    return lower..<Int(tokens[index].termEnd)
  }

  /// The normalized form of token `index` as a string, for messages and tests.
  public func term(_ index: Int) -> String {
    String(decoding: terms[termRange(index)], as: UTF8.self)
  }
}
