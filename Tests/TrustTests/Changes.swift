import NewsIndex

/// What is done to the index `wire` on a disk; corpora lie in another folder.
enum Changes {
  static func build(
    _ corpus: String, _ corpora: String, _ disk: String, as name: String = "wire",
    replaces: Bool = false
  ) async throws {
    var request = BuildRequest(
      inputs: ["\(corpora)/\(corpus).jsonl"], target: "\(disk)/\(name)", threads: 1)
    request.replaces = replaces
    request.memory = BuildRequest.smallestMemory
    _ = try await NewsIndex.build(request) { _ in }
  }

  static func add(
    _ corpus: String, _ corpora: String, _ disk: String, merges: Bool = true
  ) async throws {
    var request = AddRequest(
      inputs: ["\(corpora)/\(corpus).jsonl"], to: disk + "/wire", threads: 1)
    request.merges = merges
    _ = try await NewsIndex.add(request)
  }

  static func remove(_ ids: [String], _ disk: String) async throws {
    var request = RemoveRequest(from: disk + "/wire", threads: 1)
    request.ids = ids
    _ = try await NewsIndex.remove(request)
  }

  static func merge(_ disk: String) async throws {
    _ = try await NewsIndex.merge(path: disk + "/wire", threads: 1)
  }

  /// Copies the index to `copy`.
  static func backUp(_ disk: String, replaces: Bool = false) throws {
    _ = try NewsIndex.backup(path: disk + "/wire", to: disk + "/copy", replacing: replaces)
  }

  /// An index of two segments, of one of which an article is removed.
  static func grow(_ corpora: String, _ disk: String) async throws {
    try await build("first", corpora, disk)
    try await add("second", corpora, disk, merges: false)
  }
}
