import NewsIndex

/// What a check found, for people and for programs.
struct CheckPrinter {
  private let report: CheckReport
  private let path: String

  init(_ report: CheckReport, path: String) {
    self.report = report
    self.path = path
  }

  /// The problems, or that there is none.
  var lines: [String] {
    guard report.isClean else { return report.problems }
    return [
      "OK: \(path): \(Figures.bytes(report.bytes)), "
        + "\(Figures.count(report.articles, "article")); \(what)"
    ]
  }

  private var what: String {
    let files = Figures.count(report.files, "file")
    return switch report.depth {
    case .envelopes: "sizes, headers and footers of \(files)"
    case .bytes: "every byte of \(files) (--deep: every list and record, too)"
    case .lists: "every byte, list and record of \(files)"
    }
  }

  /// What the problems come to, and what to do; nil if there is none.
  var verdict: String? {
    guard !report.isClean else { return nil }
    let count = Figures.count(report.problems.count, "problem")
    if report.damage.contains(where: { $0.kind == .damage }) {
      return "'\(path)' is damaged: \(count); build it anew: newsidx build --force"
    }
    if let other = report.damage.first(where: { $0.kind == .format }) {
      return "'\(path)' is of another version of newsidx: \(other.reason)"
    }
    return "'\(path)' cannot be read: \(count)"
  }

  /// What is no damage, but strange; nil if nothing is.
  var hint: String? {
    guard !report.leftOvers.isEmpty else { return nil }
    let shown = report.leftOvers.prefix(10).joined(separator: " ")
    return "no part of the index, but being written or left over: \(shown)"
      + (report.leftOvers.count > 10 ? " …" : "")
  }

  var json: JSONObject {
    var object = JSONObject()
    object.add("index", path)
    object.add("clean", report.isClean)
    object.add("depth", report.depth.rawValue)
    object.add("files", report.files)
    object.add("segments", report.segments)
    object.add("bytes", report.bytes)
    object.add("articles", report.articles)
    object.add("dictionaryEntries", report.dictionaryEntries)
    object.add(
      "problems",
      report.damage.map { damage in
        var problem = JSONObject()
        problem.add("kind", damage.kind.rawValue)
        problem.add("file", damage.file)
        if let offset = damage.offset { problem.add("offset", offset) }
        problem.add("reason", damage.reason)
        return problem
      })
    object.add("leftOvers", report.leftOvers)
    return object
  }
}
