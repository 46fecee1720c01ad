import Bytes
import Segments

extension PlaceFinding {
  /// Stores the gazetteer in the folder of the index, if it is not the program's own.
  ///
  /// - Returns: what the manifest says of it; nil for the program's own.
  func store(with writer: IndexWriter) throws -> Manifest.StoredGazetteer? {
    guard userGazetteer != nil else { return nil }
    var stored = Manifest.StoredGazetteer(number: writer.newNumber(), bytes: 0)
    let file = try FileWriter(
      path: "\(writer.path)/\(stored.fileName)", kind: .gazetteer,
      version: IndexDirectory.gazetteerVersion)
    let count = gazetteer.withBytes { $0.count }
    for start in stride(from: 0, to: count, by: FileEnvelope.pageBytes) {
      let end = min(start + FileEnvelope.pageBytes, count)
      try file.append(gazetteer.withBytes { Array(copying: $0.extracting(start..<end)) })
    }
    stored.bytes = try file.finish(segment: 0)
    return stored
  }
}
