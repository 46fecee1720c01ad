extension Directory {
  /// How many folders `path`, which need not be there, lies below `folder`; nil if it does not.
  ///
  /// Told by device and number on the way up, so that links and other names of the same folder make no difference.
  package static func depth(of path: String, below folder: String) throws(FileError) -> Int? {
    let wanted = try status("open", folder)
    var depth = 0
    var here = path
    // Folders that are missing would be made in the one above.
    while try isMissing(here) {
      here = above(here)
      depth += 1
    }
    var status = try status("open", here)
    while !isSame(status, wanted) {
      // Only a folder has something above it.
      here = status.kind == .folder ? here + "/.." : above(here)
      // What lies above the root is the root; who may not look further up is in none of their own folders either.
      guard let next = try? Self.status("open", here), !isSame(next, status) else { return nil }
      status = next
      depth += 1
    }
    return depth
  }

  private static func isSame(_ one: EntryStatus, _ other: EntryStatus) -> Bool {
    one.device == other.device && one.node == other.node
  }

  /// The folder that the path names before its last part.
  static func above(_ path: String) -> String {
    parent(of: path) ?? (path.hasPrefix("/") ? "/" : ".")
  }
}
