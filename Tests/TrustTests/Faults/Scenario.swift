import TestSupport
import Testing

/// Something that changes what is on a disk, which must be there before or after but never in between.
struct Scenario: Sendable, CustomTestStringConvertible {
  /// The folders that may hold an index, on the disk.
  static let folders = ["wire", "copy"]

  let name: String
  /// Whether it commits more than once, so that it may fail when its result is there already.
  var commitsTwice = false
  /// Whether a search tells before from after.
  var changesAnswers = true
  /// What is on the disk before; given a folder with the corpora `first.jsonl` and `second.jsonl`, and the disk.
  let prepare: @Sendable (_ corpora: String, _ disk: String) async throws -> Void
  /// The change.
  let run: @Sendable (_ corpora: String, _ disk: String) async throws -> Void

  var testDescription: String { name }

  /// All of them, or the one that is asked for.
  static let chosen = all.filter { TestScale.only == nil || $0.name == TestScale.only }

  private static let all = [
    Scenario(
      name: "build", prepare: { _, _ in }, run: { try await Changes.build("first", $0, $1) }),
    Scenario(name: "build --force", prepare: { try await Changes.build("first", $0, $1) }) {
      try await Changes.build("second", $0, $1, replaces: true)
    },
    Scenario(name: "add", commitsTwice: true, prepare: { try await Changes.build("first", $0, $1) })
    {
      try await Changes.add("second", $0, $1)
    },
    Scenario(name: "remove", commitsTwice: true, prepare: Changes.grow) {
      try await Changes.remove(["A1", "B1"], $1)
    },
    Scenario(name: "merge", changesAnswers: false, prepare: Changes.grow) {
      try await Changes.merge($1)
    },
    Scenario(name: "backup", prepare: Changes.grow) { try Changes.backUp($1) },
    // Some files stay.
    Scenario(
      name: "backup --force",
      prepare: {
        try await Changes.build("first", $0, $1)
        try Changes.backUp($1)
        try await Changes.add("second", $0, $1, merges: false)
      }
    ) { try Changes.backUp($1, replaces: true) },
    // All names are taken, by files of other content.
    Scenario(
      name: "backup --force over another",
      prepare: {
        try await Changes.grow($0, $1)
        try await Changes.build("second", $0, $1, as: "copy")
        // Once more, so that the names that are free differ from those of the files to be copied.
        try await Changes.build("second", $0, $1, as: "copy", replaces: true)
      }
    ) { try Changes.backUp($1, replaces: true) },
  ]
}
