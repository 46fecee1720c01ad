import Bytes

/// Checks one file of an index: its size, its envelope, and every page.
struct FileCheck {
  private let name: String
  private let bytes: Int
  private let directory: String

  /// - Parameter bytes: the size that the manifest says.
  init(_ name: String, bytes: Int, in directory: String) {
    self.name = name
    self.bytes = bytes
    self.directory = directory
  }

  /// What is wrong with the file, and whether its bytes are what was written; pages are read unless only envelopes are
  /// asked for.
  func run(
    _ depth: IndexCheck.Depth, opening open: () throws -> MappedFile
  ) -> (problems: [IndexProblem], isReadable: Bool) {
    var found = ProblemList()
    var isReadable = false
    if let size = Directory.fileSize(directory + "/" + name), size != bytes {
      found.add(
        IndexProblem(file: name, reason: "has \(size) bytes, the manifest says \(bytes)"))
    }
    do {
      let file = try open()
      let damaged = depth >= .bytes ? file.damagedPages() : []
      found.add(damaged.map { IndexProblem($0, in: name) })
      isReadable = damaged.isEmpty
    } catch {
      found.add(IndexProblem(error, in: name))
    }
    return (found.all(in: name), isReadable)
  }
}
