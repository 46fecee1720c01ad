import NewsIndex

/// What is said on standard error at the end of a build.
struct BuildReport {
  let summary: BuildSummary
  let target: String

  init(_ summary: BuildSummary, target: String) {
    self.summary = summary
    self.target = target
  }

  func print() {
    for (name, value) in facts { Messages.line(Facts.line(name, value)) }
    if !summary.problems.counts.isEmpty { Messages.line("") }
    Self.print(summary.problems)
    Self.print(gazetteerProblems: summary.gazetteerProblems)
    Messages.line("")
    Messages.line("The index is in \(target). To search it:")
    Messages.line("  newsidx search -i \(ShellQuoting.quoted(target)) 'some words'")
  }

  private var facts: [(String, String)] {
    let text = Double(summary.textBytes)
    let size = summary.components.reduce(0) { $0 + $1.bytes }
    var facts = [
      ("articles", Figures.grouped(summary.articles))
    ]
    facts += summary.published.facts
    if let order = summary.dateOrder { facts.append(("  day and month", order.words)) }
    facts += [
      ("tokens", Figures.grouped(summary.tokens)),
      ("distinct terms", Figures.grouped(summary.terms)),
      (
        "places",
        "\(Figures.grouped(summary.placeNodes)), with all around them; "
          + Figures.count(summary.mentions, "mention")
      ),
      (
        "dates in the text",
        "\(Figures.grouped(summary.dates)); \(Figures.grouped(summary.dateNodes)) distinct ones, "
          + "with all around them"
      ),
      ("text", Figures.bytes(summary.textBytes)),
      ("index", "\(Figures.bytes(size)), \(Figures.share(Double(size), of: text)) of the text"),
    ]
    facts += summary.components.map {
      (
        "  " + $0.name,
        "\(Figures.bytes($0.bytes)), \(Figures.share(Double($0.bytes), of: text))"
      )
    }
    let speed = summary.seconds > 0 ? text / summary.seconds / 1e6 : 0
    facts.append(
      ("time", "\(Figures.tenths(summary.seconds)) s, \(Figures.tenths(speed)) MB of text a second")
    )
    facts.append(("peak memory", "\(Figures.grouped(summary.peakMemory >> 20)) MiB"))
    if summary.repeated > 0 {
      facts.append(("repeated articles", "\(Figures.grouped(summary.repeated)), skipped"))
    }
    if summary.renamed > 0 {
      facts.append(("renamed articles", "\(Figures.grouped(summary.renamed)), their id was taken"))
    }
    return facts
  }

  /// What could not be read: how often, and where.
  static func print(_ problems: BuildProblems) {
    for count in problems.counts {
      let kept = count.keepsArticle ? "; the articles are kept" : ", skipped"
      Messages.line(Facts.line(Facts.words(for: count.reason), Figures.grouped(count.count) + kept))
    }
    for line in problems.lines { Messages.line("  " + line) }
    let all = problems.counts.reduce(0) { $0 + $1.count }
    if all > problems.lines.count {
      Messages.line("  and \(Figures.grouped(all - problems.lines.count)) more")
    }
  }
}

extension BuildReport {
  private static let linesOfGazetteer = 20

  /// What could not be read of the user's gazetteer: the first lines.
  static func print(gazetteerProblems problems: [String]) {
    guard !problems.isEmpty else { return }
    Messages.line(Facts.line("remarks on the gazetteer", Figures.grouped(problems.count)))
    for line in problems.prefix(linesOfGazetteer) { Messages.line("  " + line) }
    if problems.count > linesOfGazetteer {
      Messages.line("  and \(Figures.grouped(problems.count - linesOfGazetteer)) more")
    }
  }
}

/// Words of a command as a shell reads them.
enum ShellQuoting {
  /// The word, in single quotes if it needs any.
  static func quoted(_ word: String) -> String {
    let plain =
      !word.isEmpty
      && word.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "-_./:=,+@%".utf8.contains(byte)
        }
      }
    if plain { return word }
    return "'"
      + word.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: #"'\''"#) + "'"
  }

  /// The word as the shell has it whatever its bytes, which are in ASCII then.
  static func escaped(_ word: [UInt8]) -> String {
    let hexadecimal = Array("0123456789ABCDEF")
    let shown = word.map { byte in
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\\"): "\\\(Character(Unicode.Scalar(byte)))"
      case 0x20..<0x7F: String(Character(Unicode.Scalar(byte)))
      default: "\\x\(hexadecimal[Int(byte >> 4)])\(hexadecimal[Int(byte & 15)])"
      }
    }
    return "$'" + shown.joined() + "'"
  }
}
