import Places

#if canImport(Glibc)
  import Glibc
#endif

/// What a gazetteer holds, in words.
struct Summary: CustomStringConvertible {
  let description: String

  init(_ atlas: Atlas, bytes: Int) {
    var lines = PlaceKind.allCases.map { kind in
      "\(atlas.rows.count { $0.kind == kind }) of kind \(kind)"
    }
    lines.append("\(atlas.rows.reduce(0) { $0 + $1.names.count }) other names")
    lines.append("\(atlas.rows.count { $0.coordinates == nil }) without coordinates")
    lines.append("\(bytes) bytes")
    description = lines.joined(separator: "\n")
  }
}

func exitWithFailure() -> Never { exit(1) }
