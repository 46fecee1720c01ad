import Bytes
import Indexing
import Places
import Querying
import Segments
import Text

/// What an index is and holds.
public struct IndexInfo: Sendable {
  /// The folder as it was named.
  public var path: String
  /// Articles of all segments.
  public var articles: Int
  /// Articles that were removed and take space until a merge drops them.
  public var removed: Int
  /// Those of `articles` without a publication date.
  public var undated: Int
  /// How publication dates are known.
  public var published: PublicationFigures
  /// Those with a title, given or found.
  public var titled: Int
  /// Tokens of titles and bodies.
  public var tokens: Int
  /// Distinct terms of titles and bodies.
  public var terms: Int
  /// Bytes of titles and bodies, those of removed articles included until a merge drops them.
  public var textBytes: Int
  /// Number of segments.
  public var segments: Int
  /// Sizes by component, bytes.
  public var components: [(name: String, bytes: Int)]
  /// Name of the analysis profile: `news` or `plain`.
  public var profile: String
  /// Version of that profile.
  public var profileVersion: Int
  /// Whether é and e are two letters.
  public var keepsMarks: Bool
  /// The ICU library that built the index.
  public var icuVersion: String
  /// Version of the manifest.
  public var formatVersion: Int
  /// Whether bodies are kept.
  public var storesText: Bool
  /// How places were found; nil if they were not.
  public var places: Places?
  /// The dates in the text; nil if they were not looked for.
  public var dates: Dates?
  /// What the build skipped or changed, by reason.
  public var skips: [(reason: String, count: Int)]

  /// What an index knows of places.
  public struct Places: Sendable {
    /// Version of the gazetteer, hexadecimal.
    public var gazetteer: String
    /// Whether that is the one of this program.
    public var isShipped: Bool
    /// ISO 3166-1 alpha-2 code of the country that was named at the build, nil if none was.
    public var homeCountry: String?
    /// File name of the gazetteer that was given at the build, nil if none was.
    public var userGazetteer: String?
    /// Nodes of the place tree that occur, with all around them.
    public var nodes: Int
    /// Accepted mentions.
    public var mentions: Int
  }

  /// What an index knows of dates in the text.
  public struct Dates: Sendable {
    /// How many stand in titles and bodies.
    public var dates: Int
    /// Distinct ones with all around them.
    public var nodes: Int
    /// How many of these are what, as far as they can be read: `day`, `month`, `year`, `decade`, `century`, `other` for
    /// other intervals, `recurring` for those of no year, `unresolved`.
    public var kinds: [(name: String, count: Int)]
    /// What stands first in 03/04/2013, day (`dmy`) or month (`mdy`); nil if that is not known.
    public var order: String?
  }

  /// Size of the index, bytes.
  public var bytes: Int { components.reduce(0) { $0 + $1.bytes } }
}

extension NewsIndex {
  /// What the index is and holds: from its manifest, the column of publication dates, and the tables of dates; of several
  /// segments, or where articles were removed, also from the dictionaries.
  ///
  /// Removed articles count only where that is said.
  ///
  /// O(articles); with several segments or removed articles O(articles + terms).
  ///
  /// - Throws: where the column is damaged.
  public func info() throws -> IndexInfo {
    try confirming {
      let manifest = directory.manifest
      var components: [(name: String, bytes: Int)] = []
      for file in Self.files(of: manifest) {
        if let known = components.firstIndex(where: { $0.name == file.kind.rawValue }) {
          components[known].bytes += file.bytes
        } else {
          components.append((file.kind.rawValue, file.bytes))
        }
      }
      let manifestBytes = Directory.fileSize("\(path)/\(Manifest.fileName)") ?? 0
      components.append((FileKind.manifest.rawValue, manifestBytes))
      func sum(
        _ value: (SegmentDescription) -> Int, without removed: (SegmentDescription.Removal) -> Int
      ) -> Int {
        manifest.segments.reduce(0) { $0 + value($1) - ($1.removal.map(removed) ?? 0) }
      }
      let contents = try LiveContents(of: directory.segments)
      return IndexInfo(
        path: path, articles: sum(\.articles, without: \.articles),
        removed: manifest.segments.reduce(0) { $0 + ($1.removal?.articles ?? 0) },
        undated: sum(\.undated, without: \.undated),
        published: try published(), titled: sum(\.titled, without: \.titled),
        tokens: sum(\.tokens, without: \.tokens), terms: contents.terms,
        textBytes: manifest.segments.reduce(0) { $0 + $1.textBytes },
        segments: manifest.segments.count,
        components: components, profile: manifest.profile,
        profileVersion: Int(manifest.profileVersion), keepsMarks: manifest.keepsMarks,
        icuVersion: manifest.icuVersion, formatVersion: Int(Manifest.version),
        storesText: manifest.storesText,
        places: manifest.places.map {
          describe(
            $0, nodes: contents.placeNodes, mentions: sum(\.mentions, without: \.mentions))
        },
        dates: manifest.dates.map {
          describe($0, contents, dates: sum(\.dates, without: \.dates))
        },
        skips: manifest.skips.map { (reason: $0.reason, count: $0.count) })
    }
  }
}

extension NewsIndex {
  private func published() throws -> PublicationFigures {
    var counts = PublishedCounts()
    for segment in directory.segments {
      for article in 0..<UInt32(segment.articleCount) {
        if let removed = segment.removed, try removed.contains(article) { continue }
        counts.add(try segment.columns.published(article))
      }
    }
    return PublicationFigures(counts)
  }

  private static func files(of manifest: Manifest) -> [SegmentDescription.File] {
    var files = manifest.segments.flatMap(\.files)
    for segment in manifest.segments {
      guard let removal = segment.removal else { continue }
      files.append(SegmentDescription.File(kind: .removed, bytes: removal.bytes))
    }
    if let gazetteer = manifest.places?.file {
      files.append(SegmentDescription.File(kind: .gazetteer, bytes: gazetteer.bytes))
    }
    return files
  }

  private func describe(
    _ places: Manifest.Places, nodes: Int, mentions: Int
  ) -> IndexInfo.Places {
    IndexInfo.Places(
      gazetteer: hexadecimal(places.gazetteer),
      isShipped: (try? Gazetteer.shipped())?.version == places.gazetteer,
      homeCountry: places.homeCountry.isEmpty ? nil : places.homeCountry,
      userGazetteer: places.userGazetteer.isEmpty ? nil : places.userGazetteer,
      nodes: mentions == 0 ? 0 : nodes, mentions: mentions)
  }

  private func describe(
    _ dates: Manifest.Dates, _ contents: LiveContents, dates count: Int
  ) -> IndexInfo.Dates {
    IndexInfo.Dates(
      // Without any, the one around all is around nothing.
      dates: count, nodes: count == 0 ? 0 : contents.dateNodes,
      kinds: DateNodeKind.allCases.reversed().compactMap { kind in
        contents.dateKinds[kind].map { (kind.rawValue, $0) }
      },
      order: dates.order?.rawValue)
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
