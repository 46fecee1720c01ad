import Text

extension TokenBuffer {
  /// Positions of the tokens that end within the first `byteCount` bytes of the text: where the headline ends that is
  /// part of a body.
  ///
  /// - Complexity: O(these tokens). The tokens must have spans.
  package func positions(within byteCount: Int) -> UInt32 {
    var count: UInt32 = 0
    for token in tokens {
      guard Int(token.end) <= byteCount else { break }
      count = token.position + 1
    }
    return count
  }
}
