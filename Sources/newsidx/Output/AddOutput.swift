import NewsIndex

/// What is said of an addition, once it is safe.
struct AddOutput {
  let path: String
  let asJSON: Bool
  let isQuiet: Bool

  func print(_ summary: AddSummary) throws {
    if !isQuiet, !asJSON {
      Messages.line(
        "added \(Figures.count(summary.added, "article")), replaced "
          + "\(Figures.grouped(summary.replaced)), passed over \(Figures.grouped(summary.present)) "
          + "that were there; \(Figures.hundredths(summary.seconds)) s")
      if summary.merging.merges > 0 { Messages.line(Self.line(summary.merging)) }
      Messages.line(
        "'\(path)' has \(Figures.count(summary.articles, "article")) in "
          + Figures.count(summary.segments, "segment"))
      if summary.repeated > 0 {
        Messages.line("repeated articles, skipped: \(Figures.grouped(summary.repeated))")
      }
    }
    if summary.superseded > 0, !asJSON {
      Messages.note(
        "\(Figures.count(summary.superseded, "article")) left out: the input has another version "
          + "under the same id, and the last one counts")
    }
    if summary.replacedByPath > 0, !asJSON {
      Messages.note(
        "\(Figures.grouped(summary.replacedByPath)) of the replaced articles have no id of their own "
          + "and were told by the path of their file; if they are other articles, give them ids or "
          + "another path")
    }
    if let order = summary.learnedDateOrder, !isQuiet, !asJSON {
      tell(order, summary.doubtfulBefore)
    }
    print(summary.problems)
    // Last: what was skipped is told in any case.
    if asJSON { try Output.report(json(summary), of: "what was added is safe on the disk") }
  }

  /// What an order of day and month changes, and what it does not.
  private func tell(_ order: String, _ doubtful: Int) {
    let first = order == "dmy" ? "the day" : "the month"
    var note =
      "dates such as 03/04/2013 are read with \(first) first from now on, as what was added has it"
    if doubtful > 0 {
      note +=
        "; the index knew no order before, and the dates of \(Figures.count(doubtful, "article")) from before stay "
        + "doubtful: 'newsidx remove published:doubtful' and adding their files again reads them anew"
    }
    Messages.note(note)
  }

  /// What was skipped, and what that means for the index.
  func print(_ problems: BuildProblems) {
    BuildReport.print(problems)
    if !asJSON, problems.counts.contains(where: { $0.reason == "emptyBody" }) {
      Messages.note(
        "an article without text takes the place of none: what the index has under its id stays; "
          + "'newsidx remove --id' takes it out")
    }
  }

  /// `merged 4,000 articles into one segment; 0.21 s`.
  static func line(_ merging: MergeSummary) -> String {
    "merged \(Figures.count(merging.articles, "article")) into "
      + "\(Figures.count(merging.merges, "segment")); \(Figures.hundredths(merging.seconds)) s"
  }

  private func json(_ summary: AddSummary) -> JSONObject {
    var object = JSONObject()
    object.add("index", path)
    object.add("added", summary.added)
    object.add("replaced", summary.replaced)
    object.add("present", summary.present)
    object.add("repeated", summary.repeated)
    object.add("superseded", summary.superseded)
    object.add("replacedByPath", summary.replacedByPath)
    if let order = summary.learnedDateOrder {
      object.add("learnedDateOrder", order)
      object.add("doubtfulBefore", summary.doubtfulBefore)
    }
    object.add("skipped", summary.problems.skipped)
    object.add("articles", summary.articles)
    object.add("segments", summary.segments)
    object.add("merges", summary.merging.merges)
    object.add("seconds", summary.seconds)
    object.add("mergeSeconds", summary.merging.seconds)
    return object
  }
}
