import Bytes
import Segments
import TestSupport

/// A file `metadata` alone in a folder.
struct MetadataFile {
  private let folder: TemporaryFolder

  /// Of articles in so many stretches.
  init(_ stretches: [[ArticleMetadata]], _ zstandard: Zstandard) throws {
    var packer = MetadataPacker()
    var blocks: [RecordPacker.Block] = []
    for stretch in stretches {
      for article in stretch {
        let written = article.parts()
        let source = written.source
        try packer.add(written.parts, of: source.span, with: zstandard)
      }
      blocks += try packer.takeBlocks(with: zstandard)
    }
    try self.init(packed: blocks)
  }

  init(packed blocks: [RecordPacker.Block]) throws {
    folder = try TemporaryFolder()
    let writer = try RecordsWriter(path: folder.path + "/1.metadata", kind: .metadata)
    for block in blocks { try writer.add(block) }
    _ = try writer.finish(segment: 1)
  }

  /// Of one block that unpacks to the given bytes.
  init(unpacked: [UInt8], articles: Int, _ zstandard: Zstandard) throws {
    var payload: [UInt8] = []
    let packed = zstandard.compress(unpacked.span, to: &payload) ?? 0
    payload.appendLittleEndian(UInt32(0))
    payload.appendLittleEndian(UInt32(unpacked.count))
    payload.appendLittleEndian(UInt64(0))
    for number in [1, packed, articles] { payload.appendLittleEndian(UInt64(number)) }
    folder = try TemporaryFolder()
    try folder.write(
      "1.metadata",
      SealedFile.bytes(payload, kind: .metadata, version: MetadataFormat.version, segment: 1))
  }

  /// Another one with other payload.
  init(damaging file: MetadataFile, _ change: (inout [UInt8]) -> Void) throws {
    folder = try TemporaryFolder()
    try folder.write("1.metadata", SealedFile.resealed(file.bytes(), change))
  }

  func bytes() throws -> [UInt8] { try folder.read("1.metadata") }

  func open() throws -> Metadata {
    try Metadata(
      MappedFile(
        directory: folder.path, name: "1.metadata", kind: .metadata,
        formatVersion: MetadataFormat.version
      ).payload)
  }

  /// What the first block unpacks to.
  func unpacked(_ zstandard: Zstandard) throws -> [UInt8] {
    let payload = try MappedFile(
      directory: folder.path, name: "1.metadata", kind: .metadata,
      formatVersion: MetadataFormat.version
    ).payload
    let table = Int(try payload.load(UInt64.self, at: payload.count - 16))
    let unpackedBytes = Int(try payload.load(UInt32.self, at: table + 4))
    let blocks = Int(try payload.load(UInt64.self, at: payload.count - 24))
    let end = blocks > 1 ? Int(try payload.load(UInt64.self, at: table + 24)) : table
    let packed = try payload.copy(from: 0, count: end)
    return zstandard.decompress(packed.span, count: unpackedBytes) ?? []
  }
}

extension ArticleMetadata {
  /// An article of which only some strings are there.
  init(id: String = "", url: String = "", path: String = "", hash: UInt64 = 7) {
    self.init(
      id: Array(id.utf8), title: [], titleIsGiven: false, date: [], source: [],
      url: Array(url.utf8), places: [], path: Array(path.utf8), offset: 0, hash: hash)
  }

  /// The strings among other bytes, in no order.
  func parts() -> (parts: Parts, source: [UInt8]) {
    var source: [UInt8] = [1, 2, 3]
    func place(_ string: [UInt8]) -> Range<Int> {
      source += string
      return (source.count - string.count)..<source.count
    }
    let parts = Parts(
      id: place(id), title: place(title), titleIsGiven: titleIsGiven, date: place(date),
      source: place(self.source), url: place(url), places: place(places), path: place(path),
      offset: offset, hash: hash)
    return (parts, source)
  }

  /// Bytes of all strings.
  var stringBytes: Int { parts().source.count - 3 }
}

extension [ArticleMetadata] {
  /// Stretches of about the same size, an empty one among them.
  func split(into count: Int) -> [[ArticleMetadata]] {
    let size = Swift.max(1, self.count / count)
    return [[]] + stride(from: 0, to: self.count, by: size).map { Array(self[$0...].prefix(size)) }
  }
}

extension [UInt8] {
  /// The bytes with some of them changed, left out or more than once there.
  func damaged(using random: inout SeededGenerator) -> [UInt8] {
    var bytes = self
    for _ in 0...Int.random(in: 0...2, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: bytes.indices, using: &random)
      switch Int.random(in: 0..<8, using: &random) {
      case 0: bytes.remove(at: place)
      case 1: bytes.insert(bytes[place], at: place)
      case 2: bytes.removeLast(bytes.count - place)
      case 3: bytes[place] = 0xFF
      case 4: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      default: bytes[place] = UInt8(truncatingIfNeeded: random.next())
      }
    }
    return bytes
  }
}
