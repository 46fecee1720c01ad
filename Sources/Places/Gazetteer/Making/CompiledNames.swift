import Bytes

/// The columns of words, states and readings.
struct CompiledNames {
  var words: FingerprintTable
  var steps: FingerprintTable
  var factIndexes: [UInt16] = []
  var factSets: [UInt32] = []
  var starts: [UInt64] = []
  var finals: [UInt64] = []
  var ranks: [UInt32] = []
  var first: [UInt32] = []
  var more: [UInt32] = []
  var factWords: [UInt8] = []
}

extension NameCollector {
  /// Places words and states in their tables, and lists the readings.
  func compile() throws -> CompiledNames {
    let (wordTable, wordSlots) = FingerprintTable.placing(words.map(\.hash))
    let (stepTable, stateNumbers) = placeStates(wordSlots, wordCount: wordTable.fingerprints.count)
    var names = CompiledNames(words: wordTable, steps: stepTable)
    try addFacts(to: &names, wordSlots)
    names.starts = Self.bits(count: wordTable.fingerprints.count) { mark in
      for state in states where state.before < 0 { mark(wordSlots[Int(state.word)]) }
    }
    addReadings(to: &names, stateNumbers)
    for word in factWords {
      names.factWords += [UInt8(clamping: word.utf8.count)] + word.utf8
    }
    return names
  }

  /// Each state's number: a step's hash needs the number of the state before it, so they go by length.
  private func placeStates(_ wordSlots: [Int], wordCount: Int) -> (FingerprintTable, [UInt32]) {
    var lengths = [Int](repeating: 1, count: states.count)
    for (index, state) in states.enumerated() where state.before >= 0 {
      lengths[index] = lengths[Int(state.before)] + 1
    }
    let order = states.indices.filter { lengths[$0] > 1 }.sorted {
      (lengths[$0], $0) < (lengths[$1], $1)
    }
    var homes = FingerprintTable.homes(for: order.count)
    while true {
      var numbers = [UInt32](repeating: 0, count: states.count)
      for (index, state) in states.enumerated() where state.before < 0 {
        numbers[index] = UInt32(wordSlots[Int(state.word)] + 1)
      }
      var table = FingerprintTable(homes: homes)
      let isPlaced = order.allSatisfy { index in
        let state = states[index]
        let hash = TokenHash.of(
          state: numbers[Int(state.before)], word: UInt32(wordSlots[Int(state.word)] + 1))
        guard let slot = table.insert(hash) else { return false }
        numbers[index] = UInt32(wordCount + slot + 1)
        return true
      }
      if isPlaced {
        table.finish()
        return (table, numbers)
      }
      homes += 1
    }
  }

  private func addFacts(to names: inout CompiledNames, _ wordSlots: [Int]) throws {
    names.factSets = [0] + Set(words.map(\.facts.rawValue)).subtracting([0]).sorted()
    guard names.factSets.count <= Int(UInt16.max) else {
      throw GazetteerRowError.tooMany(what: "sets of facts", limit: Int(UInt16.max))
    }
    var indexes: [UInt32: UInt16] = [:]
    for (index, set) in names.factSets.enumerated() { indexes[set] = UInt16(index) }
    names.factIndexes = [UInt16](repeating: 0, count: names.words.fingerprints.count)
    for (word, slot) in zip(words, wordSlots) {
      names.factIndexes[slot] = indexes[word.facts.rawValue] ?? 0
    }
  }

  private func addReadings(to names: inout CompiledNames, _ stateNumbers: [UInt32]) {
    let sorted = meanings.indices.sorted { left, right in
      let (left, right) = (meanings[left], meanings[right])
      if left.state != right.state {
        return stateNumbers[Int(left.state)] < stateNumbers[Int(right.state)]
      }
      if left.prior != right.prior { return left.prior > right.prior }
      return (left.node, left.form) < (right.node, right.form)
    }
    var finals: [Int] = []
    var readings: [UInt32] = []
    // The name in which each node was met last.
    var met = [Int32](repeating: -1, count: (meanings.map { Int($0.node) }.max() ?? 0) + 1)
    for place in sorted.indices {
      let meaning = meanings[sorted[place]]
      let packed = meaning.node | UInt32(meaning.form) << 28
      // A node's likeliest form comes first.
      if met[Int(meaning.node)] != meaning.state {
        met[Int(meaning.node)] = meaning.state
        readings.append(packed)
      }
      if place + 1 < sorted.count, meanings[sorted[place + 1]].state == meaning.state { continue }
      finals.append(Int(stateNumbers[Int(meaning.state)]) - 1)
      names.append(readings)
      readings.removeAll(keepingCapacity: true)
    }
    let count = names.words.fingerprints.count + names.steps.fingerprints.count
    names.finals = Self.bits(count: count) { mark in finals.forEach(mark) }
    names.addRanks()
  }

  private static func bits(count: Int, _ body: ((Int) -> Void) -> Void) -> [UInt64] {
    var bits = [UInt64](repeating: 0, count: count / 64 + 1)
    body { bits[$0 / 64] |= 1 << UInt64($0 % 64) }
    return bits
  }
}

extension CompiledNames {
  fileprivate mutating func append(_ readings: [UInt32]) {
    guard readings.count > 1 else {
      first += readings
      return
    }
    first.append(GazetteerFormat.readingMark | UInt32(more.count))
    more += readings.dropLast()
    more += readings.suffix(1).map { $0 | GazetteerFormat.readingMark }
  }

  fileprivate mutating func addRanks() {
    var rank: UInt32 = 0
    for (index, word) in finals.enumerated() {
      if index % GazetteerFormat.rankWords == 0 { ranks.append(rank) }
      rank += UInt32(word.nonzeroBitCount)
    }
  }
}
