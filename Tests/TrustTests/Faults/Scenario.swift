import NewsIndex
import Testing

/// Something that changes what is on a disk, which must be there before or after but never in between.
struct Scenario: Sendable, CustomTestStringConvertible {
  /// The folders that may hold an index, on the disk.
  static let folders = ["wire", "copy"]

  let name: String
  /// Whether it commits more than once, so that it may fail when its result is there already.
  var commitsTwice = false
  /// What is on the disk before; given a folder with the corpora `first.jsonl` and `second.jsonl`, and the disk.
  let prepare: @Sendable (_ corpora: String, _ disk: String) async throws -> Void
  /// The change.
  let run: @Sendable (_ corpora: String, _ disk: String) async throws -> Void

  var testDescription: String { name }

  static let all = [
    Scenario(name: "build", prepare: { _, _ in }, run: { try await build("first", $0, $1) }),
    Scenario(name: "build --force", prepare: { try await build("first", $0, $1) }) {
      try await build("second", $0, $1, replaces: true)
    },
  ]

  private static func build(
    _ corpus: String, _ corpora: String, _ disk: String, replaces: Bool = false
  ) async throws {
    var request = BuildRequest(
      inputs: ["\(corpora)/\(corpus).jsonl"], target: disk + "/wire", threads: 1)
    request.replaces = replaces
    request.memory = BuildRequest.smallestMemory
    _ = try await NewsIndex.build(request) { _ in }
  }
}
