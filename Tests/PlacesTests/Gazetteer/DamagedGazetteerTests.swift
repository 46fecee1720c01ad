import Bytes
import Places
import TestSupport
import Testing

/// Damaged bytes give an error or a wrong answer, and never a trap.
@Suite struct DamagedGazetteerTests {
  let bytes: [UInt8]

  init() throws {
    bytes = try GazetteerBuilder(
      rows: Array(RandomRows(seed: TestSeed.current).rows),
      facts: ["alpha": .firstName, "mr": .title]
    ).compile()
  }

  /// Asks for everything.
  private func exercise(_ gazetteer: Gazetteer) {
    for node in Array(0..<UInt32(gazetteer.nodeCount)).prefix(600) + [.max, 1 << 28] {
      var up = node
      while up != 0 { up = gazetteer.parent(of: up) }
      _ = gazetteer.end(of: node)
      _ = gazetteer.name(of: node)
      _ = gazetteer.alternates(of: node)
      _ = gazetteer.members(of: node)
      _ = gazetteer.countryCode(of: node)
      _ = gazetteer.countryNode(of: node)
      _ = gazetteer.admin1Node(of: node)
      _ = gazetteer.coordinates(of: node)
      _ = gazetteer.node(withID: gazetteer.id(of: node))
      _ = gazetteer.part(of: node, .north)
    }
    for name in [["alpha"], ["beta", "gamma"], ["saint", "nova", "ost"], ["mr"], ["none"]] {
      let state = gazetteer.state(name)
      for reading in gazetteer.readings(at: state) { _ = gazetteer.name(of: reading.node) }
    }
    for state: UInt32 in [0, 1, 77, 100_000, .max] { _ = gazetteer.readingRange(at: state) }
  }

  @Test("flipped bits")
  func flips() throws {
    var generator = SeededGenerator(seed: TestSeed.current)
    for round in 0..<400 {
      var damaged = bytes
      // The header decides most: half of the damage goes there.
      let limit = round.isMultiple(of: 2) ? 280 : bytes.count
      let place = Int.random(in: 0..<limit, using: &generator)
      damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      guard let gazetteer = try? Gazetteer(bytes: damaged) else { continue }
      if place >= 16 { #expect(throws: IndexCorruption.self) { try gazetteer.verify() } }
      exercise(gazetteer)
    }
  }

  @Test("cut off files")
  func truncations() throws {
    var generator = SeededGenerator(seed: TestSeed.current)
    for length in Array(0..<300)
      + (0..<100).map({ _ in Int.random(in: 0..<bytes.count, using: &generator) })
    {
      #expect(throws: IndexCorruption.self) { try Gazetteer(bytes: Array(bytes[..<length])) }
    }
  }

  @Test("other files")
  func others() {
    #expect(throws: IndexCorruption.self) {
      try Gazetteer(bytes: [UInt8](repeating: 0x41, count: 5000))
    }
    var newer = bytes
    newer[8] = 99
    #expect(throws: IndexCorruption.self) { try Gazetteer(bytes: newer) }
  }
}
