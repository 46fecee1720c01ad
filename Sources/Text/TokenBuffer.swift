/// The tokens of one or more texts, as parallel arrays: the block that `Text` hands to the rooms above.
///
/// No token owns memory. The normalized form of token `i` is the bytes `forms[i]` of `terms`.
public struct TokenBuffer: Sendable {
  /// One token.
  public struct Token: Hashable, Sendable {
    /// First byte of the token in the text that was analyzed.
    public var start: UInt32
    /// One past its last byte.
    public var end: UInt32
    /// Token position, counted from the position that the caller gave.
    public var position: UInt32

    /// The token at the bytes `start ..< end`.
    @inlinable
    public init(start: UInt32, end: UInt32, position: UInt32) {
      self.start = start
      self.end = end
      self.position = position
    }
  }

  /// The tokens in text order; none if `hasSpans` is false.
  public var tokens: [Token] = []
  /// Whether spans and positions are kept: whoever needs terms only saves the time.
  public var hasSpans = true
  /// Where in `terms` the normalized form of each token stands.
  public var forms: [Range<UInt32>] = []
  /// The normalized forms (UTF-8).
  public var terms: [UInt8] = []

  /// An empty buffer.
  @inlinable
  public init() {}

  /// Number of tokens.
  @inlinable
  public var count: Int { forms.count }

  /// Empties the buffer and keeps its memory.
  @inlinable
  public mutating func removeAll() {
    tokens.removeAll(keepingCapacity: true)
    forms.removeAll(keepingCapacity: true)
    terms.removeAll(keepingCapacity: true)
  }

  /// The bytes of `terms` that hold the normalized form of token `index`.
  @inlinable
  public func termRange(_ index: Int) -> Range<Int> {
    Int(forms[index].lowerBound)..<Int(forms[index].upperBound)
  }

  /// The normalized form of token `index` as a string, for messages and tests.
  public func term(_ index: Int) -> String {
    String(decoding: terms[termRange(index)], as: UTF8.self)
  }
}
