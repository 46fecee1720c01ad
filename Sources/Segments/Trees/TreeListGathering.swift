/// How the lists of a tree's nodes are made: counted first, then gathered, as many at a time as memory allows.
///
/// Lists have numbers: first those of all nodes, then the own lists of all nodes, as in the dictionary.
package struct TreeListCounts: Sendable {
  /// Whether anything lies inside each node.
  private let hasInside: [Bool]
  /// Articles of each list.
  package private(set) var counts: [UInt32]

  /// - Parameter hasInside: for each node whether another one lies inside.
  package init(hasInside: [Bool]) {
    self.hasInside = hasInside
    counts = [UInt32](repeating: 0, count: 2 * hasInside.count)
  }

  /// - Parameter parents: for each node but the first the one around it, a smaller number.
  package init(parents: [UInt32]) {
    var hasInside = [Bool](repeating: false, count: parents.count)
    for parent in parents.dropFirst() where parent < parents.count { hasInside[Int(parent)] = true }
    self.init(hasInside: hasInside)
  }

  /// The number of the own list of a node that is mentioned itself; nil if it has none.
  @inline(__always)
  fileprivate func ownList(of node: UInt32) -> Int? {
    hasInside[Int(node)] ? hasInside.count + Int(node) : nil
  }

  /// Counts an article of a node.
  @inline(__always)
  package mutating func add(node: UInt32, isMentioned: Bool) {
    counts[Int(node)] += 1
    if isMentioned, let own = ownList(of: node) { counts[own] += 1 }
  }

  /// Whether an article of a node belongs to a list.
  @inline(__always)
  package func isIn(_ list: Int, node: UInt32, isMentioned: Bool) -> Bool {
    Int(node) == list || isMentioned && ownList(of: node) == list
  }

  /// The term of a list.
  package func term(_ list: Int) -> [UInt8] {
    let isOwn = list >= hasInside.count
    return TreeListsFormat.key(UInt32(isOwn ? list - hasInside.count : list), own: isOwn)
  }

  /// All lists in stretches of at most `limit` articles; a longer list is a stretch of its own.
  package func stretches(limit: Int) -> [Range<Int>] {
    var stretches: [Range<Int>] = []
    var start = 0
    var sum = 0
    for (list, count) in counts.enumerated() {
      if list > start, sum + Int(count) > limit {
        stretches.append(start..<list)
        (start, sum) = (list, 0)
      }
      sum += Int(count)
    }
    return stretches + [start..<counts.count]
  }

  /// Articles of the lists in a stretch.
  package func articles(of stretch: Range<Int>) -> Int {
    counts[stretch].reduce(0) { $0 + Int($1) }
  }
}

/// A stretch of lists that is being gathered: articles and codes of one list after the other.
package struct TreeListBuffer: Sendable {
  private let counts: TreeListCounts
  package let lists: Range<Int>
  /// Where each list goes on, from the first one of the stretch.
  private var places: [Int] = []
  package private(set) var articles: [UInt32]
  package private(set) var codes: [UInt8]

  /// An empty buffer with room for the lists.
  package init(_ counts: TreeListCounts, lists: Range<Int>) {
    self.counts = counts
    self.lists = lists
    var sum = 0
    for list in lists {
      places.append(sum)
      sum += Int(counts.counts[list])
    }
    articles = [UInt32](repeating: 0, count: sum)
    codes = [UInt8](repeating: 0, count: sum)
  }

  /// Adds an article of a node, as it was counted; articles ascend.
  @inline(__always)
  package mutating func add(article: UInt32, node: UInt32, code: UInt8, isMentioned: Bool) {
    if lists.contains(Int(node)) { put(article, code, in: Int(node)) }
    if isMentioned, let own = counts.ownList(of: node), lists.contains(own) {
      put(article, code, in: own)
    }
  }

  @inline(__always)
  private mutating func put(_ article: UInt32, _ code: UInt8, in list: Int) {
    let place = places[list - lists.lowerBound]
    articles[place] = article
    codes[place] = code
    places[list - lists.lowerBound] = place + 1
  }
}
