import Foundation
import Indexing
import Segments

/// Indexes of several segments, made without adding: each part is built in a folder of its own, then their files are put
/// together under one manifest.
package enum SegmentedIndex {
  /// Builds an index at `target` with a segment for each of `parts`, in this order, each a folder or file to read.
  ///
  /// The parts share no id. What the corpus tells of itself, such as the order of day and month, is that of the first one:
  /// set it where it matters.
  ///
  /// - Returns: the manifest of the index.
  @discardableResult
  package static func build(
    _ parts: [String], to target: String, threads: Int = 1,
    change: (inout BuildOptions) -> Void = { _ in }
  ) async throws -> Manifest {
    var folders: [String] = []
    for (number, part) in parts.enumerated() {
      folders.append("\(target).part\(number)")
      try await TestBuild.build(part, to: folders[number], threads: threads, change: change)
    }
    let manifest = try join(folders, to: target)
    for folder in folders { try FileManager.default.removeItem(atPath: folder) }
    return manifest
  }

  /// Puts the segments of indexes together at `target`; their files are moved.
  @discardableResult
  package static func join(_ indexes: [String], to target: String) throws -> Manifest {
    let writer = try IndexWriter(path: target, replacing: false)
    var joined: Manifest?
    for index in indexes {
      let manifest = try IndexDirectory.readManifest(at: index)
      var segments: [SegmentDescription] = []
      for var segment in manifest.segments {
        let number = writer.newNumber()
        for file in segment.files {
          let name = "\(number).\(file.kind.rawValue)"
          try move("\(index)/\(segment.fileName(file.kind))", to: "\(target)/\(name)")
        }
        segment.number = number
        segments.append(segment)
      }
      if joined == nil {
        joined = manifest
        joined?.segments = segments
        joined?.places?.file = try manifest.places?.file.map { stored in
          var moved = stored
          moved.number = writer.newNumber()
          try move("\(index)/\(stored.fileName)", to: "\(target)/\(moved.fileName)")
          return moved
        }
      } else {
        joined?.segments += segments
      }
    }
    if let joined { try writer.commit(joined) }
    return try IndexDirectory.readManifest(at: target)
  }

  private static func move(_ path: String, to target: String) throws {
    try FileManager.default.moveItem(atPath: path, toPath: target)
  }
}

extension WrittenCorpus {
  /// Writes the articles below `folder` in `count` parts, at random; no part is empty.
  ///
  /// An index that is built from all parts at once has the same articles, with the same metadata, as one with a segment
  /// for each part.
  ///
  /// - Returns: what to build each part from.
  package func split(
    into count: Int, in folder: TemporaryFolder, using random: inout SeededGenerator
  ) throws -> [String] {
    var parts = [[WrittenArticle]](repeating: [], count: count)
    for (number, article) in articles.shuffled(using: &random).enumerated() {
      let part = number < count ? number : Int.random(in: 0..<count, using: &random)
      parts[part].append(article)
    }
    for (number, part) in parts.enumerated() {
      try Self.write(part, to: "part\(number)", in: folder)
    }
    return parts.indices.map { folder.path + "/part\($0)" }
  }

  /// Writes articles, as `init` wrote them, to the folder `name`.
  package static func write(
    _ articles: [WrittenArticle], to name: String, in folder: TemporaryFolder
  ) throws {
    var lines = ""
    for article in articles {
      if article.id.hasPrefix("texts/") {
        try folder.write("\(name)/\(article.id)", article.body)
      } else {
        lines += article.json + "\n"
      }
    }
    if !lines.isEmpty { try folder.write("\(name)/wire.jsonl", lines) }
  }
}
