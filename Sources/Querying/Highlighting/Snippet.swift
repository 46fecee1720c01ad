/// A piece of an article around matches, with the matches in it.
package struct Snippet: Hashable, Sendable {
  /// Where a snippet comes from: the given title, or the body.
  package enum Field: String, Sendable {
    case title, body
  }

  package var field: Field
  /// The bytes of the piece.
  package var text: [UInt8]
  /// Where it begins in title or body, bytes.
  package var start: Int
  /// Whether nothing but white space follows it.
  package var endsText: Bool
  /// The matches in it: byte ranges of title or body.
  package var spans: [Range<Int>]
}
