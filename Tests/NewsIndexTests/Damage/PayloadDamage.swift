import TestSupport

/// Damage that a faulty writer or an attacker may do to what a file says, with checksums that fit.
enum PayloadDamage {
  /// Changes, cuts or lengthens the payload at a random place.
  static func apply(to payload: inout [UInt8], _ random: inout SeededGenerator) {
    guard !payload.isEmpty else { return payload.append(UInt8(truncatingIfNeeded: random.next())) }
    // Trailers and tables stand at the end: half of the damage goes there.
    let first = random.chance(0.5) ? max(0, payload.count - 64) : 0
    let place = Int.random(in: first..<payload.count, using: &random)
    switch Int.random(in: 0..<8, using: &random) {
    case 0: payload[place] = 0xFF
    case 1: payload[place] = 0x80
    case 2: for byte in place..<min(payload.count, place + 8) { payload[byte] = 0xFF }
    case 3:
      for byte in place..<min(payload.count, place + 8) {
        payload[byte] = byte & 7 == 7 ? 0x7F : 0xFF
      }
    case 4: payload.removeLast(Int.random(in: 1...min(16, payload.count), using: &random))
    case 5: payload.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
    case 6: payload[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    default: payload[place] = UInt8(truncatingIfNeeded: random.next())
    }
  }
}
