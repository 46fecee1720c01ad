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
        + "\(Figures.count(report.articles, "article")), \(Figures.count(report.terms, "term")); "
        + what
    ]
  }

  private var what: String {
    switch report.depth {
    case .envelopes: "sizes, headers and footers of \(Figures.count(report.files, "file"))"
    case .bytes: "every byte of \(Figures.count(report.files, "file"))"
    case .lists: "every byte, list and record of \(Figures.count(report.files, "file"))"
    }
  }

  /// What else to know.
  var hints: [String] {
    var hints: [String] = []
    if !report.leftOvers.isEmpty {
      hints.append(
        "no part of the index, being written or left over: "
          + report.leftOvers.prefix(10).joined(separator: " ")
          + (report.leftOvers.count > 10 ? " …" : "") + "; the next writer removes what is left over")
    }
    guard report.isClean else { return hints }
    switch report.depth {
    case .envelopes: hints.append("without --fast, every byte is read")
    case .bytes: hints.append("--deep decodes every list and record too")
    case .lists: break
    }
    return hints
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
    object.add("terms", report.terms)
    object.add(
      "problems",
      report.damage.map { damage in
        var problem = JSONObject()
        problem.add("file", damage.file)
        if let offset = damage.offset { problem.add("offset", offset) }
        problem.add("reason", damage.reason)
        return problem
      })
    object.add("leftOvers", report.leftOvers)
    return object
  }
}
