import NewsIndex

/// Writes how many articles fall into each period.
struct TimelinePrinter {
  let output: Output

  /// So many empty periods in a row are one line for people.
  private static let longestGap = 40

  /// A bar for each period, as wide as `width` columns allow.
  func writeBars(_ rows: [TimelineRow], width: Int, unit: String) throws {
    let most = rows.reduce(1) { max($0, $1.articles) }
    let label = rows.reduce(0) { max($0, $1.period.count) }
    let figure = Figures.grouped(most).count
    let room = max(8, width - label - figure - 5)
    var index = 0
    while index < rows.count {
      let gap = rows[index...].prefix { $0.articles == 0 }.count
      if gap > Self.longestGap {
        try output.line("⋮  \(Figures.grouped(gap)) empty \(unit)s")
        index += gap
        continue
      }
      let row = rows[index]
      let line =
        row.period.padded(to: label) + "  "
        + Figures.grouped(row.articles).aligned(to: figure) + "  "
      try output.line(line + Self.bar(row.articles, of: most, columns: room))
      index += 1
    }
  }

  /// A bar in eighths of a column; never empty where there is something.
  private static func bar(_ count: Int, of most: Int, columns: Int) -> String {
    guard count > 0 else { return "" }
    let eighths = max(1, Int((Double(count) / Double(most) * Double(8 * columns)).rounded()))
    let part = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    return String(repeating: "█", count: eighths / 8) + part
  }

  /// A header and a line for each period.
  func writeValues(_ rows: [TimelineRow]) throws {
    try output.write(Array("period,from,to,articles\r\n".utf8))
    for row in rows {
      try output.write(Array("\(row.period),\(row.from),\(row.to),\(row.articles)\r\n".utf8))
    }
  }
}

extension TimelineRow {
  /// The row as `--json` gives it.
  var json: JSONObject {
    var object = JSONObject()
    object.add("period", period)
    object.add("from", from)
    object.add("to", to)
    object.add("articles", articles)
    return object
  }
}

extension TimelineSummary {
  /// What is in no row, as `--json` gives it.
  var json: JSONObject {
    var object = JSONObject()
    object.addIfAny("period", "")
    object.add("coarser", coarser)
    object.add("doubtful", doubtful)
    object.add("undated", undated)
    object.add("outside", outside)
    object.add("total", articles)
    return object
  }
}
