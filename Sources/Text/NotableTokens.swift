import CWords

/// Finds the tokens of texts that are not small words behind one space, as most words of running text are, and says of
/// most of them what stands before them and how they are written.
///
/// What gaps mean is the caller's matter: a gap that it has noted is recognized when its bytes come again.
package struct NotableTokens: Sendable {
  /// A token that is notable.
  package struct Look: Hashable, Sendable {
    /// Its index among the text's.
    package var index: UInt32
    /// What was noted of the gap before it.
    package var gap: UInt16
    /// How it is written: 0 for no ASCII letter or digit at the beginning, 1 a digit, 2 a small letter, 3 a capital and a
    /// small letter somewhere behind it, 4 a capital alone, 5 a capital and no small letter behind it.
    package var shape: UInt8
    /// What the caller has to find out itself, as bits: `gap` and `shape`.
    package var unsettled: UInt8

    /// In `unsettled`: a gap that was not noted, is empty or longer than 7 bytes, or ends a line; that of the first token;
    /// those near the end of the text.
    package static let gapIsUnsettled = UInt8(cwords_gap_unsettled)
    /// In `unsettled`: the shape of a token that begins with no ASCII, or of one without small letters that is long, or
    /// has a full stop or anything but ASCII; those near the end of the text.
    package static let shapeIsUnsettled = UInt8(cwords_shape_unsettled)
  }

  /// The tokens that were found last; never shrinks.
  package private(set) var looks: [Look] = []
  private var gaps = [Gap](repeating: Gap(), count: Int(cwords_gap_slots))

  private struct Gap {
    var key: UInt64 = 0
    var gap: UInt16 = 0
  }

  /// Has noted nothing.
  package init() {}

  /// Puts the notable tokens of a text to `looks`, ascending, and returns how many there are: the first token, tokens that
  /// begin with anything but an ASCII small letter, and those before which something other than one space stands.
  ///
  /// - Parameter lines: the bits of gaps between lines, which stay unsettled.
  /// - Complexity: O(tokens).
  package mutating func find(
    in tokens: Span<TokenBuffer.Token>, of text: Span<UInt8>, lines: UInt16
  ) -> Int {
    let missing = tokens.count - looks.count
    if missing > 0 {
      looks.append(
        contentsOf: repeatElement(Look(index: 0, gap: 0, shape: 0, unsettled: 0), count: missing))
    }
    let gaps = gaps
    return unsafe tokens.withUnsafeBufferPointer { tokens in
      unsafe text.withUnsafeBufferPointer { text in
        unsafe gaps.withUnsafeBytes { gaps in
          unsafe looks.withUnsafeMutableBytes { looks in
            // Tokens, gaps and looks of C are those of Swift.
            guard let tokenStart = unsafe UnsafeRawPointer(tokens.baseAddress),
              let gapStart = gaps.baseAddress, let lookStart = looks.baseAddress
            else { return 0 }
            return unsafe cwords_notable(
              text.baseAddress, text.count, tokenStart.assumingMemoryBound(to: cwords_token.self),
              tokens.count, gapStart.assumingMemoryBound(to: cwords_gap.self), lines,
              lookStart.assumingMemoryBound(to: cwords_look.self))
          }
        }
      }
    }
  }

  /// Notes what the gap at `range` of a text means, if it is short; `find` says so from then on, until another gap takes
  /// its place.
  package mutating func note(_ gap: UInt16, for range: Range<Int>, of text: Span<UInt8>) {
    guard !range.isEmpty, range.count <= Int(cwords_longest_gap) else { return }
    let key = unsafe text.extracting(range).withUnsafeBufferPointer { bytes in
      unsafe cwords_gap_key(bytes.baseAddress, UInt32(bytes.count))
    }
    gaps[Int(cwords_gap_slot(key))] = Gap(key: key, gap: gap)
  }
}
