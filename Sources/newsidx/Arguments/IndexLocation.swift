import ArgumentParser
import NewsIndex

/// The index that a command is about.
struct IndexOption: ParsableArguments {
  @Option(
    name: [.customShort("i"), .customLong("index")],
    help: ArgumentHelp(
      "Folder of the index.",
      discussion: "Without it: NEWSIDX_INDEX, else the only index under ./Indexes.",
      valueName: "folder"),
    completion: .directory)
  var folder: String?

  static let names = FlagNames(options: ["-i", "--index"])

  /// The path of the index.
  func path() throws -> String {
    if let folder { return try IndexLocation.find(folder) }
    if let folder = try Terminal.path(inEnvironment: "NEWSIDX_INDEX") {
      return try IndexLocation.find(folder)
    }
    return try IndexLocation.onlyOne()
  }

  /// Opens the index; unless `isQuiet`, says what is to be said about it.
  func open(isQuiet: Bool = false) throws -> NewsIndex {
    let index = try NewsIndex(path: path())
    if !isQuiet, let note = index.note { Messages.note(note) }
    return index
  }
}

/// Where indexes are.
enum IndexLocation {
  /// The folder in the current one that holds indexes.
  static let home = "Indexes"

  /// A path as given, or the index of that name under `Indexes` if the path is none.
  static func resolve(_ path: String) -> String {
    let known = "\(home)/\(path)"
    guard !path.contains("/"), !NewsIndex.isIndex(path), NewsIndex.isIndex(known) else {
      return path
    }
    return known
  }

  /// The same, for an index that is to be there.
  ///
  /// - Throws: `MistypedIndex` for what is nearly the name of another one.
  static func find(_ path: String) throws -> String {
    let resolved = resolve(path)
    guard resolved == path, !path.contains("/"), !Terminal.isFolder(path) else { return resolved }
    guard let name = Suggestion.closest(to: path, among: Terminal.names(in: home)),
      NewsIndex.isIndex("\(home)/\(name)")
    else { return resolved }
    throw MistypedIndex(path: path, suggestion: name)
  }

  /// The only index under `Indexes`.
  static func onlyOne() throws -> String {
    let found = Terminal.names(in: home).map { "\(home)/\($0)" }.filter(NewsIndex.isIndex)
    guard found.count == 1, let path = found.first else { throw NoIndexChosen(found: found) }
    return path
  }

  /// Where the index of an input goes if nothing else is said: `Indexes/` and the input's last
  /// component, that of a file without extensions; nil if it has no name.
  static func standard(for input: String) -> String? {
    var parts = input.split(separator: "/").map(String.init)
    while parts.count > 1, parts.last == "." { parts.removeLast() }
    if parts.last == nil || parts.last == "." || parts.last == ".." {
      parts = (Terminal.absolutePath(input) ?? "").split(separator: "/").map(String.init)
    }
    guard let last = parts.last else { return nil }
    return "\(home)/\(Terminal.isFolder(input) ? last : withoutExtensions(last))"
  }

  /// `wire.jsonl.zst` is `wire`, `U.N. reports` and `v1.2` stay.
  static func withoutExtensions(_ name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    let letters = name[name.index(after: dot)...]
    let isExtension =
      (1...5).contains(letters.count)
      && letters.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      && letters.contains { $0.isLetter }
    return isExtension ? withoutExtensions(String(name[..<dot])) : name
  }
}

/// No index has the name, but one has nearly the same.
struct MistypedIndex: Error, CustomStringConvertible {
  let path: String
  let suggestion: String

  var description: String {
    "no index at '\(path)' or '\(IndexLocation.home)/\(path)'; did you mean -i \(ShellQuoting.quoted(suggestion))?"
  }
}

/// No index was named, and there is not just one.
struct NoIndexChosen: Error, CustomStringConvertible {
  let found: [String]

  var description: String {
    if found.isEmpty {
      return "no index: name one with -i or NEWSIDX_INDEX, or build one here with: "
        + "newsidx build CORPUS"
    }
    return "which index? Name one with -i or NEWSIDX_INDEX:\n"
      + found.map { "  -i \($0)" }.joined(separator: "\n")
  }
}
