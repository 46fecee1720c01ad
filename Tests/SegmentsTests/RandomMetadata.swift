import Segments
import TestSupport

/// Metadata as no corpus has them, and as many have.
struct RandomMetadata {
  private(set) var articles: [ArticleMetadata] = []
  private let longest: Int

  /// - Parameter longest: bytes of the longest strings but a few.
  init(using random: inout SeededGenerator, longest: Int = 2_000) {
    self.longest = longest
    let count = random.pick([1, 2, 40, 700])
    let isTame = random.chance(0.5)
    for number in 0..<count {
      articles.append(article(number, isTame: isTame, using: &random))
    }
  }

  private func article(
    _ number: Int, isTame: Bool, using random: inout SeededGenerator
  ) -> ArticleMetadata {
    let last = articles.last ?? ArticleMetadata(id: "")
    let isTame = isTame && random.chance(0.95)
    let id =
      isTame
      ? Array("wire/2013/\(random.next() % 1000)-\(number)".utf8)
      : string([last.id, last.url, last.path], using: &random)
    func other(_ before: [UInt8]) -> [UInt8] { string([before, id, last.title], using: &random) }
    return ArticleMetadata(
      id: id, title: other(last.title), titleIsGiven: random.chance(0.5),
      date: random.chance(0.8) ? date(using: &random) : other(last.date),
      source: isTame ? last.source : other(last.source),
      url: isTame ? Array("http://x.example/".utf8) + id : other(last.url),
      places: random.chance(0.5) ? [] : other(last.places), path: isTame ? id : other(last.path),
      offset: random.pick([
        0, last.offset, last.offset &+ 1_000, last.offset &- 77, .max, random.next(),
      ]),
      hash: random.next())
  }

  /// A string that shares much, little or nothing with some.
  private func string(_ others: [[UInt8]], using random: inout SeededGenerator) -> [UInt8] {
    let other = random.pick(others)
    let cut = Int.random(in: 0...other.count, using: &random)
    switch Int.random(in: 0..<10, using: &random) {
    case 0: return []
    case 1: return other
    case 2: return Array(other[..<cut])
    case 3: return Array(other[cut...])
    case 4: return Array((other + noise(using: &random)).suffix(longest))
    case 5: return Array((noise(using: &random) + other).suffix(longest))
    case 6: return Array((other[..<cut] + noise(using: &random) + other[cut...]).suffix(longest))
    case 7: return Array((other + other).suffix(longest))
    case 8 where random.chance(0.01): return [UInt8](repeating: 0x41, count: 500 * longest)
    default: return noise(using: &random)
    }
  }

  private func noise(using random: inout SeededGenerator) -> [UInt8] {
    (0..<random.pick([0, 1, 2, 3, 12, longest / 4])).map { _ in
      random.pick([0, 0x20, 0x2F, 0x61, 0x62, 0x80, 0xC3, 0xFF])
    }
  }

  private func date(using random: inout SeededGenerator) -> [UInt8] {
    let (month, day) = (
      Int.random(in: 1...13, using: &random), Int.random(in: 10...32, using: &random)
    )
    let time =
      "\(Int.random(in: 10...24, using: &random)):\(Int.random(in: 10...60, using: &random))"
    let year = random.pick(["2013", "2012", "0000", "0001", "9999", "1969", "1600"])
    let iso = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day)"
    let forms = [
      iso, "\(iso)T\(time):00Z", "\(iso)T\(time):59Z", "\(iso)T\(time):00-04:00",
      "\(iso)T\(time):07+05:45", "\(iso)T\(time):00+00:00", "\(iso)T\(time):00-00:00",
      "\(iso)T\(time):00+14:00", "\(iso)T\(time):00+23:59", "\(iso)T\(time)Z", "\(iso)T\(time):60Z",
      "\(iso) \(time):00", "\(iso)T\(time):00", "\(iso)T\(time):00.000Z", "\(iso)t\(time):00z",
      "\(iso)Z", "\(day) Jan \(year)", "26-FEB-1987 15:01:01.79", "\(year)-02-29", "\(year)",
      "+\(iso)",
      "12013-01-02", "2013-1-2",
    ]
    return Array(random.pick(forms).utf8)
  }
}
