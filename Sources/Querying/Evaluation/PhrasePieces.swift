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
    annotations = pieces.indices.filter { pieces[$0].words.isEmpty }
    stretches = pieces.indices.filter { !pieces[$0].words.isEmpty }
      .sorted { pieces[$0].words[0].cursor.articleCount < pieces[$1].words[0].cursor.articleCount }
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
  /// The lists of a stretch of words with their places in it, the one that occurs least first.
  private(set) var words: [(cursor: PostingsCursor, shift: UInt32)]
  private var annotation: SlotCursor?
  /// Where the stretch stands in the candidates, and how far these were looked at.
  private var starts = PhraseStarts()
  private var next = 0
  /// Where the piece stands in the article at hand, ascending.
  private(set) var spans: [MatchSpan] = []

  init(words: [PostingsList]) {
    let order = words.indices.sorted { words[$0].entry.occurrences < words[$1].entry.occurrences }
    self.words = order.map { (PostingsCursor(words[$0]), UInt32($0)) }
  }

  init(annotation: SlotCursor) {
    words = []
    self.annotation = annotation
  }

  /// Finds the stretch in `candidates` and keeps those that hold it.
  mutating func findStarts(in candidates: inout [UInt32]) throws {
    next = 0
    starts.removeAll()
    try words[0].cursor.appendStarts(in: candidates, shift: words[0].shift, to: &starts)
    for index in words.indices.dropFirst() where starts.count > 0 {
      try words[index].cursor.filterStarts(&starts, shift: words[index].shift)
    }
    candidates.removeAll(keepingCapacity: true)
    for index in 0..<starts.count where starts.article(index) != candidates.last {
      candidates.append(starts.article(index))
    }
  }

  /// Takes what `findStarts` found in `article`; articles ascend.
  mutating func takeStarts(in article: UInt32) {
    spans.removeAll(keepingCapacity: true)
    let length = UInt32(words.count)
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
