/// Pieces of a query that need no rules: ASCII letters, digits and spaces.
///
/// Most queries are made of these. What follows is little code on few bytes, which matters more than its speed: when a query
/// comes, the tables and buffers for texts have long left the processor's caches.
enum PlainWords {
  /// The words of `piece`; nil if it is not plain, or if a word in it may be a listed acronym.
  ///
  /// - Complexity: O(bytes).
  static func tokens(of piece: [UInt8]) -> [QueryTokens.Token]? {
    var start = 0
    let first = wordEnd(in: piece, from: start)
    guard first > 0 else { return nil }
    if first == piece.count {
      return token(start..<first, of: piece).map { [$0] }
    }
    var tokens: [QueryTokens.Token] = []
    tokens.reserveCapacity(4)
    while start < piece.count {
      if piece[start] == UInt8(ascii: " ") {
        start += 1
        continue
      }
      let end = wordEnd(in: piece, from: start)
      guard end > start, let token = token(start..<end, of: piece) else { return nil }
      tokens.append(token)
      start = end
    }
    return tokens
  }

  /// One past the letters and digits from `start` on.
  private static func wordEnd(in piece: [UInt8], from start: Int) -> Int {
    var end = start
    while end < piece.count, piece[end] &- 0x30 < 10 || (piece[end] | 0x20) &- 0x61 < 26 {
      end += 1
    }
    return end
  }

  private static func token(_ word: Range<Int>, of piece: [UInt8]) -> QueryTokens.Token? {
    var hasCapital = false
    var hasOther = false
    for index in word {
      let isCapital = piece[index] &- 0x41 < 26
      hasCapital = hasCapital || isCapital
      hasOther = hasOther || !isCapital
    }
    guard hasOther, word.count <= LetterForms.longestWord else { return nil }
    var term = word.count == piece.count ? piece : Array(piece[word])
    if hasCapital {
      for index in term.indices where term[index] &- 0x41 < 26 { term[index] |= 0x20 }
    }
    return QueryTokens.Token(term: term, start: word.lowerBound, end: word.upperBound)
  }
}
