import CWords

/// Finds the tokens of a text that are not small words behind one space, as most words of running text are.
package enum NotableTokens {
  /// Puts the indexes of those tokens to `found`, ascending, and returns how many there are: the first token, tokens
  /// that begin with anything but an ASCII small letter, and those before which something other than one space stands.
  ///
  /// - Parameter found: grows as needed and never shrinks.
  /// - Complexity: O(tokens).
  package static func find(
    in tokens: Span<TokenBuffer.Token>, of text: Span<UInt8>, into found: inout [UInt32]
  ) -> Int {
    let missing = tokens.count - found.count
    if missing > 0 { found.append(contentsOf: repeatElement(0, count: missing)) }
    return unsafe tokens.withUnsafeBufferPointer { tokens in
      unsafe text.withUnsafeBufferPointer { text in
        unsafe found.withUnsafeMutableBufferPointer { found in
          // A token of C is one of Swift.
          unsafe UnsafeRawPointer(tokens.baseAddress).map { start in
            unsafe cwords_notable(
              text.baseAddress, text.count, start.assumingMemoryBound(to: cwords_token.self),
              tokens.count, found.baseAddress)
          } ?? 0
        }
      }
    }
  }
}
