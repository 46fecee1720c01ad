import Bytes
import Foundation
import Segments
import TestSupport
import Testing

/// Folders of indexes: who may write where, what a commit does, what is left behind.
struct IndexWriterTests {
  private func manifest(segments: [SegmentDescription] = []) -> Manifest {
    Manifest(
      generation: 0, profile: "news", profileVersion: 3, keepsMarks: true,
      icuVersion: "72.1", storesText: true, segments: segments,
      skips: [.init(reason: "empty body", count: 7), .init(reason: "é", count: 1 << 40)])
  }

  private var segment: SegmentDescription {
    var segment = SegmentDescription(
      number: 12, identity: .max, articles: 300, undated: 300, titled: 0, tokens: 1 << 40,
      terms: 5, textBytes: 1 << 42, files: FileKind.allCases.map { .init(kind: $0, bytes: 1 << 33) }
    )
    segment.removal = .init(
      number: 13, bytes: 1 << 33, articles: 200, undated: 100, tokens: 1 << 39, titled: 0,
      mentions: 0, dates: 0)
    return segment
  }

  @Test
  func manifestsReadBack() throws {
    let folder = try TemporaryFolder()
    for segments in [[], [segment], [segment, segment]] {
      var manifest = manifest(segments: segments)
      manifest.reading = .init(
        fields: ["body=text", "id=é"], publishedFrom: ["path:(.*)"], collected: "2013")
      let path = folder.path + "/\(segments.count)"
      try IndexWriter(path: path, replacing: false).commit(manifest)
      manifest.generation = 1
      #expect(try IndexDirectory.readManifest(at: path) == manifest)
    }
  }

