import Kernels
import Postings

/// Walks articles with codes that pass a filter, a window at a time.
///
/// Windows, or single articles, ascend; a cursor takes one of the two ways.
struct CodedCursor {
  private var list: PostingsCursor?
  private let union: CodeUnion?
  private let filter: CodeFilter
  /// The last answer for a union, and from where on it holds: who asks at every window would read the same zeros again.
  private var nearest: UInt32 = 0
  private var asked: UInt32 = 1
  /// Room for the codes where only the filter wants them.
  private var spare: [UInt32] = []

  init(_ annotation: BoundAnnotation) {
    filter = annotation.filter
    switch annotation.postings {
    case .list(let postings): (list, union) = (PostingsCursor(postings), nil)
    case .union(let codes): (list, union) = (nil, codes)
    }
  }

  /// No article from `article` up to the result (exclusive) has a code.
  mutating func next(from article: UInt32) throws -> UInt32 {
    if let next = try list?.lowerBound(from: article) { return next }
    guard let union else { return PostingsCursor.end }
    if asked <= article, article <= nearest { return nearest }
    nearest = union.next(from: Int(article)).map { UInt32($0) } ?? PostingsCursor.end
    asked = article
    return nearest
  }

  // MARK: Windows

  /// Adds the articles of the window.
  mutating func collect(into window: inout BitWindow, from base: UInt32) throws {
    guard filter.isNone else { return try collectFiltered(into: &window, from: base) }
    if try list?.collect(from: base, into: &window) != nil { return }
    union?.collect(into: &window, from: base)
  }

  /// The same for an empty window; also puts the code of each to `codes[article - base]`.
  mutating func collect(
    into window: inout BitWindow, from base: UInt32, codes: inout [UInt32]
  ) throws {
    if try list?.collect(from: base, into: &window, frequencies: &codes) == nil {
      union?.collect(into: &window, from: base)
      window.forEach { codes[$0] = code(Int(base) + $0) }
    }
    filter(&window, codes)
  }

  /// Keeps those of `candidates` that have a code.
  mutating func restrict(_ candidates: inout BitWindow, from base: UInt32) throws {
    guard filter.isNone else {
      makeRoom()
      var codes = take()
      try restrict(&candidates, from: base, codes: &codes)
      spare = codes
      return
    }
    if try list?.restrict(&candidates, from: base) != nil { return }
    restrictToUnion(&candidates, from: base)
  }

  /// The same; also puts the code of each to `codes[article - base]`.
  mutating func restrict(
    _ candidates: inout BitWindow, from base: UInt32, codes: inout [UInt32]
  ) throws {
    if try list?.restrict(&candidates, from: base, frequencies: &codes) == nil {
      restrictToUnion(&candidates, from: base)
      candidates.forEach { codes[$0] = code(Int(base) + $0) }
    }
    filter(&candidates, codes)
  }

  private mutating func collectFiltered(into window: inout BitWindow, from base: UInt32) throws {
    makeRoom()
    var codes = take()
    var found = BitWindow()
    try collect(into: &found, from: base, codes: &codes)
    window.formUnion(found)
    spare = codes
  }

  private mutating func makeRoom() {
    if spare.isEmpty { spare = [UInt32](repeating: 0, count: BitWindow.span) }
  }

  private mutating func take() -> [UInt32] {
    var taken: [UInt32] = []
    swap(&taken, &spare)
    return taken
  }

  private func filter(_ window: inout BitWindow, _ codes: [UInt32]) {
    if filter.isNone { return }
    let before = window.copy()
    before.forEach { offset in
      if !filter.accepts(codes[offset]) { window.remove(offset) }
    }
  }

  // MARK: Articles

  /// Whether `article` has a code that the filter accepts; articles ascend.
  mutating func contains(_ article: UInt32) throws -> Bool {
    if union != nil { return code(Int(article)) > 0 && filter.accepts(code(Int(article))) }
    guard try list?.find(article) == true, let code = try list?.frequency() else { return false }
    return filter.accepts(code)
  }

  // MARK: Unions

  private func code(_ article: Int) -> UInt32 {
    guard let union, article < union.codes.count else { return 0 }
    return UInt32(union.codes[article])
  }

  private func restrictToUnion(_ candidates: inout BitWindow, from base: UInt32) {
    var found = BitWindow()
    union?.collect(into: &found, from: base)
    candidates.formIntersection(found)
  }
}
