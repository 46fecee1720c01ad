import Foundation
import Testing

/// `add`, `remove`, `merge` and `backup` as a user runs them.
@Suite struct ChangeCommandTests {
  private func article(_ id: String, _ date: String, _ body: String) -> String {
    #"{"id":"\#(id)","date":"\#(date)","source":"Wire","body":"\#(body)"}"# + "\n"
  }

  @Test("what is new is added, what is there passed over, what changed replaced")
  func adding() async throws {
    let folder = try await Corpus.indexed()
    try folder.write(
      "today.jsonl",
      article("A1", "2013-01-12", "The army came back to Kidal.")
        + article("B1", "2013-01-13", "Nothing happened in Kidal."))
    let add = try await Program.run(["add", "-i", "wire", "today.jsonl", "notes"], in: folder)
    #expect(add.status == 0)
    #expect(
      add.messages.contains("added 1 article, replaced 1, passed over 2 that were there"),
      "\(add.messages)")
    #expect(add.messages.contains("'wire' has 6 articles in 2 segments"))
    let kidal = try await Program.run(
      ["search", "-i", "wire", "kidal", "--json", "--sort", "oldest"], in: folder)
    #expect(try kidal.ids() == ["A1", "B1", "kidal.txt"])
    #expect(try await Program.run(["count", "-i", "wire", "withdrew"], in: folder).output == "0\n")
    let shown = try await Program.run(["show", "-i", "wire", "A1"], in: folder)
    #expect(shown.output.contains("came back"))
    #expect(try await Program.run(["check", "-i", "wire"], in: folder).status == 0)
    let again = try await Program.run(
      ["add", "-i", "wire", "today.jsonl", "--json"], in: folder)
    let report = try #require(try again.objects().first)
    #expect(report["added"] as? Int == 0 && report["present"] as? Int == 2)
    #expect(again.status == 0 && report["articles"] as? Int == 6)
    #expect(!folder.exists("wire/scratch"))
  }

  @Test("options of reading stay with the index")
  func reading() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a.jsonl", #"{"id":"a","text":"one","on":"2013-01-02"}"#)
    try folder.write("b.jsonl", #"{"id":"b","text":"two","on":"2014-01-02"}"#)
    let fields = ["--field", "body=text", "--field", "date=on"]
    #expect(
      try await Program.run(["build", "a.jsonl", "-o", "wire"] + fields, in: folder).status == 0)
    #expect(try await Program.run(["add", "-i", "wire", "b.jsonl"], in: folder).status == 0)
    let count = try await Program.run(["count", "-i", "wire", "two published:2014"], in: folder)
    #expect(count.output == "1\n")
    #expect(try await Program.run(["check", "-i", "wire"], in: folder).status == 0)
  }

  @Test("an index of other rules is not added to, and says why")
  func refusals() async throws {
    let folder = try await Corpus.indexed(["--profile", "plain"])
    for (flags, words) in [
      (["--profile", "news"], "profile 'plain', not 'news'"),
      (["--home-country", "ML"], "no home country"),
      (["--gazetteer", "wire.jsonl"], "'wire.jsonl'"),
    ] {
      let add = try await Program.run(["add", "-i", "wire", "notes"] + flags, in: folder)
      #expect(add.status == 2 && add.messages.contains(words), "\(add.messages)")
      #expect(add.messages.contains("newsidx build --force"))
    }
    let missing = try await Program.run(["add", "-i", "nowhere", "notes"], in: folder)
    #expect(missing.status == 2 && missing.messages.contains("newsidx build"))
    #expect(!folder.exists("nowhere"))
    let absent = try await Program.run(["add", "-i", "wire", "nothing.txt"], in: folder)
    #expect(absent.status == 2 && absent.messages.contains("nothing.txt"))
    try folder.write("empty/.keep", "")
    let empty = try await Program.run(["add", "-i", "wire", "empty"], in: folder)
    #expect(empty.status == 2 && empty.messages.contains("no article found"))
    #expect(try await Program.run(["check", "-i", "wire"], in: folder).status == 0)
    #expect(!folder.exists("wire/scratch"))
  }

  @Test("what is removed is gone, after a rehearsal that changes nothing")
  func removing() async throws {
    let folder = try await Corpus.indexed()
    let before = try folder.data("wire/manifest")
    let rehearsal = try await Program.run(
      ["remove", "-i", "wire", "source:meridian", "published:2013", "--dry-run"], in: folder)
    #expect(rehearsal.status == 0)
    #expect(rehearsal.lines == ["A1\t2013-01-11\tTroops leave Mali"])
    #expect(rehearsal.messages.contains("1 article would be removed, 4 would be left"))
    #expect(try folder.data("wire/manifest") == before)
    let removal = try await Program.run(
      ["remove", "-i", "wire", "source:meridian", "published:2013"], in: folder)
    #expect(removal.status == 0 && removal.messages.contains("removed 1 article, 4 are left"))
    #expect(try await Program.run(["count", "-i", "wire", "troops"], in: folder).status == 1)
    #expect(try await Program.run(["show", "-i", "wire", "A1"], in: folder).status == 1)
    let again = try await Program.run(["remove", "-i", "wire", "--id", "A1"], in: folder)
    #expect(again.status == 1 && again.messages.contains("no article 'A1'"))
    try folder.write("withdrawn.txt", "A2\n\nodd\r\n")
    let named = try await Program.run(
      ["remove", "-i", "wire", "--ids", "withdrawn.txt"], in: folder)
    #expect(named.status == 0 && named.messages.contains("removed 2 articles"))
    #expect(try await Program.run(["check", "-i", "wire"], in: folder).status == 0)
    let nothing = try await Program.run(["remove", "-i", "wire"], in: folder)
    #expect(nothing.status == 2)
  }

  @Test("nobody empties an index by mistake")
  func emptying() async throws {
    let folder = try await Corpus.indexed()
    let all = try await Program.run(["remove", "-i", "wire", "*"], in: folder)
    #expect(all.status == 2 && all.messages.contains("--all"))
    #expect(try await Program.run(["count", "-i", "wire", "*"], in: folder).output == "5\n")
    #expect(try await Program.run(["remove", "-i", "wire", "*", "--all"], in: folder).status == 0)
    #expect(try await Program.run(["count", "-i", "wire", "*"], in: folder).output == "0\n")
    #expect(try await Program.run(["info", "-i", "wire"], in: folder).status == 0)
    // It was built with places and dates, though there are none left.
    for arguments in [
      ["places"], ["dates"], ["timeline"], ["timeline", "--of", "date"], ["count", "place:mali"],
      ["count", "date:2013"], ["count", "\"<place> mali\""], ["count", "\"<number> <date>\""],
      ["search", "about:mali"],
    ] {
      let asked = try await Program.run(
        [arguments[0], "-i", "wire"] + arguments.dropFirst(), in: folder)
      #expect(asked.status == 1 && !asked.messages.contains("--no-"), "\(arguments): \(asked)")
    }
    let place = try await Program.run(["place", "-i", "wire", "Kidal"], in: folder)
    #expect(place.status == 0 && place.output.contains("Kidal"), "\(place)")
    let batch = try await Program.run(
      ["batch", "-i", "wire"], in: folder, input: "COUNT\tplace:mali\nIDS\tdate:2013\n")
    #expect(batch.status == 0 && batch.lines.allSatisfy { $0.hasPrefix("0\t") }, "\(batch)")
    #expect(try await Program.run(["check", "-i", "wire"], in: folder).status == 0)
    #expect(try await Program.run(["add", "-i", "wire", "notes"], in: folder).status == 0)
    #expect(try await Program.run(["count", "-i", "wire", "*"], in: folder).output == "2\n")
    #expect(try await Program.run(["check", "-i", "wire"], in: folder).status == 0)
  }

  @Test("a backup is an index, and the next one copies only what is new")
  func backup() async throws {
    let folder = try await Corpus.indexed()
    let first = try await Program.run(["backup", "-i", "wire", "usb/wire"], in: folder)
    #expect(first.status == 0 && first.messages.contains("copied 5 articles to 'usb/wire'"))
    #expect(try await Program.run(["check", "-i", "usb/wire"], in: folder).status == 0)
    let refused = try await Program.run(["backup", "-i", "wire", "usb/wire"], in: folder)
    #expect(refused.status == 2 && refused.messages.contains("--force"))
    try folder.write("today.jsonl", article("B1", "2013-01-13", "Nothing happened in Kidal."))
    #expect(try await Program.run(["add", "-i", "wire", "today.jsonl"], in: folder).status == 0)
    let size = try folder.data("usb/wire/1.terms")
    let second = try await Program.run(
      ["backup", "-i", "wire", "usb/wire", "--force"], in: folder)
    #expect(second.status == 0 && second.messages.contains("were there already"))
    #expect(try folder.data("usb/wire/1.terms") == size)
    #expect(
      try await Program.run(["count", "-i", "usb/wire", "kidal"], in: folder).output == "2\n")
    #expect(try await Program.run(["check", "-i", "usb/wire"], in: folder).status == 0)
  }

  @Test("a backup over another index takes nothing from it and loses nothing of its own")
  func backupOverAnother() async throws {
    let folder = try await Corpus.indexed()
    #expect(
      try await Program.run(["build", "notes", "-o", "other"], in: folder).status == 0)
    let copy = try await Program.run(["backup", "-i", "wire", "other", "--force"], in: folder)
    #expect(copy.status == 0, "\(copy.messages)")
    #expect(try await Program.run(["count", "-i", "other", "*"], in: folder).output == "5\n")
    #expect(try await Program.run(["check", "-i", "other"], in: folder).status == 0)
  }

  @Test("a damaged index is not copied")
  func damagedBackup() async throws {
    let folder = try await Corpus.indexed()
    var bytes = try folder.data("wire/1.postings")
    bytes[20] ^= 1
    try folder.write("wire/1.postings", bytes)
    let copy = try await Program.run(["backup", "-i", "wire", "copy"], in: folder)
    #expect(copy.status == 2 && copy.messages.contains("1.postings"))
    #expect(!folder.exists("copy"))
  }

  @Test("of several versions of an article the last one counts, however they are grouped")
  func versions() async throws {
    let one = article("k", "2013-01-01", "Version one.")
    let two = article("k", "2013-01-01", "Version two.")
    for (inputs, word) in [
      ([["1", "2"]], "two"), ([["1"], ["2"]], "two"), ([["2", "1"]], "one"),
    ] {
      let folder = try await Corpus.indexed()
      try folder.write("1", one)
      try folder.write("2", two)
      for files in inputs + inputs {
        let add = try await Program.run(["add", "-i", "wire"] + files, in: folder)
        #expect(add.status == 0)
        #expect(
          add.messages.contains("1 article left out: the input has another version")
            == (files.count > 1))
      }
      let count = try await Program.run(
        ["search", "-i", "wire", "version", "--json"], in: folder)
      #expect(try count.ids() == ["k"] && count.output.contains("Version \(word)"))
    }
  }

  @Test("articles that a build renamed are known under all their names")
  func renamed() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "wire.jsonl",
      article("k", "2013-01-01", "Version one.") + article("k", "2013-01-01", "Version two."))
    #expect(try await Program.run(["build", "wire.jsonl", "-o", "wire"], in: folder).status == 0)
    for _ in 0..<2 {
      let add = try await Program.run(["add", "-i", "wire", "wire.jsonl"], in: folder)
      #expect(add.status == 0 && add.messages.contains("added 0 articles, replaced 0"))
    }
    #expect(
      try await Program.run(["count", "-i", "wire", "version"], in: folder).output == "2\n")
  }

  @Test("articles without an id that take the place of others are spoken of")
  func pathIDs() async throws {
    let folder = try TemporaryFolder()
    try folder.write("monday/1.txt", "Rain in Gao.")
    try folder.write("tuesday/1.txt", "Sun in Gao.")
    #expect(try await Program.run(["build", "monday", "-o", "wire"], in: folder).status == 0)
    let add = try await Program.run(["add", "-i", "wire", "tuesday"], in: folder)
    #expect(add.messages.contains("1 of the replaced articles have no id of their own"))
  }

  @Test("one option of reading leaves the others as they are")
  func oneOption() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a.jsonl", #"{"k":"a","text":"one"}"#)
    try folder.write("b.jsonl", #"{"k":"b","content":"two"}"#)
    #expect(
      try await Program.run(
        ["build", "a.jsonl", "-o", "wire", "--field", "id=k", "--field", "body=text"], in: folder
      ).status == 0)
    #expect(
      try await Program.run(
        ["add", "-i", "wire", "b.jsonl", "--field", "body=content"], in: folder
      ).status == 0)
    let found = try await Program.run(["search", "-i", "wire", "two", "--json"], in: folder)
    #expect(try found.ids() == ["b"])
  }

  @Test("a mistyped flag removes nothing, and neither does a doubtful query")
  func carefulRemoval() async throws {
    let folder = try await Corpus.indexed()
    for words in [["mali", "-dry-run"], ["mali", "--dryrun"], ["mali", "-v"], ["-Sudan"]] {
      let removal = try await Program.run(["remove", "-i", "wire"] + words, in: folder)
      #expect(removal.status == 2 && removal.messages.contains("--"), "\(words)")
    }
    let doubtful = try await Program.run(["remove", "-i", "wire", "source:"], in: folder)
    #expect(doubtful.status == 2 && doubtful.messages.contains("--as-read"))
    #expect(try await Program.run(["count", "-i", "wire", "*"], in: folder).output == "5\n")
    let all = try await Program.run(["remove", "-i", "wire", "*", "--dry-run"], in: folder)
    #expect(all.status == 0 && all.lines.count == 5)
    let quoted = try await Program.run(["remove", "-i", "wire", "mali -votes"], in: folder)
    #expect(quoted.status == 0)
    #expect(try await Program.run(["count", "-i", "wire", "votes"], in: folder).output == "1\n")
  }

  @Test("a gazetteer is told by its content")
  func gazetteers() async throws {
    let folder = try Corpus.written()
    try folder.write("g.tsv", "1000000001\tTabango\tML\n")
    try folder.write("other/g.tsv", "1000000001\tTabongo\tML\n")
    #expect(
      try await Program.run(
        ["build", "notes", "-o", "wire", "--gazetteer", "g.tsv"], in: folder
      ).status == 0)
    let same = try await Program.run(
      ["add", "-i", "wire", "wire.jsonl", "--gazetteer", "g.tsv"], in: folder)
    #expect(same.status == 0, "\(same.messages)")
    let other = try await Program.run(
      ["add", "-i", "wire", "wire.jsonl", "--gazetteer", "other/g.tsv"], in: folder)
    #expect(other.status == 2 && other.messages.contains("of other content"))
  }
}
