import Foundation
import FuzzSubjects
import TestSupport
import Testing

/// The kept inputs and some hundred new ones for each subject; `Tests/Fuzzing/run` tries millions.
@Suite struct FuzzingTests {
  /// Mutations of each subject; what is slow gets fewer.
  private static let executions = ["index": 12, "manifest": 50, "places": 60, "tokens": 80]

  private static let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fuzzing/corpus")

  private static func kept(_ subject: String) throws -> [(name: String, bytes: [UInt8])] {
    let folder = corpus.appending(path: subject)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
      ($0, Array(try Data(contentsOf: folder.appending(path: $0))))
    }
  }

  @Test("nothing traps, and no answer contradicts itself", arguments: FuzzSubjects.all.map(\.name))
  func subject(name: String) async throws {
    let type = try #require(FuzzSubjects.named(name))
    let subject = try await type.init()
    let kept = try Self.kept(name)
    #expect(!kept.isEmpty)
    for (file, bytes) in kept {
      #expect(throws: Never.self, "Tests/Fuzzing/corpus/\(name)/\(file)") { try subject.run(bytes) }
    }
    let executions = Self.executions[name] ?? 150
    var mutator = Mutator(dictionary: type.dictionary, seed: TestSeed.current)
    for _ in 0..<TestScale.count(executions, full: 20 * executions) {
      let input = mutator.input(from: kept.map(\.bytes))
      do {
        try subject.run(input)
      } catch {
        Issue.record(
          "\(error): seed \(TestSeed.current), base64 \(Data(input).base64EncodedString())")
        return
      }
    }
  }
}
