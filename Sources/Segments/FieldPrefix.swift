/// The fields of an article in the dictionary: which first byte the terms of each carry.
///
/// Words of title and body stand as they are (no token begins with a control character); the terms
/// of other fields follow a control character, so that each field is a range of the dictionary.
package enum FieldPrefix {
  /// Terms of the source ("Reuters"), in a position space of their own.
  package static let source: UInt8 = 0x01

  /// Cardinal numbers in the text: the byte and the number of tokens, posted where the first one stands.
  package static let number: UInt8 = 0x02

  /// The dictionary's term for numbers of so many tokens, at most 255.
  package static func number(tokens: Int) -> [UInt8] { [number, UInt8(clamping: tokens)] }

  /// No term of another field begins with this byte or a greater one, no word with a smaller one.
  package static let firstOfText: UInt8 = 0x20

  /// Whether a term of the dictionary is a word of title or body.
  package static func isText(_ term: [UInt8]) -> Bool {
    term.first.map { $0 >= firstOfText } ?? true
  }

  /// The dictionary's term for a word of the source.
  package static func source(_ term: [UInt8]) -> [UInt8] { [source] + term }
}
