import Indexing
import Querying
import Segments
import Text

/// What an index is and holds.
public struct IndexInfo: Sendable {
  public var path: String
  public var articles: Int
  public var undated: Int
  public var titled: Int
  public var tokens: Int
  /// Distinct terms of titles and bodies.
  public var terms: Int
  /// Bytes of titles and bodies.
  public var textBytes: Int
  public var segments: Int
  /// Sizes by component, bytes.
  public var components: [(name: String, bytes: Int)]
  public var profile: String
  public var profileVersion: Int
  public var keepsMarks: Bool
  public var icuVersion: String
  public var formatVersion: Int
  public var storesText: Bool
  /// What the build skipped or changed, by reason.
  public var skips: [(reason: String, count: Int)]

  /// Size of the index, bytes.
  public var bytes: Int { components.reduce(0) { $0 + $1.bytes } }
}

extension NewsIndex {
  public func info() -> IndexInfo {
    let manifest = directory.manifest
    var components: [(name: String, bytes: Int)] = []
    for file in manifest.segments.flatMap(\.files) {
      if let known = components.firstIndex(where: { $0.name == file.kind.rawValue }) {
        components[known].bytes += file.bytes
      } else {
        components.append((file.kind.rawValue, file.bytes))
      }
    }
    func sum(_ value: (SegmentDescription) -> Int) -> Int {
      manifest.segments.reduce(0) { $0 + value($1) }
    }
    return IndexInfo(
      path: path, articles: sum(\.articles), undated: sum(\.undated), titled: sum(\.titled),
      tokens: sum(\.tokens), terms: sum(\.terms), textBytes: sum(\.textBytes), segments: manifest.segments.count,
      components: components, profile: manifest.profile,
      profileVersion: Int(manifest.profileVersion), keepsMarks: manifest.keepsMarks,
      icuVersion: manifest.icuVersion, formatVersion: Int(Manifest.version),
      storesText: manifest.storesText,
      skips: manifest.skips.map { (reason: $0.reason, count: $0.count) })
  }
}

/// The versions that decide what an index is.
public enum Versions {
  /// Of this program.
  public static let program = "0.1.0"
  /// Of the index format.
  public static var format: Int { Int(Manifest.version) }
  /// Of the analysis profiles: name and version.
  public static var profiles: [(name: String, version: Int)] {
    AnalysisProfile.allCases.map { ($0.rawValue, Int($0.version)) }
  }
  /// Of the ICU library in use.
  public static var icu: String { ICUVersion.current }
}
