import Bytes
import NewsIndex
import Segments
import TestSupport
import Testing

/// A writer commits in the middle of somebody's opening, checking or copying.
@Suite struct OvertakenTests {
  private let folder: TemporaryFolder
  private var wire: String { folder.path + "/wire" }

  init() async throws {
    folder = try TemporaryFolder()
    _ = try TrustCorpus.write(TrustCorpus.first, as: "corpora/first.jsonl", in: folder)
    _ = try TrustCorpus.write(TrustCorpus.second, as: "corpora/second.jsonl", in: folder)
    try await Changes.grow(folder.path + "/corpora", folder.path)
  }

  /// Commits, of the segments that are there, the first `count`.
  private func commit(first count: Int = 2) throws {
    let writer = try writer()
    var manifest = try #require(writer.existing)
    manifest.segments = Array(manifest.segments.prefix(count))
    try writer.commit(manifest)
  }

  /// Processes that other tests start hold the lock of the writer before for a moment, until they have become another program.
  private func writer() throws -> IndexWriter {
    while true {
      do {
        return try IndexWriter(updating: wire, command: "test")
      } catch let error as FileError where error.isLocked {
        continue
      }
    }
  }

  @Test func openingGivesUpInTheEnd() throws {
    var attempts = 0
    #expect(throws: IndexBusy.self) {
      try IndexDirectory.withNewestManifest(at: wire) { _ in
        attempts += 1
        try commit()
        throw IndexCorruption(file: "77.terms", offset: 0, reason: "the file is missing")
      }
    }
    #expect(attempts == IndexDirectory.mostAttempts)
    #expect(try NewsIndex.check(path: wire).problems == [])
  }

  @Test func damageIsToldBesideAWriter() throws {
    let name = try #require(try IndexDirectory.readManifest(at: wire).fileNames.first)
    let damage = IndexCorruption(file: name, offset: 0, reason: "it is damaged")
    var attempts = 0
    #expect(throws: damage) {
      try IndexDirectory.withNewestManifest(at: wire) { _ in
        attempts += 1
        try commit()
        throw damage
      }
    }
    #expect(attempts == 1)
    var bytes = try folder.read("wire/" + name)
    bytes[bytes.count / 2] ^= 1
    try folder.write("wire/" + name, bytes)
    var commits = 0
    let report = try NewsIndex.check(path: wire) { _ in
      commits += (try? commit()) == nil ? 0 : 1
    }
    #expect(commits > 10 && !report.isClean && report.damage.allSatisfy { $0.file == name })
  }

  @Test func whatAWriterRemovesIsNoDamage() throws {
    var usual: [String] = []
    _ = try NewsIndex.check(path: wire) { usual.append($0) }
    var names: [String] = []
    let report = try NewsIndex.check(path: wire) { name in
      names.append(name)
      // The second segment goes while the first is checked.
      if names.count == 1 { try? commit(first: 1) }
    }
    #expect(report.problems == [] && report.segments == 1)
    // The first, which both commits have, is not read again.
    #expect(names.filter { $0.hasPrefix("3.") } == usual.filter { $0.hasPrefix("3.") })
    #expect(try NewsIndex.check(path: wire).problems == [])
  }

  @Test func backupsNeverUseANameAgain() async throws {
    try await Changes.build("second", folder.path + "/corpora", folder.path, as: "other")
    var seen: Set<String> = []
    for source in ["wire", "other", "wire", "other"] {
      let copy = folder.path + "/copy"
      _ = try NewsIndex.backup(path: "\(folder.path)/\(source)", to: copy, replacing: true)
      let names = Set(try IndexDirectory.readManifest(at: copy).fileNames)
      #expect(seen.isDisjoint(with: names))
      seen.formUnion(names)
      #expect(try Answers.checked(copy) == Answers.of("\(folder.path)/\(source)"))
    }
  }
}
