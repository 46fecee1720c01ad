import Bytes
import Kernels
import TestSupport
import Testing

@testable import Postings

/// The look-up in a block of a dictionary, in C, against the one that goes step by step.
struct TermBlockTests {
  private static let letters: [UInt8] = [0x01, 0x61, 0x62, 0xFF]

  /// Distinct terms in byte order, many of which begin alike; the empty one may be among them.
  private func terms(_ count: Int, using random: inout SeededGenerator) -> [[UInt8]] {
    var terms: Set<[UInt8]> = []
    while terms.count < count {
      let length = Int.random(in: 0...random.pick([2, 4, 9, 300]), using: &random)
      terms.insert((0..<length).map { _ in random.pick(Self.letters) })
    }
    return terms.sorted { $0.lexicographicallyPrecedes($1) }
  }

  private func number(using random: inout SeededGenerator) -> Int {
    Int.random(in: 0...random.pick([1, 127, 128, 1 << 14, 1 << 31, 1 << 40]), using: &random)
  }

  private func block(_ terms: [[UInt8]], using random: inout SeededGenerator) -> [UInt8] {
    var bytes: [UInt8] = []
    VarInt.append(number(using: &random), to: &bytes)
    VarInt.append(number(using: &random), to: &bytes)
    var previous: [UInt8] = []
    for term in terms {
      let shared = zip(previous, term).prefix { $0 == $1 }.count
      VarInt.append(shared, to: &bytes)
      VarInt.append(term.count - shared, to: &bytes)
      bytes += term[shared...]
      VarInt.append(min(Int(UInt32.max), number(using: &random)), to: &bytes)
      for _ in 0..<3 { VarInt.append(number(using: &random), to: &bytes) }
      previous = term
    }
    return bytes
  }

  /// What the look-up step by step says; nil where it finds damage.
  private func expected(
    _ term: [UInt8], _ bytes: [UInt8], _ terms: Int
  ) -> DictionarySearch.Result? {
    var block = TermBlock()
    do throws(TermBlock.Damage) {
      guard let found = try block.entry(of: term.span, in: bytes.span, terms: terms) else {
        return .missing
      }
      return .found(
        DictionarySearch.Entry(
          articles: found.articles, repeats: found.occurrences - found.articles,
          postings: found.postings, positions: found.positions))
    } catch {
      return nil
    }
  }

  private func sought(
    _ terms: [[UInt8]], using random: inout SeededGenerator
  ) -> [[UInt8]] {
    terms + terms.flatMap { [$0 + [0x61], Array($0.dropLast()), $0.dropLast() + [0x62]] }
      + self.terms(20, using: &random) + [[], [0x00]]
  }

  @Test
  func termsAreFound() {
    var random = SeededGenerator(seed: TestSeed.current)
    for count in [0, 1, 2, 7, 31, 32] {
      let terms = terms(count, using: &random)
      let bytes = block(terms, using: &random)
      for term in sought(terms, using: &random) {
        let found = DictionarySearch.entry(of: term.span, in: bytes.span, entries: count)
        #expect(found == expected(term, bytes, count))
        let isFound = if case .found = found { true } else { false }
        #expect(isFound == terms.contains(term))
      }
    }
  }

  /// Bytes that are anything: what is damaged is never taken for an entry, and nothing else for damage but numbers of ten
  /// bytes.
  @Test
  func damageIsSeen() {
    var random = SeededGenerator(seed: TestSeed.current &+ 1)
    var odd = 0
    for _ in 0..<400 {
      let terms = terms(random.pick([1, 3, 32]), using: &random)
      var bytes = block(terms, using: &random)
      if random.chance(0.3) { bytes.removeLast(Int.random(in: 1...bytes.count, using: &random)) }
      for _ in 0..<Int.random(in: 0...3, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: bytes.indices, using: &random)
        bytes[place] = random.pick([0, 0x7F, 0x80, 0xFF, bytes[place] ^ 1])
      }
      for term in sought(terms, using: &random).shuffled(using: &random).prefix(20) {
        let found = DictionarySearch.entry(of: term.span, in: bytes.span, entries: terms.count)
        let expected = expected(term, bytes, terms.count)
        if found == .odd { odd += 1 } else { #expect(found == expected) }
        #expect(expected != nil || found == .odd)
      }
    }
    #expect(odd > 100)
  }

  /// First terms whose ends are damaged.
  @Test
  func endsAreChecked() {
    var random = SeededGenerator(seed: TestSeed.current &+ 2)
    for _ in 0..<200 {
      let terms = terms(Int.random(in: 1...40, using: &random), using: &random)
      let all = terms.flatMap { $0 }
      let base = UInt32.random(in: 0...random.pick([0, 1 << 20]), using: &random)
      var end = base
      var ends: [UInt8] = []
      for term in terms {
        end += UInt32(term.count)
        ends.appendLittleEndian(end)
      }
      func search(_ term: [UInt8]) -> Int? {
        DictionarySearch.firstTerm(
          above: term.span, ends: ends.span.bytes, count: terms.count, base: base,
          terms: all.span.bytes)
      }
      for term in sought(terms, using: &random) {
        #expect(search(term) == terms.count { !term.lexicographicallyPrecedes($0) })
      }
      let place = Int.random(in: ends.indices, using: &random)
      ends[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
      for term in terms { #expect(search(term).map { $0 <= terms.count } ?? true) }
      let tooMany = DictionarySearch.firstTerm(
        above: all.span, ends: ends.span.bytes, count: terms.count + 1, base: base,
        terms: all.span.bytes)
      #expect(tooMany == nil)
    }
  }
}
