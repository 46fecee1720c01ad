import Kernels
import Postings

/// Walks the articles that mention a place and pass its filter, a window at a time.
///
/// Windows, or single articles, ascend; a cursor takes one of the two ways.
struct PlaceCursor {
  private var list: PostingsCursor?
  private let union: PlaceUnion?
  private let filter: PlaceFilter
  /// The last answer for a union, and from where on it holds: who asks at every window would read the same zeros again.
  private var nearest: UInt32 = 0
  private var asked: UInt32 = 1
  /// Room for the codes where only the filter wants them.
  private var spare: [UInt32] = []

  init(_ place: BoundPlace) {
    filter = place.filter
    switch place.postings {
    case .list(let postings): (list, union) = (PostingsCursor(postings), nil)
    case .union(let codes): (list, union) = (nil, codes)
    }
  }

  /// No article from `article` up to the result (exclusive) mentions the place.
  mutating func next(from article: UInt32) throws -> UInt32 {
    if let next = try list?.lowerBound(from: article) { return next }
    guard let union else { return PostingsCursor.end }
    if asked <= article, article <= nearest { return nearest }
    let found = union.codes[min(Int(article), union.codes.count)...].firstIndex { $0 > 0 }
    nearest = found.map { UInt32($0) } ?? PostingsCursor.end
    asked = article
    return nearest
  }

  // MARK: Windows

  /// Adds the articles of the window.
  mutating func collect(into window: inout BitWindow, from base: UInt32) throws {
    guard filter.isNone else { return try collectFiltered(into: &window, from: base) }
    if try list?.collect(from: base, into: &window) != nil { return }
    forEachCode(from: base) { offset, _ in window.insert(offset) }
  }

  /// The same for an empty window; also puts the code of each to `codes[article - base]`.
  mutating func collect(
    into window: inout BitWindow, from base: UInt32, codes: inout [UInt32]
  ) throws {
    if try list?.collect(from: base, into: &window, frequencies: &codes) == nil {
      forEachCode(from: base) { offset, code in
        window.insert(offset)
        codes[offset] = code
      }
    }
    filter(&window, codes)
  }

  /// Keeps those of `candidates` that mention the place.
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

  /// Whether `article` mentions the place as the filter wants; articles ascend.
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

  private func forEachCode(from base: UInt32, _ body: (Int, UInt32) -> Void) {
    guard let union else { return }
    let start = Int(base)
    let end = min(union.codes.count, start + BitWindow.span)
    guard start < end else { return }
    for article in start..<end where union.codes[article] > 0 {
      body(article - start, UInt32(union.codes[article]))
    }
  }

  private func restrictToUnion(_ candidates: inout BitWindow, from base: UInt32) {
    let before = candidates.copy()
    before.forEach { offset in
      if code(Int(base) + offset) == 0 { candidates.remove(offset) }
    }
  }
}
