import Bytes

/// Writes the file `placenodes`.
package struct PlaceNodesWriter {
  private let file: FileWriter

  /// Creates the file `path`, which must not exist.
  package init(path: String) throws(FileError) {
    file = try FileWriter(path: path, kind: .placenodes, version: PlaceNodesFormat.version)
  }

  /// Writes all nodes, in pre-order, and ends the file; returns its size in bytes.
  package func write(_ nodes: [PlaceNode], segment: UInt64) throws(FileError) -> Int {
    let widths = PlaceNodesFormat.widths(nodes.count)
    let byID = nodes.indices.sorted { nodes[$0].id < nodes[$1].id }
    let columns: [[UInt32]] = [
      nodes.map(\.id), nodes.map(\.parent), Self.ends(nodes), nodes.map { UInt32($0.kind) },
      nodes.map { Self.coordinate($0.latitude, of: 90, bits: PlaceNodesFormat.latitudeBits) },
      nodes.map { Self.coordinate($0.longitude, of: 180, bits: PlaceNodesFormat.longitudeBits) },
      byID.map { UInt32($0) },
    ]
    for (column, width) in zip(columns, widths) {
      try BitColumns.write(column, width: width, to: file)
    }
    try writeRecords(nodes)
    return try file.finish(segment: segment)
  }

  private func writeRecords(_ nodes: [PlaceNode]) throws(FileError) {
    var records: [UInt8] = []
    var starts: [UInt8] = []
    for (index, node) in nodes.enumerated() {
      if index % PlaceNodesFormat.recordGroup == 0 {
        starts.appendLittleEndian(UInt32(records.count))
      }
      VarInt.append(max(0, node.population), to: &records)
      records.appendString(node.name.utf8.prefix(PlaceNodesFormat.longestName))
      if node.kind == PlaceNode.country {
        records +=
          Array((node.code ?? "").utf8.prefix(2)) + [0, 0].dropFirst(node.code?.utf8.count ?? 0)
      }
    }
    let offset = file.offset
    try file.append(records)
    try file.append(starts)
    try file.append(littleEndian: UInt64(nodes.count))
    try file.append(littleEndian: UInt64(offset))
    try file.append(littleEndian: UInt64(records.count))
  }

  /// One past the last node inside each; nodes come in pre-order.
  private static func ends(_ nodes: [PlaceNode]) -> [UInt32] {
    var ends = nodes.indices.map { UInt32($0) + 1 }
    for index in nodes.indices.reversed() where index > 0 {
      let parent = Int(nodes[index].parent)
      ends[parent] = max(ends[parent], ends[index])
    }
    return ends
  }

  private static func coordinate(_ degrees: Double?, of most: Double, bits: Int) -> UInt32 {
    guard let degrees, degrees.magnitude <= most else { return (1 << UInt32(bits)) - 1 }
    return UInt32(((degrees + most) * PlaceNodesFormat.degree).rounded())
  }
}
