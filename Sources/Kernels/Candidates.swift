/// Articles that may match, ascending and side by side, with what is known of each: how often the parts of a
/// query occur in it, and its score so far.
///
/// For searches that take lists as wholes, some hundred candidates at a time. The memory is used again.
public struct Candidates {
  /// Most candidates at a time.
  public static let room = 1024
  /// Most parts whose frequencies can be held.
  public static let mostParts = 64

  /// Number of candidates.
  public private(set) var count = 0
  /// The first `count` are valid, here as in all that follows.
  public private(set) var articles = [UInt32](repeating: 0, count: room)
  /// Valid once `startScores` was called.
  public internal(set) var scores = [Double](repeating: 0, count: room)
  var norms = [Double](repeating: 0, count: room)
  private var hasScores = false
  /// For each part of the query how often it occurs.
  private(set) var frequencies: [[UInt32]] = []
  /// The parts of which that is known for all candidates, a bit each.
  private var known: UInt64 = 0
  /// What the look-up under way has found: indexes of candidates, ascending.
  var hits = [UInt16](repeating: 0, count: room)
  private var others = [UInt16](repeating: 0, count: room)
  /// Number of hits.
  public private(set) var hitCount = 0
  /// How many candidates were looked up.
  @usableFromInline private(set) var next = 0
  /// Places in the block at hand, of which `valid` are articles.
  private var places = [UInt8](repeating: 0, count: room)
  private var valid = 0

  /// No candidate.
  public init() {}

  /// Forgets all candidates; makes room for the frequencies of so many parts, at most `mostParts`.
  public mutating func start(parts: Int) {
    while frequencies.count < min(parts, Self.mostParts) {
      frequencies.append([UInt32](repeating: 0, count: Self.room))
    }
    count = 0
    hitCount = 0
    known = 0
    hasScores = false
  }

  /// Whether another block has room.
  public var hasRoom: Bool { count &+ BitPacking.blockCount <= Self.room }

  /// The first index from `start` on whose article lies beyond `last`.
  @inline(__always)
  public func end(from start: Int, beyond last: UInt32) -> Int {
    gallop(from: start, to: count) { articles[$0] > last }
  }

  // MARK: Candidates

  /// Appends the first `valid` articles of a block.
  public mutating func append(_ block: [UInt32], valid: Int) {
    guard hasRoom, valid <= min(block.count, BitPacking.blockCount) else { return }
    for index in 0..<valid { articles[count &+ index] = block[index] }
    count &+= valid
  }

  /// Finds those of the first `valid` frequencies of a block that are at least `least`, for `append(chosen:)`;
  /// returns how many.
  public mutating func choose(_ block: [UInt32], valid: Int, atLeast least: UInt32) -> Int {
    guard valid <= min(block.count, BitPacking.blockCount) else { return 0 }
    self.valid = valid
    return NativeLoops.atLeast(block, count: valid, least, places: &places)
  }

  /// Appends the articles of a block that `choose` found, with their frequencies as those of `part`, if
  /// that is given.
  public mutating func append(
    chosen: Int, of block: [UInt32], frequencies values: [UInt32], part: Int?
  ) {
    guard hasRoom, chosen <= valid, valid <= min(block.count, values.count) else { return }
    NativeLoops.gather(block, places, chosen, into: &articles, at: count)
    if let part, part < frequencies.count {
      NativeLoops.gather(values, places, chosen, into: &frequencies[part], at: count)
      known |= 1 &<< UInt64(part)
    }
    count &+= chosen
  }

  /// Appends articles, no more than a block holds, with their frequencies as those of `part`.
  public mutating func append(_ articles: [UInt32], frequencies values: [UInt32], part: Int) {
    guard hasRoom, part < frequencies.count, articles.count == values.count else { return }
    for index in 0..<min(values.count, BitPacking.blockCount) {
      frequencies[part][count &+ index] = values[index]
    }
    append(articles, valid: articles.count)
    known |= 1 &<< UInt64(part)
  }

  /// How often `part`, whose frequencies are known, occurs in the candidate `index`.
  public func frequency(of part: Int, at index: Int) -> UInt32 { frequencies[part][index] }

  // MARK: Look-ups

  /// Begins the look-up of the candidates in a list, block by block.
  public mutating func startLookup() {
    hitCount = 0
    next = 0
  }

  /// The first candidate that was not looked up yet; nil if all were.
  @inlinable public var nextArticle: UInt32? { next < count ? articles[next] : nil }

