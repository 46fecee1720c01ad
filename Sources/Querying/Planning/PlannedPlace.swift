import Kernels
import Postings
import Segments

/// A place looked up in all segments.
struct PlannedPlace: Sendable {
  let place: Query.Place
  /// For each segment what counts there; nil where nothing does.
  let segments: [BoundPlace?]
  /// How many articles mention it at all.
  let articles: Int

  /// How many articles match, if that is known.
  var count: Int? { place.isFocus || place.isNamed ? nil : articles }

  func weight(articles total: Int) -> Double { BM25.idf(articles: articles, of: total) }
}

/// A place bound to a segment.
struct BoundPlace: Sendable {
  /// Which articles mention it, with a `PlaceCode` each.
  enum Postings: Sendable {
    case list(PostingsList)
    case union(PlaceUnion)
  }

  let places: SegmentPlaces
  let nodes: NodeSet
  let postings: Postings
  let filter: PlaceFilter

  /// How many articles mention it at all.
  var articles: Int {
    switch postings {
    case .list(let list): list.entry.articles
    case .union(let union): union.articles
    }
  }
}

extension PlaceCode {
  /// The greatest share, by name.
  static let greatest: UInt32 = 31
}

/// What an article's `PlaceCode` must say.
struct PlaceFilter: Hashable, Sendable {
  let isFocus: Bool
  let isNamed: Bool

  var isNone: Bool { !isFocus && !isNamed }

  @inline(__always)
  func accepts(_ code: UInt32) -> Bool {
    (!isFocus || PlaceCode.isFocus(code)) && (!isNamed || PlaceCode.isNamed(code))
  }
}

/// Nodes of a segment's place tree, as ranges of their numbers.
struct NodeSet: Sendable {
  /// Ascending, none touching another.
  let ranges: [Range<UInt32>]

  init(_ ranges: [Range<UInt32>]) {
    var merged: [Range<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if let last = merged.last, range.lowerBound <= last.upperBound {
        let end = max(last.upperBound, range.upperBound)
        merged[merged.count - 1] = last.lowerBound..<end
      } else {
        merged.append(range)
      }
    }
    self.ranges = merged
  }

  /// O(log ranges).
  @inline(__always)
  func contains(_ node: UInt32) -> Bool {
    if ranges.count == 1 { return ranges[0].contains(node) }
    let next = partitionPoint(in: ranges.indices) { ranges[$0].lowerBound > node }
    return next > 0 && ranges[next - 1].contains(node)
  }
}
