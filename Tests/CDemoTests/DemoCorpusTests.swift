import CDemo
import Foundation
import Testing

/// The files that are embedded in the program, against the folder they come from.
@Suite struct DemoCorpusTests {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/CDemo/corpus")

  static var embeddedPaths: [String] {
    (0..<cdemo_count()).compactMap { cdemo_path($0).map { String(cString: $0) } }
  }

  static func embeddedBytes(_ index: Int) -> [UInt8]? {
    var count = 0
    guard let first = cdemo_bytes(index, &count) else { return nil }
    return Array(UnsafeBufferPointer(start: first, count: count))
  }

  @Test("the embedded list is the folder, in order of bytes: else run list-corpus.sh")
  func listIsFolder() throws {
    let found = try FileManager.default.subpathsOfDirectory(atPath: Self.folder.path)
      .filter {
        var isFolder: ObjCBool = false
        let path = Self.folder.appending(path: $0).path
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
          && !isFolder.boolValue
      }
    #expect(Self.embeddedPaths == found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test("every embedded file has the bytes of the file in the folder")
  func bytesAreTheFiles() throws {
    for (index, path) in Self.embeddedPaths.enumerated() {
      let file = try [UInt8](Data(contentsOf: Self.folder.appending(path: path)))
      #expect(Self.embeddedBytes(index) == file, "\(path)")
    }
  }

  @Test("past the last file there is nothing")
  func pastTheEnd() {
    for index in [cdemo_count(), Int.max] {
      #expect(cdemo_path(index) == nil)
      #expect(Self.embeddedBytes(index) == nil)
    }
  }

  @Test("the corpus keeps the bytes that a tidy editor or a checkout would mend")
  func untidyBytesSurvive() {
    func bytes(_ path: String) -> [UInt8] {
      Self.embeddedPaths.firstIndex(of: path).flatMap(Self.embeddedBytes) ?? []
    }
    #expect(bytes("world/grains.txt").contains(0x0D), "carriage returns")
    #expect(bytes("languages/es-sequia.txt").starts(with: [0xEF, 0xBB, 0xBF]), "byte order mark")
    for path in ["languages/fr-crue-latin1.txt", "feeds/archive.sgm"] {
      #expect(String(validating: bytes(path), as: UTF8.self) == nil, "\(path): Latin-1")
      #expect(bytes(path).contains(0xE9), "\(path): é")
    }
  }
}
