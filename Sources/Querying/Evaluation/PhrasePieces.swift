import Kernels
import Postings

/// The pieces of a phrase with annotations: stretches of words and what stands between.
struct PhrasePieces {
  private var pieces: [Piece] = []
  /// The stretches of words, those first whose rarest word is rarest.
  private var stretches: [Int] = []
  private var annotations: [Int] = []
  private var chain = SpanChain()

  /// - Parameter slots: annotations, and words of one term each.
  init(_ slots: [BoundSlot]) throws {
    var stretch: [PostingsList] = []
    for slot in slots {
      if slot.isAnnotation {
        add(stretch)
        stretch = []
        pieces.append(Piece(annotation: try SlotCursor(slot)))
      } else {
        stretch.append(slot.lists[0])
      }
    }
    add(stretch)
    annotations = pieces.indices.filter { pieces[$0].words == nil }
    stretches = pieces.indices.filter { pieces[$0].words != nil }
      .sorted { pieces[$0].rarity < pieces[$1].rarity }
  }

  private mutating func add(_ stretch: [PostingsList]) {
    if !stretch.isEmpty { pieces.append(Piece(words: stretch)) }
  }

  /// Keeps those of `candidates`, which ascend from call to call, that hold every stretch of words.
  mutating func find(in candidates: inout [UInt32]) throws {
    for index in stretches where !candidates.isEmpty {
      try pieces[index].findStarts(in: &candidates)
    }
  }

  /// How often the phrase stands in `article`, one of those that `find` kept; they ascend.
  mutating func count(in article: UInt32, zones: Zones) throws -> UInt32 {
    for index in stretches { pieces[index].takeStarts(in: article) }
    for index in annotations {
      try pieces[index].readSpans(in: article)
      if pieces[index].spans.isEmpty { return 0 }
    }
    chain.begin(with: pieces[0].spans)
    for index in pieces.indices.dropFirst() where !chain.isEmpty {
      chain.append(pieces[index].spans)
    }
    return chain.count(in: zones)
  }
}

/// Words side by side, or an annotation.
private struct Piece {
  /// A stretch of words, and how far the places where it begins were looked at.
  private(set) var words: PhraseWords?
  private var next = 0
  private var annotation: SlotCursor?
  /// Where the piece stands in the article at hand, ascending.
  private(set) var spans: [MatchSpan] = []

  init(words: [PostingsList]) { self.words = PhraseWords(words) }

  init(annotation: SlotCursor) { self.annotation = annotation }

  /// How many articles hold the word that occurs least.
  var rarity: Int { words?.rarest.entry.articles ?? .max }

  /// Finds the stretch in `candidates` and keeps those that hold it.
  mutating func findStarts(in candidates: inout [UInt32]) throws {
    next = 0
    try words?.find(in: candidates, count: candidates.count)
    guard let starts = words?.starts else { return }
    candidates.removeAll(keepingCapacity: true)
    for index in 0..<starts.count where starts.article(index) != candidates.last {
      candidates.append(starts.article(index))
    }
  }

  /// Takes what `findStarts` found in `article`; articles ascend.
  mutating func takeStarts(in article: UInt32) {
    spans.removeAll(keepingCapacity: true)
    guard let words else { return }
    let (starts, length) = (words.starts, words.count)
    while next < starts.count, starts.article(next) < article { next += 1 }
    while next < starts.count, starts.article(next) == article {
      let start = starts.position(next)
      spans.append(MatchSpan(lower: start, upper: start &+ length))
      next += 1
    }
  }

  /// Reads where the annotation stands in `article`; articles ascend.
  mutating func readSpans(in article: UInt32) throws {
    try annotation?.readSpans(of: article, into: &spans)
  }
}
