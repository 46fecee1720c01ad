import Bytes

/// Writes the file `datenodes`.
package enum DateNodesWriter {
  /// Creates the file `path`, which must not exist, with all nodes of a tree; returns its size in bytes.
  package static func write(
    _ tree: DateTree, to path: String, segment: UInt64
  ) throws(FileError) -> Int {
    let file = try FileWriter(path: path, kind: .datenodes, version: DateNodesFormat.version)
    let series = DateSeriesNodes(tree).nodes
    let packed = tree.meanings.map(\.packed)
    let mask: UInt64 = 1 << UInt64(DateNodesFormat.dayBits) - 1
    let columns =
      [
        packed.map { UInt32($0 & mask) },
        packed.map { UInt32($0 >> UInt64(DateNodesFormat.dayBits) & mask) }, tree.parents,
        tree.ends,
      ] + series
    let widths = DateNodesFormat.columns(nodes: tree.count, series: series.map(\.count)).widths
    for (column, width) in zip(columns, widths) {
      try BitColumns.write(column, width: width, to: file)
    }
    try file.append(littleEndian: UInt64(tree.count))
    for nodes in series { try file.append(littleEndian: UInt64(nodes.count)) }
    return try file.finish(segment: segment)
  }
}
