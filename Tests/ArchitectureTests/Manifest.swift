/// The targets of `Package.swift` and the modules that each may import, read from its text.
struct Manifest {
  /// Target name to dependency names; C shims have none.
  private(set) var dependencies: [String: Set<String>] = [:]
  /// Names of the C targets.
  private(set) var shims: Set<String> = []

  init(_ text: String) {
    // Rows of the table: shim("CZlib", …), room("Text", ["CICU"]), tests("TextTests", ["Text"]).
    let row = /\b(shim|room|tests)\(\s*"(\w+)"(?:\s*,\s*\[([^\]]*)\])?/
    for match in text.matches(of: row) {
      let name = String(match.2)
      if match.1 == "shim" {
        shims.insert(name)
        dependencies[name] = []
      } else {
        dependencies[name] = Self.names(in: match.3 ?? "")
      }
    }
    let target = /\.(?:executableTarget|target)\(\s*name:\s*"(\w+)",\s*dependencies:\s*\[([^\]]*)\]/
    for match in text.matches(of: target) {
      dependencies[String(match.1)] = Self.names(in: match.2)
    }
  }

  private static func names(in list: Substring) -> Set<String> {
    let withoutPackages = list.replacing(/package:\s*"[^"]*"/, with: "")
    return Set(withoutPackages.matches(of: /"(\w+)"/).map { String($0.1) })
  }
}