  /// Looks up the next candidates up to article `last` among the first `valid` articles of a block; returns how many
  /// are there.
  public mutating func find(upTo last: UInt32, in block: [UInt32], valid: Int) -> Int {
    guard valid <= min(block.count, BitPacking.blockCount) else {
      next = count
      return 0
    }
    self.valid = valid
    let found = NativeLoops.find(
      articles, from: &next, to: count, upTo: last, in: block, valid: valid, hits: &hits,
      at: hitCount, places: &places)
    hitCount &+= found
    return found
  }

  /// The same in a block that is a bit set (`BitSets`) whose first bit is article `base`, the last one `last`.
  public mutating func find(upTo last: UInt32, in bits: RawSpan, base: UInt32) -> Int {
    guard next < count, articles[next] >= base, last >= base,
      Int(last &- base) >> 3 &+ 1 &+ BitFields.padding <= bits.byteCount
    else {
      next = count
      return 0
    }
    valid = BitPacking.blockCount
    let found = NativeLoops.find(
      articles, from: &next, to: count, upTo: last, in: bits, base: base, hits: &hits,
      at: hitCount, places: &places)
    hitCount &+= found
    return found
  }

  /// Takes the frequencies of the `found` candidates that `find` found last, as those of `part`.
  public mutating func takeFrequencies(found: Int, of block: [UInt32], part: Int) {
    guard found <= hitCount, valid <= block.count, part < frequencies.count else { return }
    NativeLoops.gather(block, places, found, into: &frequencies[part], at: hitCount &- found)
  }

  /// Adds the candidate `index` to the hits, beyond those that there are, as one in which `part` occurs
  /// `frequency` times.
  public mutating func addHit(_ index: Int, frequency: UInt32, part: Int) {
    guard index < count, hitCount <= index, part < frequencies.count else { return }
    hits[hitCount] = UInt16(truncatingIfNeeded: index)
    frequencies[part][hitCount] = frequency
    hitCount &+= 1
  }

  /// Takes articles that are in a set of bits, 64 a word, out of the hits again; the first bit is article `base`.
  ///
  /// - Parameter part: of which frequencies were taken.
  public mutating func dropHits(in bits: Span<UInt64>, from base: UInt32, part: Int? = nil) {
    guard let part, part < frequencies.count else {
      hitCount = NativeLoops.discard(bits, from: base, articles, &hits, count: hitCount)
      return
    }
    hitCount = NativeLoops.discard(
      bits, from: base, articles, &hits, count: hitCount, &frequencies[part])
  }

  /// Ends a look-up: keeps the candidates that were found.
  ///
  /// - Parameter part: of which frequencies were taken.
  public mutating func keepHits(part: Int? = nil) {
    keep(hitCount)
    if let part { known |= 1 &<< UInt64(part) }
  }

  /// Ends a look-up: drops the candidates that were found.
  public mutating func dropHits() {
    if hitCount == 0 { return }
    var hit = 0
    var kept = 0
    for index in 0..<count {
      if hit < hitCount, Int(hits[hit]) == index {
        hit &+= 1
      } else {
        others[kept] = UInt16(truncatingIfNeeded: index)
        kept &+= 1
      }
    }
    swap(&hits, &others)
    keep(kept)
  }

  /// Drops the candidates that are in a set of bits, 64 a word; the first bit is article `base`.
  public mutating func drop(_ bits: Span<UInt64>, from base: UInt32) {
    for index in 0..<count { hits[index] = UInt16(truncatingIfNeeded: index) }
    hitCount = count
    dropHits(in: bits, from: base)
    keep(hitCount)
  }

  /// Keeps the candidates at the first `kept` of `hits`.
  mutating func keep(_ kept: Int) {
    hitCount = 0
    if kept == count { return }
    if kept > 0 {
      NativeLoops.keep(&articles, hits, kept)
      var rest = known
      while rest != 0 {
        NativeLoops.keep(&frequencies[rest.trailingZeroBitCount], hits, kept)
        rest &= rest &- 1
      }
      if hasScores {
        NativeLoops.keep(&norms, hits, kept)
        NativeLoops.keep(&scores, hits, kept)
      }
    }
    count = kept
  }

  /// Begins with scores: all are 0.
  ///
  /// Norms are wanted next.
  public mutating func startScores() {
    hasScores = true
    for index in 0..<count { scores[index] = 0 }
  }
}
