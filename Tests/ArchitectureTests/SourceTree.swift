import Foundation

/// A file of the package, as text.
struct SourceFile {
  /// Path from the package root.
  let path: String
  let text: String
  /// The lines with comments and string literals blanked, if it is Swift.
  let codeLines: [Substring]

  init(path: String, text: String) {
    self.path = path
    self.text = text
    codeLines =
      path.hasSuffix(".swift")
      ? SwiftCode.blankingCommentsAndStrings(text)
        .split(separator: "\n", omittingEmptySubsequences: false) : []
  }

  /// The name of its target: the folder below `Sources`.
  var room: String {
    let parts = path.split(separator: "/")
    return parts.count > 2 ? String(parts[1]) : ""
  }

  /// Path below the target's folder's parent, such as `Text/Folding.swift`.
  var pathInSources: String { String(path.dropFirst("Sources/".count)) }

  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
}

/// The package that this test belongs to.
enum SourceTree {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func file(_ path: String) throws -> SourceFile {
    let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
    return SourceFile(path: path, text: text)
  }

  /// The files below `folder` whose names end in one of `endings`, sorted by path.
  static func files(in folder: String, ending endings: [String]) throws -> [SourceFile] {
    try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
      .filter { path in endings.contains { path.hasSuffix($0) } }
      .sorted()
      .map { try file("\(folder)/\($0)") }
  }

  static func swiftSources() throws -> [SourceFile] { try sources.get() }

  private static let sources = Result { try files(in: "Sources", ending: [".swift"]) }

  /// Names of the folders in `Sources`: the targets.
  static func rooms() throws -> [String] {
    let sources = root.appending(path: "Sources")
    return try FileManager.default.contentsOfDirectory(atPath: sources.path)
      .filter { !$0.hasPrefix(".") }
      .sorted()
  }
}
