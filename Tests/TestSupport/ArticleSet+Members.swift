import Kernels

extension ArticleSet {
  /// All members, ascending.
  package func members() -> [UInt32] {
    var members: [UInt32] = []
    var article: UInt32 = 0
    while let member = next(from: article) {
      members.append(member)
      article = member + 1
    }
    return members
  }
}
