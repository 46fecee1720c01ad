import Testing

/// Each rule finds what it forbids, and only that.
@Suite struct RuleTests {
  func file(_ text: String, path: String = "Sources/Text/Sample.swift") -> SourceFile {
    SourceFile(path: path, text: text)
  }

  @Test(
    "comments and strings are not code",
    arguments: [
      ("a // b\nc", "a     \nc"),
      ("a /* b /* c */ d */ e", "a                   e"),
      (#"a "b \" c" d"#, "a          d"),
      (#"a "b \(c("d")) e" f"#, "a      c(   ))    f"),
      ("a \"\"\"\nb \" c\n\"\"\" d", "a    \n     \n    d"),
      ("a #\"b \" \\(c)\"# d", "a              d"),
      ("#if os(Linux)", "#if os(Linux)"),
      ("a \"b", "a   "),
      ("a \"é\" b", "a      b"),
    ])
  func blanking(source: String, code: String) {
    #expect(SwiftCode.blankingCommentsAndStrings(source) == code)
  }

  @Test("imports are found in every form")
  func imports() {
    let found = Rule.imports(
      of: file(
        """
        import Bytes
        package import Kernels
        @preconcurrency public import Dispatch
        import struct CICU.Thing
          import Glibc
        // import Foundation
        let text = "import Foundation"
        let important = 1
        """))
    #expect(found.map(\.module) == ["Bytes", "Kernels", "Dispatch", "CICU", "Glibc"])
    #expect(found.map(\.line) == [1, 2, 3, 4, 5])
  }

  @Test("an arrow that the manifest does not draw is a violation")
  func forbiddenImports() {
    let manifest = Manifest(
      """
      shim("CICU", links: ["icuuc"]),
      room("Text", ["CICU"]),
      room("Wide", [
        "Text", "CICU",
      ]),
      .executableTarget(
        name: "tool",
        dependencies: [
          "Wide", .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ]),
      """)
    #expect(manifest.shims == ["CICU"])
    #expect(manifest.dependencies["Wide"] == ["Text", "CICU"])
    #expect(manifest.dependencies["tool"] == ["Wide", "ArgumentParser"])
    let text = "import CICU\nimport Glibc\nimport Segments\nimport FoundationEssentials\n"
    let found = Rule.forbiddenImports(in: file(text), manifest: manifest)
    #expect(found.map(\.line) == [3, 4])
    #expect(found.first?.description.hasPrefix("Sources/Text/Sample.swift:3: ") == true)
  }

  @Test(
    "unsafe constructs are found",
    arguments: [
      ("let p: UnsafePointer<Int>", 1), ("unsafe f()", 1), ("x.withUnsafeBytes { $0 }", 1),
      ("nonisolated(unsafe) var a = 1", 1), ("// unsafe", 0), ("let safe = 1", 0),
    ])
  func unsafeUses(line: String, count: Int) {
    #expect(Rule.unsafeUses(in: file(line)).count == count)
  }

  @Test(
    "traps are found",
    arguments: [
      ("try! f()", 1), ("a as! B", 1), ("fatalError(\"x\")", 1), ("preconditionFailure()", 1),
      ("try? f()", 0), ("a as? B", 0), ("nonfatalError()", 0), ("// try! again", 0),
    ])
  func traps(line: String, count: Int) {
    #expect(Rule.trapsUsed(in: file(line)).count == count)
  }

  @Test(
    "calls on files past the seam are found",
    arguments: [
      ("let a = open(path, 0)", 1), ("Glibc.write(1, p, 2)", 1), ("try file.write(bytes)", 0),
      ("func open(_ path: String) {", 0), ("reopen(path)", 0), ("munmap(p, 1)", 0),
      ("// open(path)", 0), ("close(1); fsync(2)", 2),
    ])
  func fileSystemCalls(line: String, count: Int) {
    #expect(Rule.fileSystemCalls(in: file(line)).count == count)
    #expect(Rule.libraryImports(in: file("import Glibc\nimport Bytes")).map(\.line) == [1])
  }

  @Test("a shim's header may include standard C only")
  func includes() {
    let header = file(
      "#pragma once\n#include <stdint.h>\n# include <zlib.h>\n#include \"Other.h\"\n"
        + "#include \"CZlibMore.h\"\n#include \"CZlib/../Other.h\"\n",
      path: "Sources/CZlib/include/CZlib.h")
    #expect(Rule.foreignIncludes(in: header).map(\.line) == [3, 4, 6])
  }

  @Test("the size limit is exact")
  func sizes() {
    let limit = Rule.largestSource
    #expect(Rule.excessiveSize(of: file(String(repeating: "a", count: limit - 1))).isEmpty)
    #expect(Rule.excessiveSize(of: file(String(repeating: "a", count: limit))).count == 1)
  }

  @Test("a format's opening doc comment names grammar, version and history")
  func formats() {
    let whole =
      "import Bytes\n\n/// A.\n///\n/// Grammar: b\n///\n/// History: version 1.\nenum A {}\n"
    #expect(Rule.missingFormatSections(in: file(whole)).isEmpty)
    let partial = "/// A.\n/// Grammar: b\nenum A {}\n/// Version and History\n"
    #expect(Rule.missingFormatSections(in: file(partial)).count == 2)
    #expect(Rule.missingFormatSections(in: file("enum A {}")).count == 3)
  }
}
