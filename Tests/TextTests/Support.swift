import Testing
import Text

/// One token as tests like to see it.
struct SeenToken: Hashable, CustomStringConvertible {
  var term: String
  var start: Int
  var end: Int
  var position: Int

  var description: String { "\(term)@\(start)..<\(end)#\(position)" }
}

extension Analyzer {
  /// The tokens of `text`, with positions from 0.
  func tokens(of text: [UInt8]) throws -> [SeenToken] {
    var buffer = TokenBuffer()
    let next = try append(text.span, to: &buffer, firstPosition: 0)
    #expect(Int(next) == (buffer.tokens.last.map { Int($0.position) + 1 } ?? 0))
    return (0..<buffer.count).map { index in
      let token = buffer.tokens[index]
      return SeenToken(
        term: buffer.term(index), start: Int(token.start), end: Int(token.end),
        position: Int(token.position))
    }
  }

  /// The normalized forms of `text`.
  func terms(of text: String) throws -> [String] { try tokens(of: Array(text.utf8)).map(\.term) }
}

/// The bytes of the tokens in `text`, as strings.
func spans(_ tokens: [SeenToken], of text: String) -> [String] {
  let bytes = Array(text.utf8)
  return tokens.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) }
}

/// A small generator of random numbers (SplitMix64, Steele, Lea and Flood 2014) that repeats from its seed.
struct SeededGenerator: RandomNumberGenerator {
  let seed: UInt64
  private var state: UInt64

  init(seed: UInt64) {
    self.seed = seed
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
