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
      (["--home-country", "ML"], "no home country"), (["--gazetteer", "x.tsv"], "'x.tsv'"),
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
}
