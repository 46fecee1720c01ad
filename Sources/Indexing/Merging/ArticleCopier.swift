import Bytes
import Calendar
import Kernels
import Segments

/// An article on its way into a merge.
struct MergedArticle: Sendable {
  /// Which of the segments it comes from.
  let segment: UInt32
  /// Its number there.
  let article: UInt32
}

/// Copies articles of segments in their new order: rows, records, places and dates; one for each thread.
///
/// Sendable because the pipeline gives it to one task at a time.
final class ArticleCopier: @unchecked Sendable {
  private let segments: [Segment]
  private var metadata: [MetadataCursor]
  private var text: [RecordCursor]
  private let zstandard = Zstandard()
  private var places: PlaceCopier?
  private var dates: DateCopier?

  /// - Parameters:
  ///   - tree: the place nodes of all segments; nil where places are not in the index.
  ///   - worker: its number among the threads.
  init(_ segments: [Segment], places tree: PlaceUnion?, worker: Int) {
    self.segments = segments
    metadata = segments.map { MetadataCursor($0.metadata) }
    let texts = segments.compactMap(\.text)
    text = texts.count == segments.count ? texts.map { RecordCursor($0) } : []
    places = tree.map { PlaceCopier($0) }
    dates = segments.allSatisfy { $0.dates != nil } ? DateCopier(segments, worker: worker) : nil
  }

  /// Copies a stretch.
  func copy(_ articles: [MergedArticle]) throws -> InvertedStretch {
    var output = InvertedStretch()
    var metadataPacker = MetadataPacker()
    var textPacker = RecordPacker()
    for source in articles {
      let number = Int(source.segment)
      let segment = segments[number]
      let row = try segment.columns.row(source.article)
      output.rows.append(row)
      let place = try metadata[number].seek(source.article, with: zstandard)
      let known = metadata[number].block
      output.idHashes.append(IdentifiersFormat.hash(known.string(.id, of: place).span))
      output.byteCount += try known.copy(place, to: &metadataPacker, with: zstandard)
      if !text.isEmpty {
        let body = try text[number].record(source.article, with: zstandard)
        try textPacker.add(with: zstandard) { $0 += body }
        output.textBytes += row.titleIsGiven ? known.string(.title, of: place).count : 0
        output.textBytes += body.count
        output.byteCount += body.count
      }
      if let places = segment.places { try self.places?.add(source, row, of: places) }
      if let dates = segment.dates { try self.dates?.add(source, row, of: dates) }
    }
    output.metadata = try metadataPacker.takeBlocks(with: zstandard)
    output.text = try textPacker.takeBlocks(with: zstandard)
    output.places = places?.takeStretch()
    output.dates = dates?.takeStretch()
    return output
  }

  /// Ends the copying of places and gives back its memory; tells which nodes there were.
  func endPlaces() -> PlaceUses? {
    defer { places = nil }
    return places?.uses
  }

  /// Ends the copying of dates and gives back its memory; tells which there were.
  func endDates() -> DateNumbering? {
    defer { dates = nil }
    return dates?.numbering
  }
}

/// Reads the records of a segment in ascending order, each block once.
private struct RecordCursor {
  private let records: Records
  private var block: [ArraySlice<UInt8>] = []
  private var first = 0

  init(_ records: Records) { self.records = records }

  /// The record of an article.
  mutating func record(
    _ article: UInt32, with zstandard: Zstandard
  ) throws -> ArraySlice<UInt8> {
    let index = Int(article) - first
    if index >= 0, index < block.count { return block[index] }
    let place = try records.place(of: article)
    block = try records.block(place.block, with: zstandard)
    first = Int(article) - place.index
    // Says what is wrong where the block is too short.
    return place.index < block.count
      ? block[place.index] : try records.record(article, with: zstandard)
  }
}

/// Copies the dates of articles; one for each thread.
private struct DateCopier {
  private(set) var numbering = DateNumbering()
  private var stretch: TreeStretch
  private let worker: Int
  private var found: [PostedDate] = []
  private var focus = DateFocus()
  /// For each segment the numbers of its nodes, `unknown` for those that have not been met.
  private var numbers: [[UInt32]]

  private static let unknown = UInt32.max

  init(_ segments: [Segment], worker: Int) {
    self.worker = worker
    stretch = TreeStretch(worker: worker)
    numbers = segments.map {
      [UInt32](repeating: Self.unknown, count: $0.dates?.nodes.count ?? 0)
    }
  }

  mutating func add(
    _ source: MergedArticle, _ row: ArticleRow, of dates: SegmentDates
  ) throws {
    try dates.readDates(of: source.article, into: &found)
    let segment = Int(source.segment)
    for index in found.indices {
      let node = found[index].node
      if numbers[segment][Int(node)] == Self.unknown {
        numbers[segment][Int(node)] = numbering.number(of: try dates.nodes.meaning(of: node))
      }
      found[index].node = numbers[segment][Int(node)]
    }
    focus.weigh(found, titleTokens: row.titleTokens, parents: numbering.parents)
    stretch.add(found, focus.items, published: row.published.interval?.first)
  }

  mutating func takeStretch() -> TreeStretch {
    defer { stretch = TreeStretch(worker: worker) }
    return stretch
  }
}

/// Copies the places of articles; one for each thread.
private struct PlaceCopier {
  private let tree: PlaceUnion
  private(set) var uses: PlaceUses
  private var stretch = TreeStretch()
  private var found: [PostedPlace] = []
  private var focus = PlaceFocus()

  init(_ tree: PlaceUnion) {
    self.tree = tree
    uses = PlaceUses(nodes: tree.nodes.count)
  }

  mutating func add(
    _ source: MergedArticle, _ row: ArticleRow, of places: SegmentPlaces
  ) throws {
    try places.readMentions(of: source.article, into: &found)
    var mentionsWorld = false
    for index in found.indices {
      let node = tree.numbers[Int(source.segment)][Int(found[index].node)]
      found[index].node = node
      mentionsWorld = mentionsWorld || node == 0
    }
    focus.weigh(found, titleTokens: row.titleTokens, in: tree)
    uses.add(focus.places, mentionsWorld: mentionsWorld)
    stretch.add(found, focus.places)
  }

  mutating func takeStretch() -> TreeStretch {
    defer { stretch = TreeStretch() }
    return stretch
  }
}
