import Querying
import TestSupport
import Testing

struct EditDistanceTests {
  @Test(
    arguments: [
      ("", "", 0), ("a", "", 1), ("mali", "mali", 0), ("mali", "mail", 1), ("mali", "male", 1),
      ("mali", "malia", 1), ("mali", "ali", 1), ("mali", "amil", 2), ("mali", "kali", 1),
      ("tombouctou", "tombuctu", 2), ("é", "e", 1), ("日本", "本日", 1), ("ca", "abc", 3),
      ("mali", "niger", 5), ("𝔘a", "a𝔘", 1),
    ])
  func countsEdits(a: String, b: String, distance: Int) {
    #expect(referenceDistance(Array(a.unicodeScalars), Array(b.unicodeScalars)) == distance)
    for limit in 1...2 {
      #expect(
        EditDistance.within(Array(a.utf8).span, Array(b.utf8).span, limit: limit)
          == (distance <= limit))
    }
  }

  @Test
  func agreesWithTheTable() {
    var random = SeededGenerator(seed: TestSeed.current)
    let letters = ["a", "b", "c", "é", "è", "日", "本"]
    for _ in 0..<30_000 {
      var a = (0..<Int.random(in: 0...7, using: &random)).map { _ in random.pick(letters) }
      var b = a
      for _ in 0..<Int.random(in: 0...4, using: &random) { edit(&b, letters, using: &random) }
      if random.chance(0.2) { swap(&a, &b) }
      let (one, other) = (a.joined(), b.joined())
      let distance = referenceDistance(Array(one.unicodeScalars), Array(other.unicodeScalars))
      for limit in 1...2 {
        #expect(
          EditDistance.within(Array(one.utf8).span, Array(other.utf8).span, limit: limit)
            == (distance <= limit), "\(one) \(other) \(limit)")
      }
    }
  }

  private func edit(
    _ word: inout [String], _ letters: [String], using random: inout SeededGenerator
  ) {
    let place = Int.random(in: 0...word.count, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: word.insert(random.pick(letters), at: place)
    case 1 where place < word.count: word.remove(at: place)
    case 2 where place < word.count: word[place] = random.pick(letters)
    case 3 where place + 1 < word.count: word.swapAt(place, place + 1)
    default: break
    }
  }
}
