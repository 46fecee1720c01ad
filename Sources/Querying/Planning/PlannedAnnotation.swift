import Kernels
import Postings
import Segments

/// Annotations that a query asks for, looked up in all segments.
struct PlannedAnnotation: Sendable {
  /// What is asked for.
  enum Subject: Sendable {
    case place(Query.Place)
    case date(Query.Date)
  }

  let subject: Subject
  /// For each segment what counts there; nil where nothing does.
  let segments: [BoundAnnotation?]
  /// How many articles have such annotations at all, removed ones not counted.
  let articles: Int
  /// The inverse document frequency.
  let weight: Double

  /// - Parameter total: articles of the whole index.
  init(_ subject: Subject, _ segments: [BoundAnnotation?], total: Int) {
    self.subject = subject
    self.segments = segments
    articles = segments.reduce(0) { $0 + ($1?.articles ?? 0) }
    weight = BM25.idf(articles: articles, of: total)
  }

  /// How many articles match, if that is known.
  var count: Int? { segments.allSatisfy { $0?.filter.isNone ?? true } ? articles : nil }
}

/// Annotations bound to a segment.
struct BoundAnnotation: Sendable {
  let mentions: AnnotationMentions
  /// The nodes whose mentions count.
  let nodes: NodeSet
  let postings: CodedPostings
  let filter: CodeFilter
  let shares: CodeShares
  /// How many lists were looked up.
  let lists: Int
  /// How many articles have some at all, removed ones not counted; never 0.
  let articles: Int
}

/// Where annotations stand in articles.
enum AnnotationMentions: Sendable {
  /// All mentions of places, or those by name.
  case places(SegmentPlaces, isNamed: Bool)
  case dates(SegmentDates)
}

/// Articles with a code each, below 32, that says how they have something.
enum CodedPostings: Sendable {
  /// A list with codes in the place of frequencies.
  case list(PostingsList)
  case union(CodeUnion)
}

/// Which codes count.
struct CodeFilter: Hashable, Sendable {
  /// A bit for each code.
  private let accepted: UInt32

  /// Accepts the codes that fulfil `isAccepted`.
  init(_ isAccepted: (UInt32) -> Bool) {
    accepted = (0..<32).reduce(0) { $0 | (isAccepted($1) ? 1 << $1 : 0) }
  }

  /// Accepts all.
  static let none = CodeFilter { _ in true }

  var isNone: Bool { accepted == .max }

  @inline(__always)
  func accepts(_ code: UInt32) -> Bool { accepted &>> min(code, 31) & 1 != 0 }
}

/// What each code adds to the score, as a part of what a word's score can be at most.
struct CodeShares: Sendable {
  /// By code, 0 to 31.
  let shares: [Double]

  init(_ share: (UInt32) -> Double) { shares = (0..<32).map { share($0) } }
}

/// Nodes of a segment's tree of places or dates, as ranges of their numbers.
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
