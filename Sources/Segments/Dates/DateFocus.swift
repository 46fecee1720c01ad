/// What a list of dates says of an article, in the place of a frequency: 1 to 15.
///
/// How much the article speaks of it: grows with the number of mentions, more so in title and first lines.
public enum DateCode {
  /// The greatest code.
  public static let most: UInt32 = 15

  /// For each code the least weight in halves that has it (`DateFocus`).
  ///
  /// Exact up to three mentions, then in steps of a quarter to a half. Code 1 is for what stands in repeated paragraphs
  /// alone.
  @usableFromInline
  static let weights: [UInt32] = [0, 0, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 48, 64]

  /// The code of a weight in halves.
  @inlinable
  public static func code(weight: UInt32) -> UInt32 {
    var code: UInt32 = 1
    while code < most, weights[Int(code) + 1] <= weight { code += 1 }
    return code
  }

  /// The least weight in halves that has a code: 2 for one mention in the body.
  @inlinable
  public static func weight(_ code: UInt32) -> UInt32 { weights[Int(min(code, most))] }
}

/// Weighs the dates of an article: how much it speaks of each node that it mentions or that has a mention inside.
///
/// A mention weighs by where it stands, in halves: 4 in the title or headline, 3 among the first tokens of the body, else 2;
/// one in a repeated paragraph weighs nothing. A node weighs what all mentions in it weigh, those of what lies inside
/// included. Keeps its memory; one per thread.
public struct DateFocus: Sendable {
  /// A node of an article.
  public struct Item: Hashable, Sendable {
    /// Its number in the tree.
    public var node: UInt32
    /// `DateCode`.
    public var code: UInt32
    /// Whether a mention means the node itself.
    public var isMentioned: Bool
  }

  /// Mentioned nodes and all around them, node 0 included, in the order in which they were met.
  public private(set) var items: [Item] = []

  /// How many tokens of a body count as its beginning: about 300 characters.
  public static let leadTokens: UInt32 = 50

  /// Halves of each node of the article at hand, plus one; 0 for others.
  private var weights: [UInt32] = []

  /// Holds no article yet.
  public init() {}

  /// What a mention weighs, in halves.
  ///
  /// - Parameter titleTokens: where the body begins.
  public static func weight(_ date: PostedDate, titleTokens: UInt32) -> UInt32 {
    if date.isRepeated { return 0 }
    if date.position < titleTokens { return 4 }
    return date.position - titleTokens < leadTokens ? 3 : 2
  }

  /// Replaces `items` by those of an article.
  ///
  /// - Parameters:
  ///   - titleTokens: position of the body's first token.
  ///   - parents: for each node the one around it; node 0's is itself.
  /// - Complexity: O(dates · depth).
  public mutating func weigh(_ dates: [PostedDate], titleTokens: UInt32, parents: [UInt32]) {
    items.removeAll(keepingCapacity: true)
    if weights.count < parents.count {
      weights += [UInt32](repeating: 0, count: parents.count - weights.count)
    }
    for date in dates {
      let weight = Self.weight(date, titleTokens: titleTokens)
      var node = date.node
      while true {
        if weights[Int(node)] == 0 {
          weights[Int(node)] = 1
          items.append(Item(node: node, code: 0, isMentioned: false))
        }
        weights[Int(node)] += weight
        if node == 0 { break }
        node = parents[Int(node)]
      }
    }
    finish(dates)
  }

  /// Sets codes and marks, and forgets the article.
  private mutating func finish(_ dates: [PostedDate]) {
    for index in items.indices {
      let node = Int(items[index].node)
      items[index].code = DateCode.code(weight: weights[node] - 1)
      // From here on the place of its item.
      weights[node] = UInt32(index)
    }
    for date in dates { items[Int(weights[Int(date.node)])].isMentioned = true }
    for index in items.indices { weights[Int(items[index].node)] = 0 }
  }
}
