import Foundation
import Testing

/// The rules of the house, held against the sources.
///
/// Each failure names file and line.
@Suite struct ArchitectureTests {
  /// Rooms that may be unsafe throughout.
  static let unsafeRooms: Set = ["Bytes", "Kernels"]

  /// Files that may be unsafe although they import no C shim, with the C library they call.
  static let unsafeFiles: [String: String] = [
    "Articles/Foreign/Span+Memory.swift": "Glibc: memchr, memcmp",
    "Articles/Foreign/FileSystem.swift": "Glibc: directories and files",
    "newsidx/Terminal.swift": "Glibc: reading, writing, environment, signals",
  ]

  /// Rooms that reach files through the seam `Bytes.FileSystem` only, so that tests can make any operation fail.
  static let roomsOnTheSeam: Set = ["Bytes", "Postings", "Segments", "Indexing"]

  /// Their files that import the C library, with what they call; the seam itself is the first.
  static let libraryCallers: [String: String] = [
    "Bytes/SystemFiles.swift": "files and folders",
    "Bytes/FileError.swift": "error numbers and their texts",
    "Bytes/DirectoryLock.swift": "time, process number",
    "Bytes/MappedFile.swift": "munmap, madvise",
  ]

  /// How many files of a room may import a shim, where it is not one.
  static let shimCallers: [String: Int] = [
    "Text/CICU": 2, "Text/CWords": 2, "Articles/CICU": 2, "Kernels/CKernels": 7,
  ]

  /// Arrows that must not be drawn in the manifest either.
  static let walls: [(from: String, to: Set<String>)] = [
    ("Indexing", ["Querying", "NewsIndex", "newsidx"]),
    ("Querying", ["Indexing", "Articles", "NewsIndex", "newsidx"]),
    ("Segments", ["Text", "Articles", "Indexing", "Querying"]),
    ("Postings", ["Text", "Articles", "Segments"]),
    ("NewsIndex", ["ArgumentParser"]),
  ]

  /// Tables and generated sources that may be larger than the limit.
  static let largeSources: Set<String> = []

  let manifest: Manifest

  init() throws {
    manifest = Manifest(try SourceTree.file("Package.swift").text)
  }

  func report(_ violations: [Violation]) {
    for violation in violations { Issue.record("\(violation)") }
  }

  @Test("every folder of Sources is a row of the manifest's table, and every row is read")
  func manifestIsRead() throws {
    let rooms = try SourceTree.rooms()
    #expect(Set(rooms).subtracting(manifest.dependencies.keys).isEmpty)
    #expect(manifest.dependencies["newsidx"] == ["NewsIndex", "CMappings", "ArgumentParser"])
    #expect(manifest.dependencies["Segments"]?.contains("Postings") == true)
  }

  @Test("a room imports only what the manifest's table allows, and never Foundation")
  func imports() throws {
    for file in try SourceTree.swiftSources() {
      report(Rule.forbiddenImports(in: file, manifest: manifest))
    }
  }

  @Test("no arrow of the manifest goes through a wall")
  func wallsStand() {
    for wall in Self.walls {
      let through = manifest.dependencies[wall.from, default: []].intersection(wall.to)
      #expect(through.isEmpty, "Package.swift: \(wall.from) must not import \(through.sorted())")
    }
  }

  @Test("unsafe code stays in Bytes, Kernels and the files that call a C library")
  func unsafeIsQuarantined() throws {
    for file in try SourceTree.swiftSources() where !Self.unsafeRooms.contains(file.room) {
      let callsShim = Rule.imports(of: file).contains { manifest.shims.contains($0.module) }
      if callsShim || Self.unsafeFiles[file.pathInSources] != nil { continue }
      report(Rule.unsafeUses(in: file))
    }
  }

  @Test("files are reached through one seam")
  func filesHaveOneSeam() throws {
    for file in try SourceTree.swiftSources() where Self.roomsOnTheSeam.contains(file.room) {
      if file.pathInSources == "Bytes/SystemFiles.swift" { continue }
      let isCaller = Self.libraryCallers[file.pathInSources] != nil
      report(isCaller ? Rule.fileSystemCalls(in: file) : Rule.libraryImports(in: file))
    }
  }

  @Test("a C shim is called from one file of a room")
  func shimsHaveOneCaller() throws {
    var callers: [String: [String]] = [:]
    for file in try SourceTree.swiftSources() {
      for shim in Set(Rule.imports(of: file).map(\.module)).intersection(manifest.shims) {
        callers["\(file.room)/\(shim)", default: []].append(file.path)
      }
    }
    for (arrow, files) in callers where files.count > Self.shimCallers[arrow, default: 1] {
      Issue.record("\(arrow): imported by \(files.sorted().joined(separator: ", "))")
    }
  }

  @Test("nothing traps on bad input")
  func noTraps() throws {
    for file in try SourceTree.swiftSources() { report(Rule.trapsUsed(in: file)) }
  }

  @Test("the public header of a shim is plain C")
  func shimHeaders() throws {
    for shim in manifest.shims.sorted() {
      let headers = try SourceTree.files(in: "Sources/\(shim)/include", ending: [".h"])
      #expect(!headers.isEmpty, "Sources/\(shim)/include: no header")
      for header in headers { report(Rule.foreignIncludes(in: header)) }
    }
  }

  @Test("source files are small")
  func sizes() throws {
    let endings = [".swift", ".c", ".cpp", ".h"]
    for file in try SourceTree.files(in: "Sources", ending: endings)
    where !Self.largeSources.contains(file.pathInSources) {
      report(Rule.excessiveSize(of: file))
    }
  }

  @Test("a file format is documented where it is defined")
  func formats() throws {
    for file in try SourceTree.files(in: "Sources", ending: ["Format.swift"]) {
      report(Rule.missingFormatSections(in: file))
    }
  }

  @Test("the formatter is configured")
  func formatter() throws {
    let configuration = try SourceTree.file(".swift-format").text
    let object = try JSONSerialization.jsonObject(with: Data(configuration.utf8))
    #expect((object as? [String: Any])?["lineLength"] as? Int == 100)
  }
}
