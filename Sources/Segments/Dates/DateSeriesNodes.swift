import Calendar
import Kernels

/// The series of a tree in memory: for the writers, and as the specification of what readers find.
struct DateSeriesNodes: Sendable {
  /// Nodes of each series by their first days.
  let nodes: [[UInt32]]
  /// First days of these.
  private let firstDays: [[Int32]]
  /// The series of each node, and its index there; `noSeries` for others.
  private var seriesOfNode: [UInt8]
  private var indexOfNode: [UInt32]

  private static let noSeries: UInt8 = .max

  init(_ tree: DateTree) {
    var members = DateSeries.allCases.map { _ in [(first: Int32, node: UInt32)]() }
    seriesOfNode = [UInt8](repeating: Self.noSeries, count: tree.count)
    indexOfNode = [UInt32](repeating: 0, count: tree.count)
    for (node, meaning) in tree.meanings.enumerated() {
      guard let series = DateSeries(meaning), case .days(let interval) = meaning else { continue }
      seriesOfNode[node] = UInt8(series.rawValue)
      members[series.rawValue].append((interval.first.number, UInt32(node)))
    }
    for series in members.indices {
      members[series].sort { $0.first < $1.first }
      for (index, member) in members[series].enumerated() {
        indexOfNode[Int(member.node)] = UInt32(index)
      }
    }
    nodes = members.map { $0.map(\.node) }
    firstDays = members.map { $0.map(\.first) }
  }

  /// For each series the index of the last interval that does not begin behind a day; -1 if there is none.
  func anchors(_ day: Day) -> [Int] {
    firstDays.map { days in
      partitionPoint(in: 0..<days.count) { days[$0] > day.number } - 1
    }
  }

  /// How a node is told in an article whose anchors are given: its distance within reach, else itself.
  @inline(__always)
  func symbol(of node: UInt32, _ anchors: [Int]?) -> DateSymbol {
    if let anchors, let series = DateSeries(rawValue: Int(seriesOfNode[Int(node)])),
      let number = series.number(
        ofDistance: Int(indexOfNode[Int(node)]) - anchors[series.rawValue])
    {
      return DateSymbol(distance: number)
    }
    return DateSymbol(node: node)
  }
}

/// How an article tells a node: by its distance from the publication, or itself.
struct DateSymbol: Hashable, Sendable {
  /// Below `DateSeries.allDistances` the number of a distance, from there on a node.
  let number: UInt32

  init(number: UInt32) { self.number = number }

  init(distance: Int) { number = UInt32(distance) }

  init(node: UInt32) { number = node + UInt32(DateSeries.allDistances) }

  /// The node, if it is told itself.
  var node: UInt32? {
    number < DateSeries.allDistances ? nil : number - UInt32(DateSeries.allDistances)
  }
}
