import Foundation
import Testing

/// A small corpus, and the index of it.
enum Corpus {
  /// A folder with `wire.jsonl`, `notes/` and, built from both, the index `wire`.
  static func indexed(_ flags: [String] = []) async throws -> TemporaryFolder {
    let folder = try written()
    let build = try await Program.run(
      ["build", "wire.jsonl", "notes", "-o", "wire"] + flags, in: folder)
    try #require(build.status == 0, "\(build.messages)")
    return folder
  }

  static func written() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("wire.jsonl", wire.joined(separator: "\n") + "\n")
    try folder.write(
      "notes/kidal.txt",
      "Ceasefire holds in Kidal\n\nThe ceasefire near Kidal held, said the peacekeeping mission.\n")
    try folder.write("notes/sub/sudan.txt", "Sudan asked for a peacekeeping mission of its own.\n")
    return folder
  }

  /// `odd` holds what a terminal would obey, and what JSON must escape.
  private static let wire = [
    #"{"id":"A1","title":"Troops leave Mali","date":"2013-01-11","source":"Meridian Press","url":"http://x.org/a","body":"The army withdrew its troops from Mali. U.N. forces stay."}"#,
    #"{"id":"A2","title":"Mali votes","date":"2014-07-02","source":"Meridian Press","body":"Mali voted on Sunday; to be or not to be, that is the question."}"#,
    #"{"id":"odd","title":"","body":"A \u001b[31mred\u001b[0m \"quoted\" back\\slash, \u0007bell,\ttab, \u2028 and \u009bC1 in Mali."}"#,
  ]
}

extension Outcome {
  /// Every line of the output as a JSON object.
  func objects() throws -> [[String: Any]] {
    try lines.map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
      return try #require(object as? [String: Any])
    }
  }

  func ids() throws -> [String] { try objects().compactMap { $0["id"] as? String } }
}
