import Bytes
import Indexing
import Places
import Querying
import Segments
import TestSupport

/// A small index of all structures, an article of which was removed, and its files as they were written.
private final class BuiltIndex {
  let folder: TemporaryFolder
  let path: String
  /// The files that can be damaged, by name.
  let files: [(name: String, kind: FileKind, bytes: [UInt8])]

  init() async throws {
    folder = try TemporaryFolder()
    path = folder.path + "/index"
    let input = try folder.write("wire.jsonl", Self.corpus)
    let places = try TestBuild.places()
    try await TestBuild.build(input, to: path) {
      $0.places = places
      $0.dates = DateFinding()
    }
    try Self.removeArticle(from: path)
    files = try folder.contents(of: "index").filter { $0.key != "lock" }
      .sorted { $0.key < $1.key }.map { ($0.key, Self.kind(of: $0.key), $0.value) }
  }

  private static func removeArticle(from path: String) throws {
    let writer = try IndexWriter(updating: path, command: "remove")
    let index = try IndexDirectory(opening: path)
    var manifest = index.manifest
    manifest.segments = try index.segments(removing: [0: [2]], with: writer)
    try writer.commit(manifest)
    try TestBuild.check(path)
  }

  private static func kind(of name: String) -> FileKind {
    FileKind(rawValue: String(name.split(separator: ".").last ?? "")) ?? .manifest
  }

  /// A file with other payload, whose checksums hold.
  func write(_ index: Int, _ change: (inout [UInt8]) -> Void) throws {
    let (name, kind, bytes) = files[index]
    let version = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[8 + $1]) << UInt32(8 * $1) }
    let damaged = SealedFile.resealed(bytes, kind: kind, version: version, change)
    try FileBytes.write(damaged, to: path + "/" + name)
  }

  func restore(_ index: Int) throws {
    try FileBytes.write(files[index].bytes, to: path + "/" + files[index].name)
  }

  private static let corpus = [
    #"{"id":"A1","title":"Troops leave Mali","date":"2013-01-11","source":"Meridian Press","url":"http://x.org/a","body":"The army withdrew its troops from Kidal in Mali on 3 May 2012. U.N. forces stay."}"#,
    #"{"id":"A2","title":"Mali votes","date":"2014-07-02","source":"Meridian Press","body":"Mali voted last Sunday; to be or not to be, that is the question of the army and of the troops in Mali."}"#,
    #"{"id":"A3","body":"A ceasefire held in Paris and near London until June 2012. The troops of the army stay."}"#,
    #"{"id":"A4","title":"The troops","date":"2013","body":"The the of the of the army of the troops of the army."}"#,
    #"{"id":"A5","title":"The army of Mali","date":"2013-05-03","source":"Wire","body":"The troops of the army left London for Kidal on 3 May 2013, to be in Mali in June 2012."}"#,
  ].joined(separator: "\n")
}

/// The payload of a manifest.
package final class ManifestSubject: FuzzSubject {
  package static let dictionary = ["news", "plain", "\u{1}", "\0", "\u{7F}", "body=text"]
  private let index: BuiltIndex
  private let manifest: Int

  package init() async throws {
    index = try await BuiltIndex()
    manifest = index.files.firstIndex { $0.name == "manifest" } ?? 0
  }

  /// An input that begins with 0 is the payload; another is edits, see `Edits`.
  package func run(_ input: [UInt8]) throws {
    try index.write(manifest) { payload in
      if input.first == 0 {
        payload = Array(input.dropFirst())
      } else {
        Edits.apply(input[...], to: &payload)
      }
    }
    _ = try? IndexDirectory.readManifest(at: index.path)
    _ = try? IndexDirectory(opening: index.path)
  }
}

/// An index of which a file is damaged, with checksums that fit: it is opened and checked, or searched.
package final class IndexSubject: FuzzSubject {
  package static let dictionary = ["\u{7F}\u{7F}", "\0\0\0\0", "\u{1}\0\0\0"]

  private static let phrases = ["\"of the\"", "\"to be or not to be\""]
  private static let places = ["place:Mali", "<place:France> /5 london"]
  private static let dates = ["date:2012"]
  private static let others = [
    "mali", "the", "troops NEAR/3 army", "arm*", "army~1", "title:troops", "source:meridian",
    "published:2013", "* -mali", "the OR (army AND troops)",
  ]
  private let index: BuiltIndex
  /// What is searched for where a file is damaged, in their order: queries that read it.
  private let queries: [[Query]]

  package init() async throws {
    let index = try await BuiltIndex()
    // Parsed once: no file but the manifest has a say in that.
    let searcher = try Searcher(IndexDirectory(opening: index.path))
    queries = try index.files.map { file in
      try Self.queries(reading: file.kind).map { try searcher.parse($0).query }
    }
    self.index = index
  }

  private static func queries(reading kind: FileKind) -> [String] {
    switch kind {
    case .manifest, .articles, .removed, .terms, .postings, .positions:
      phrases + places + dates + others
    case .pairterms, .pairs: phrases
    case .placeterms, .places, .placenodes, .mentions: places
    case .dateterms, .datelists, .datenodes, .dates: dates
    case .ids, .metadata, .text, .gazetteer: []
    }
  }

  /// The first byte says which file, and whether to check, below 64, or to search; the rest is edits.
  ///
  /// A check takes five times as long as those queries.
  package func run(_ input: [UInt8]) throws {
    guard let first = input.first else { return }
    let file = Int(first & 0x3F) % index.files.count
    try index.write(file) { Edits.apply(input.dropFirst(), to: &$0) }
    defer { try? index.restore(file) }
    if first < 64 || queries[file].isEmpty {
      _ = try IndexCheck(path: index.path).problems
    } else {
      try? search(queries[file])
    }
  }

  private func search(_ queries: [Query]) throws {
    let searcher = try Searcher(IndexDirectory(opening: index.path))
    for query in queries {
      _ = try? searcher.count(query)
      if let found = try? searcher.search(query, limit: 3) {
        _ = try? searcher.spans(of: query, in: found.hits)
      }
    }
  }
}

/// Edits of bytes as an input tells them: groups of four, place (two bytes), deed and value.
enum Edits {
  static func apply(_ input: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    var rest = input
    while rest.count >= 4 {
      let group = Array(rest.prefix(4))
      rest = rest.dropFirst(4)
      if bytes.isEmpty { bytes.append(group[3]) }
      let place = (Int(group[0]) << 8 | Int(group[1])) % bytes.count
      switch group[2] % 5 {
      case 0: bytes[place] = group[3]
      case 1: bytes[place] ^= 1 << (group[3] & 7)
      case 2: bytes.insert(group[3], at: place)
      case 3: bytes.removeSubrange(place..<min(bytes.count, place + 1 + Int(group[3] & 15)))
      default: bytes[place] &+= group[3] < 128 ? 1 : 255
      }
    }
  }
}
