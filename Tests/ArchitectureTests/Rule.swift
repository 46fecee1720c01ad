/// A place where a rule of the house is broken.
struct Violation: Equatable, CustomStringConvertible {
  let path: String
  /// From 1; zero where the file as a whole is meant.
  let line: Int
  let message: String

  var description: String { line > 0 ? "\(path):\(line): \(message)" : "\(path): \(message)" }
}

/// The rules, each from a file to what is wrong in it.
enum Rule {
  /// Modules of the system that every room may import.
  ///
  /// Foundation is not one of them: it costs start-up time.
  static let systemModules: Set = ["Glibc", "Musl", "Darwin", "Synchronization", "Dispatch"]

  /// Headers that the public header of a C shim may include.
  static let standardHeaders: Set = ["stddef.h", "stdint.h", "stdbool.h"]

  /// Names that trap on bad input.
  static let traps = ["try!", "as!", "fatalError(", "preconditionFailure("]

  static let largestSource = 16_000

  /// Functions of the C library on files and folders.
  static let fileSystemFunctions: Set<Substring> = [
    "open", "openat", "creat", "close", "read", "pread", "write", "pwrite", "fsync", "fdatasync",
    "truncate", "ftruncate", "flock", "mmap", "stat", "lstat", "fstat", "mkdir", "rmdir",
    "opendir", "readdir", "unlink", "remove", "rename", "link", "symlink", "fopen",
  ]

  /// The modules that a file imports, with their lines.
  static func imports(of file: SourceFile) -> [(module: String, line: Int)] {
    let statement =
      /^\s*(?:@[\w()]+\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|protocol|typealias|func|let|var|actor)\s+)?(\w+)/
    return file.codeLines.enumerated().compactMap { number, line in
      guard line.utf8.count > 7, line.contains("import") else { return nil }
      return line.firstMatch(of: statement).map { (String($0.1), number + 1) }
    }
  }

  /// Imports beyond the arrows of the manifest and the system's modules.
  static func forbiddenImports(in file: SourceFile, manifest: Manifest) -> [Violation] {
    let allowed = manifest.dependencies[file.room, default: []].union(systemModules)
    return imports(of: file).filter { !allowed.contains($0.module) }.map {
      Violation(
        path: file.path, line: $0.line,
        message: "imports \($0.module); \(file.room) may import \(allowed.sorted())")
    }
  }

  /// Uses of unsafe constructs, whatever the file.
  static func unsafeUses(in file: SourceFile) -> [Violation] {
    file.codeLines.enumerated().compactMap { number, line in
      guard line.contains("nsafe") else { return nil }
      return line.firstMatch(of: /\w*[Uu]nsafe\w*/).map {
        Violation(
          path: file.path, line: number + 1,
          message: "uses \($0.0) outside the rooms and files that may be unsafe")
      }
    }
  }

  /// Constructs that end the process on bad input.
  static func trapsUsed(in file: SourceFile) -> [Violation] {
    file.codeLines.enumerated().flatMap { number, line in
      traps.filter { contains(line, word: $0) }.map {
        Violation(path: file.path, line: number + 1, message: "uses \($0); throw an error instead")
      }
    }
  }

  /// Whether `word` stands in `line` and does not merely end another word.
  private static func contains(_ line: Substring, word: String) -> Bool {
    line.ranges(of: word).contains { range in
      guard range.lowerBound > line.startIndex else { return true }
      let before = line[line.index(before: range.lowerBound)]
      return !before.isLetter && !before.isNumber && before != "_"
    }
  }

  /// Imports of the C library.
  static func libraryImports(in file: SourceFile) -> [Violation] {
    imports(of: file).filter { ["Glibc", "Musl", "Darwin"].contains($0.module) }.map {
      Violation(
        path: file.path, line: $0.line,
        message: "imports \($0.module); files are reached through Bytes.FileSystem")
    }
  }

  /// Calls of the C library's functions on files and folders; methods of the same names are none.
  static func fileSystemCalls(in file: SourceFile) -> [Violation] {
    file.codeLines.enumerated().flatMap { number, line in
      line.matches(of: /(func\s+|Glibc\.|Musl\.|\.)?(\w+)\(/).filter {
        let isMethod = $0.1 == "." || $0.1?.hasPrefix("func") == true
        return fileSystemFunctions.contains($0.2) && !isMethod
      }.map {
        Violation(
          path: file.path, line: number + 1,
          message: "calls \($0.2); files are reached through Bytes.FileSystem")
      }
    }
  }

  /// Includes, in a shim's public header, that are not plain C.
  static func foreignIncludes(in header: SourceFile) -> [Violation] {
    header.lines.enumerated().compactMap { number, line in
      guard let match = line.firstMatch(of: /^\s*#\s*(?:include|import)\s+(.*)/) else { return nil }
      if let standard = match.1.firstMatch(of: /^<([^>]+)>/),
        standardHeaders.contains(String(standard.1))
      {
        return nil
      }
      // A part of the same header, which is held to the rule as well.
      if match.1.hasPrefix("\"\(header.room)"), match.1.wholeMatch(of: /"\w+\.h"/) != nil {
        return nil
      }
      return Violation(
        path: header.path, line: number + 1,
        message: "includes \(match.1); a shim's public header includes standard C headers only")
    }
  }

  /// A source file that has grown too large.
  static func excessiveSize(of file: SourceFile) -> [Violation] {
    let count = file.text.utf8.count
    if count < largestSource { return [] }
    return [
      Violation(
        path: file.path, line: 0, message: "has \(count) bytes; the limit is \(largestSource)")
    ]
  }

  /// What the first doc comment of a `…Format.swift` leaves out.
  static func missingFormatSections(in file: SourceFile) -> [Violation] {
    let lines = file.lines.map { $0.drop { $0 == " " } }
    let start = lines.firstIndex { $0.hasPrefix("///") } ?? lines.endIndex
    let comment = lines[start...].prefix { $0.hasPrefix("///") }.joined(separator: " ").lowercased()
    let words = Set(comment.split { !$0.isLetter }.map(String.init))
    return ["Grammar", "Version", "History"].filter { !words.contains($0.lowercased()) }.map {
      Violation(
        path: file.path, line: min(start + 1, lines.count),
        message: "the opening doc comment has no \($0)")
    }
  }
}
