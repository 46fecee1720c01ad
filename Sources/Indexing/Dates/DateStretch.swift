import Bytes
import Calendar
import Segments

/// How dates stand in a stretch, nodes with the numbers of the worker that found them.
///
/// Grammar (varint = LEB128), article after article:
/// ```
/// mentions := (dates:varint Published Date{dates})*                Published: only if there are dates
/// Published := day:varint                     0: not known; else 1 + days since 0001-01-01
/// Date     := position:varint node:varint form:varint              position: less the first free one
///             form: 2 * length, + 1 if repeated
/// ```
extension TreeStretch {
  /// Adds an article with its dates, whose positions ascend, and the nodes that follow from them.
  ///
  /// - Parameter published: the day on which its publication begins, if that is known.
  mutating func add(_ dates: [PostedDate], _ items: [DateFocus.Item], published: Day?) {
    articles += 1
    VarInt.append(dates.count, to: &mentions)
    VarInt.append(items.count, to: &nodes)
    guard !dates.isEmpty else { return }
    VarInt.append(
      published.map { UInt64(1 + Int($0.number) - Int(Day.first.number)) } ?? 0, to: &mentions)
    var free: UInt32 = 0
    for date in dates {
      VarInt.append(UInt64(date.position - free), to: &mentions)
      free = date.position + 1
      VarInt.append(UInt64(date.node), to: &mentions)
      VarInt.append(UInt64(date.length) << 1 | (date.isRepeated ? 1 : 0), to: &mentions)
    }
    var last: UInt32 = 0
    for item in items {
      addNode(item.node, after: last, code: item.code, isMentioned: item.isMentioned)
      last = item.node
    }
  }
}

extension TreeStretchReader {
  /// Replaces `dates` by those of the next article, whose nodes become `numbers` of them; tells the day on which its
  /// publication begins, if that is known.
  mutating func readDates(_ numbers: [UInt32], into dates: inout [PostedDate]) throws -> Day? {
    dates.removeAll(keepingCapacity: true)
    let count = try number()
    guard count > 0 else { return nil }
    let day = try number()
    var free: UInt32 = 0
    for _ in 0..<count {
      let position = free &+ (try number())
      let node = try node(numbers)
      let form = try number()
      dates.append(
        PostedDate(node: node, position: position, length: form >> 1, isRepeated: form & 1 == 1))
      free = position &+ 1
    }
    return day == 0 ? nil : Day(Int32(clamping: Int(day) - 1 + Int(Day.first.number)))
  }
}
