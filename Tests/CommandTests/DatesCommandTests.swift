import Foundation
import Testing

/// Publication dates and the dates in texts, on the command line.
@Suite struct DatesCommandTests {
  private static let corpus = [
    #"{"id":"A","date":"2013-05-03T10:00:00Z","body":"Two soldiers were killed on Thursday, the army said. The rebellion began in January 2012."}"#,
    #"{"id":"B","date":"2013-05-20","body":"Talks will begin on June 3, 2013. The last ones failed in 2006."}"#,
    #"{"id":"C","date":"2013-07-01","body":"In the 1990s there were other talks. Nobody came on 15 August 1991."}"#,
    #"{"id":"D","date":"2013-06","body":"The month was quiet, but for the events of 4 June 2013."}"#,
    #"{"id":"E","date":"2013","body":"Nothing happened that year."}"#,
    #"{"id":"F","body":"They met on Thursday and again in mid-August."}"#,
  ]

  private func indexed(_ flags: [String] = []) async throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("corpus.jsonl", Self.corpus.joined(separator: "\n") + "\n")
    let build = try await Program.run(["build", "corpus.jsonl", "-o", "wire"] + flags, in: folder)
    try #require(build.status == 0, "\(build.messages)")
    return folder
  }

  @Test("dates in queries find what they should")
  func queries() async throws {
    let folder = try await indexed()
    for (query, ids) in [
      ("published:2013-05", "AB"), ("published:2013", "ABCDE"),
      ("published:2013-06..2013-07", "CD"),
      ("published:2013-05-03", "A"), ("published:..2013-05-19", "A"), ("published:2013-07..", "C"),
      ("published:none", "F"), ("* -published:2013-05", "CDEF"),
      ("published:[2013-06 TO 2013-07]", "CD"),
      ("published:\"May 2013\"", "AB"), ("date:2013-06-03", "BD"), ("date-in:2013-06-03", "B"),
      ("date:2013-06", "BD"),
      ("date:2012", "A"), ("date:2012-01-15", "A"), ("date-in:2012-01-15", ""),
      ("date-in:2012", "A"),
      ("date:1995", "C"), ("date-in:1995", ""), ("date-in:1990s", "C"), ("date:--08-15", "C"),
      ("date:2013-05-02", "A"), ("\"killed on <date>\"", "A"),
      ("\"killed on <date:2013-05>\"", "A"),
      ("\"killed on <date:2012>\"", ""), ("(talks NEAR/9 <date:1990s>)", "C"),
    ] {
      let found = try await Program.run(
        ["search", "-i", "wire", "--json", "-n", "all", query], in: folder)
      #expect(try found.ids().sorted().joined() == ids, "\(query): \(found.messages)")
      let count = try await Program.run(["count", "-i", "wire", query], in: folder)
      #expect(count.output == "\(ids.count)\n", "\(query): \(count.messages)")
    }
  }

  @Test(
    "mistakes in dates are told with a caret",
    arguments: [
      "date:2008-02-30", "date:2014..2013", "date:yesteryear", "published:2013-13", "date:\"\"",
    ])
  func mistakes(query: String) async throws {
    let folder = try await indexed()
    let found = try await Program.run(["search", "-i", "wire", query], in: folder)
    #expect(found.status == 2 && found.output.isEmpty)
    #expect(found.messages.contains("^"), "\(found.messages)")
  }

  @Test("rows of a timeline are what published: counts, with empty periods between")
  func timeline() async throws {
    let folder = try await indexed()
    let months = try await Program.run(["timeline", "-i", "wire", "--csv"], in: folder)
    #expect(
      months.output.split(separator: "\r\n").map(String.init) == [
        "period,from,to,articles", "2013-05,2013-05-01,2013-05-31,2",
        "2013-06,2013-06-01,2013-06-30,1", "2013-07,2013-07-01,2013-07-31,1",
      ])
    #expect(
      months.messages.contains(
        "6 articles; in no row: 1 with dates coarser than a month, 1 without a date"))
    for unit in ["day", "week", "month", "year"] {
      let rows = try await Program.run(
        ["timeline", "-i", "wire", "--json", "--by", unit], in: folder
      ).objects()
      var sum = 0
      for row in rows.dropLast() {
        let (from, to) = (row["from"] as? String ?? "", row["to"] as? String ?? "")
        let count = try await Program.run(
          ["count", "-i", "wire", "published:\(from)..\(to)"], in: folder)
        #expect(count.output == "\(row["articles"] ?? "")\n", "\(unit) \(from)")
        sum += row["articles"] as? Int ?? 0
      }
      let rest = try #require(rows.last)
      for name in ["coarser", "doubtful", "undated"] { sum += rest[name] as? Int ?? 0 }
      #expect(sum == rest["total"] as? Int)
    }
  }

  @Test("rows of a timeline of dates are what date-in: counts")
  func timelineOfDates() async throws {
    let folder = try await indexed()
    let rows = try await Program.run(
      ["timeline", "-i", "wire", "--json", "--by", "year", "--of", "date"], in: folder
    ).objects()
    #expect(rows.first?["period"] as? String == "1991")
    #expect(rows.dropLast().last?["period"] as? String == "2013")
    for row in rows.dropLast() {
      let year = row["period"] as? String ?? ""
      let count = try await Program.run(["count", "-i", "wire", "date-in:\(year)"], in: folder)
      #expect(count.output == "\(row["articles"] ?? "")\n", "\(year)")
    }
    let bars = try await Program.run(
      ["timeline", "-i", "wire", "--by", "year", "--of", "date"], in: folder)
    #expect(bars.lines.count == 23)
    #expect(bars.lines.allSatisfy { $0.count <= 80 })
    #expect(bars.lines.last?.contains("█") == true)
  }

  @Test("a timeline may be kept to some days")
  func between() async throws {
    let folder = try await indexed()
    let flags = ["-i", "wire", "--json", "--by", "month", "--of", "date"]
    let found = try await Program.run(
      ["timeline"] + flags + ["--between", "2013-05-30..2013-06-10"], in: folder)
    let rows = try found.objects()
    #expect(rows.dropLast().compactMap { $0["period"] as? String } == ["2013-05", "2013-06"])
    for row in rows.dropLast() {
      let month = row["period"] as? String ?? ""
      let count = try await Program.run(["count", "-i", "wire", "date-in:\(month)"], in: folder)
      #expect(count.output == "\(row["articles"] ?? "")\n", "\(month)")
    }
    #expect(rows.last?["outside"] as? Int == 1 && rows.last?["total"] as? Int == 6)
    #expect(found.messages.contains("1 with dates outside of 2013-05-30..2013-06-10"))
    let published = try await Program.run(
      ["timeline", "-i", "wire", "--csv", "--between", "last-month..", "--now", "2013-07-20"],
      in: folder)
    #expect(published.output.split(separator: "\r\n").count == 3)
    #expect(published.messages.contains("last-month is read as 2013-06-01 to 2013-06-30"))
    #expect(published.messages.contains("2 with dates outside of last-month.."))
    let none = try await Program.run(
      ["timeline", "-i", "wire", "--between", "1950"], in: folder)
    #expect(none.status == 1 && none.output.isEmpty)
    for value in ["soon", "2014..2013", "none", "--08"] {
      for command in ["timeline", "dates"] {
        let wrong = try await Program.run([command, "-i", "wire", "--between", value], in: folder)
        #expect(wrong.status == 2 && wrong.messages.contains("--between"), "\(wrong.messages)")
      }
    }
  }

  @Test("dates may be kept to some days")
  func datesBetween() async throws {
    let folder = try await indexed()
    func names(_ flags: [String]) async throws -> [String] {
      try await Program.run(
        ["dates", "-i", "wire", "--json", "--sort", "date", "-n", "all"] + flags, in: folder
      ).objects().compactMap { $0["date"] as? String }
    }
    #expect(
      try await names(["--between", "1990..2012"]) == ["1990s", "1991-08-15", "2006", "2012-01"])
    #expect(try await names(["--between", "1991"]) == ["1991-08-15"])
    #expect(
      try await names(["--between", "1991-08-20..2006-05", "--by", "year"]) == ["1991", "2006"])
    #expect(
      try await names(["--between", "1991-08-20..2006-05", "--by", "decade"]) == ["1990s", "2000s"])
  }

  @Test("flags say what they take")
  func flags() async throws {
    let folder = try await indexed()
    for flag in ["--since", "--until"] {
      let wrong = try await Program.run(["search", "-i", "wire", "x", flag, "foo"], in: folder)
      #expect(wrong.status == 2)
      #expect(wrong.messages.contains("\(flag): foo is no date that is understood."))
      #expect(wrong.messages.contains("Write \(flag) 2013, \(flag) 2013-01,"))
    }
    let now = ["--now", "2014-03-03"]
    let may = try await Program.run(["count", "-i", "wire", "published:May"] + now, in: folder)
    #expect(may.output == "2\n" && may.messages.contains("2013-05-01 to 2013-05-31"))
  }

  @Test("help names the fields of dates", arguments: ["search", "count", "timeline"])
  func help(command: String) async throws {
    let help = try await Program.run(["help", command], in: TemporaryFolder())
    for word in ["published:", "date:", "date-in:", "--since", "--until", "--now", "<date"]
    where command != "timeline" || word != "<date" {
      #expect(help.output.contains(word), "\(word)")
    }
  }

  @Test("dates are counted")
  func dates() async throws {
    let folder = try await indexed()
    let rows = try await Program.run(
      ["dates", "-i", "wire", "--json", "--sort", "date", "-n", "all"], in: folder
    ).objects()
    let names = rows.compactMap { $0["date"] as? String }
    #expect(
      Set(names).isSuperset(of: [
        "1990s", "1991-08-15", "2006", "2012-01", "2013-06-03", "2013-05-02",
      ]))
    #expect(names.last == "--08")
    let none = try await Program.run(["dates", "-i", "wire", "soldiers -soldiers"], in: folder)
    #expect(none.status == 1 && none.output.isEmpty)
  }

  @Test("an index without dates says so")
  func withoutDates() async throws {
    let folder = try await indexed(["--no-dates"])
    for arguments in [
      ["dates", "-i", "wire"], ["timeline", "-i", "wire", "--of", "date"],
      ["count", "-i", "wire", "date:2013"],
    ] {
      let found = try await Program.run(arguments, in: folder)
      #expect(found.status == 2 && found.messages.contains("--no-dates"), "\(arguments)")
    }
    let count = try await Program.run(["count", "-i", "wire", "published:2013-05"], in: folder)
    #expect(count.output == "2\n")
  }
}