  /// Whoever removes the lock of a writer lets in another; the first one then changes nothing more.
  @Test
  func aWriterWithoutItsLockChangesNothing() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/index"
    try IndexWriter(path: path, replacing: false).commit(manifest())
    let first = try IndexWriter(updating: path, command: "add")
    try folder.remove("index/lock")
    let second = try IndexWriter(updating: path, command: "remove")
    let file = "\(second.newNumber()).terms"
    try folder.write("index/\(file)", "of the second")
    #expect(throws: FileError.self) { try first.commit(manifest()) }
    first.abandon()
    #expect(folder.has("index/\(file)"))
    try second.commit(manifest())
    #expect(try IndexDirectory.readManifest(at: path).generation == 2)
    #expect(try IndexCheck(path: path).problems == [])
  }

  @Test
  func anotherFolderInItsPlaceIsLeftAlone() throws {
    let folder = try TemporaryFolder()
    for name in ["index", "other"] {
      try IndexWriter(path: "\(folder.path)/\(name)", replacing: false).commit(manifest())
    }
    let path = folder.path + "/index"
    let writer = try IndexWriter(updating: path, command: "add")
    try FileManager.default.moveItem(atPath: path, toPath: folder.path + "/moved")
    try FileManager.default.moveItem(atPath: folder.path + "/other", toPath: path)
    try folder.write("index/7.terms", "of another writer")
    #expect(throws: FileError.self) { try writer.commit(manifest()) }
    writer.abandon()
    #expect(folder.has("index/7.terms") && !folder.has("index/manifest.new"))
    #expect(try IndexDirectory.readManifest(at: path).generation == 1)
    #expect(try IndexCheck(path: folder.path + "/moved").problems == [])
  }

  /// What a link called lock leads to is not emptied.
  @Test
  func locksAreFiles() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/index"
    try IndexWriter(path: path, replacing: false).commit(manifest())
    let precious = try folder.write("precious.txt", "precious")
    try folder.remove("index/lock")
    try FileManager.default.createSymbolicLink(
      atPath: path + "/lock", withDestinationPath: precious)
    #expect(throws: FileError.self) { try IndexWriter(updating: path, command: "add") }
    #expect(try folder.read("precious.txt") == Array("precious".utf8))
  }

  /// Sums over segments and files do not overflow.
  @Test
  func sizesBeyondAllBoundsAreErrors() throws {
    let folder = try TemporaryFolder()
    var huge = segment
    huge.files = (0..<64).map { _ in .init(kind: .text, bytes: 1 << 60) }
    try IndexWriter(path: folder.path + "/index", replacing: false).commit(
      manifest(segments: [huge]))
    #expect(throws: IndexCorruption.self) {
      try IndexDirectory.readManifest(at: folder.path + "/index")
    }
    #expect(try IndexCheck(path: folder.path + "/index").problems.count == 1)
  }

  @Test
  func damagedManifestsNeverTrap() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let folder = try TemporaryFolder()
    try IndexWriter(path: folder.path + "/index", replacing: false).commit(
      manifest(segments: [segment]))
    let good = try folder.read("index/manifest")
    var errors = 0
    for _ in 0..<1_000 {
      let damaged = SealedFile.resealed(good, kind: .manifest, version: Manifest.version) {
        $0[Int.random(in: $0.indices, using: &random)] = UInt8(truncatingIfNeeded: random.next())
        if random.chance(0.2) { $0.removeLast(Int.random(in: 0...$0.count, using: &random)) }
      }
      try folder.write("index/manifest", damaged)
      do {
        _ = try IndexDirectory.readManifest(at: folder.path + "/index")
      } catch is IndexCorruption {
        errors += 1
      }
      #expect(try !IndexCheck(path: folder.path + "/index").problems.isEmpty)
    }
    #expect(errors > 0)
  }

  @Test
  func foldersWithOtherThingsAreRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write("notes/diary.txt", "mine")
    try folder.write("numbers/1.txt", "mine")
    try folder.write("file", "mine")
    try folder.write("digits/\(Int.max).terms", "mine")
    for name in ["digits", "notes", "numbers", "file", "file/inner"] {
      #expect(throws: FileError.self, "\(name)") {
        try IndexWriter(path: folder.path + "/" + name, replacing: true)
      }
    }
    #expect(try folder.contents(of: "notes") == ["diary.txt": Array("mine".utf8)])
    #expect(try folder.contents(of: "numbers") == ["1.txt": Array("mine".utf8)])
  }

  @Test
  func indexesAreReplacedOnlyWhenAsked() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/index"
    try IndexWriter(path: path, replacing: false).commit(manifest())
    let refusal = #expect(throws: IndexExists.self) {
      try IndexWriter(path: path, replacing: false)
    }
    #expect(refusal?.description.contains("--force") == true)
    let writer = try IndexWriter(path: path, replacing: true)
    #expect(writer.existing?.generation == 1 && writer.newNumber() == 1)
    #expect(throws: FileError.self) { try IndexWriter(path: path, replacing: true) }
    try writer.commit(manifest())
    let newer = try IndexDirectory.readManifest(at: path)
    #expect(newer.generation == 2 && newer.nextNumber == 2)
    #expect(try folder.names(in: "index") == ["lock", "manifest"])
  }

  @Test
  func abandonedBuildsLeaveNothing() throws {
    let folder = try TemporaryFolder()
    let fresh = try IndexWriter(path: folder.path + "/fresh", replacing: false)
    try folder.write("fresh/scratch/articles", "run")
    try folder.write("fresh/1.terms", "terms")
    fresh.abandon()
    #expect(try folder.names().isEmpty)
    try Directory.create(folder.path + "/empty")
    let empty = try IndexWriter(path: folder.path + "/empty", replacing: false)
    try folder.write("empty/1.terms", "terms")
    empty.abandon()
    #expect(try folder.names(in: "empty") == ["lock"])
    #expect(!IndexDirectory.isIndex(folder.path + "/empty"))
  }

  /// What a crash leaves goes when the next writer starts; what the commit names stays.
  @Test
  func leftOversAreSwept() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/index"
    try IndexWriter(path: path, replacing: false).commit(manifest(segments: [segment]))
    for name in ["12.terms", "13.terms", "13.text", "2.ids", "manifest.new", "scratch/runs/1"] {
      try folder.write("index/" + name, "bytes")
    }
    let writer = try IndexWriter(path: path, replacing: true)
    #expect(try folder.names(in: "index") == ["12.terms", "lock", "manifest"])
    #expect(try writer.newSegment().number == 14)
    #expect(try folder.names(in: "index/scratch").isEmpty)
    try folder.write("index/14.terms", "bytes")
    writer.abandon()
    #expect(try folder.names(in: "index") == ["12.terms", "lock", "manifest"])
    writer.abandon()
    #expect(folder.has("index/manifest"))
  }

  @Test
  func whatIsNoIndexIsSaidSo() throws {
    let folder = try TemporaryFolder()
    try Directory.create(folder.path + "/empty")
    for (path, isFolder) in [("/nowhere", false), ("/empty", true)] {
      let error = #expect(throws: NotAnIndex.self) {
        try IndexDirectory(opening: folder.path + path)
      }
      #expect(error?.isFolder == isFolder)
      #expect(throws: NotAnIndex.self) { try IndexCheck(path: folder.path + path) }
    }
  }

  /// Where the system does not tell whether there is an index, its reason is told instead.
  @Test
  func whatCannotBeSeenIsNotCalledMissing() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/link"
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: path)
    let loop = #expect(throws: FileError.self) { try IndexDirectory(opening: path) }
    #expect(loop?.description.contains("symbolic links") == true)
  }

  /// The superuser may enter any folder.
  @Test(.enabled(if: geteuid() != 0))
  func aFolderThatMayNotBeEnteredIsSaidSo() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/index"
    try IndexWriter(path: path, replacing: false).commit(manifest())
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path) }
    let refusal = #expect(throws: FileError.self) { try IndexDirectory(opening: path) }
    #expect(refusal?.description.contains("Permission denied") == true)
  }
}
