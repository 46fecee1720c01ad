import Foundation
import Testing

/// What `remove`, `merge` and `backup` say to programs.
@Suite struct ChangeReportTests {
  @Test("removing, merging and copying report as JSON, which is all of the output")
  func reports() async throws {
    let folder = try await Corpus.indexed()
    let arguments = ["remove", "-i", "wire", "--json", "--no-merge", "--id", "none"]
    let query = ["source:meridian", "published:2013"]
    let rehearsal = try await Program.run(arguments + query + ["--dry-run"], in: folder)
    let article = try #require(try rehearsal.objects().first)
    #expect(rehearsal.lines.count == 1 && article["id"] as? String == "A1", "\(rehearsal)")
    #expect(article["title"] as? String == "Troops leave Mali")
    #expect((article["published"] as? [String: Any])?["from"] as? String == "2013-01-11")
    let removal = try await Program.run(arguments + query, in: folder)
    let removed = try #require(try removal.objects().first)
    #expect(removal.status == 0 && removal.lines.count == 1 && removal.messages.isEmpty)
    #expect(removed["removed"] as? Int == 1 && removed["articles"] as? Int == 4)
    #expect(removed["unknownIDs"] as? [String] == ["none"] && removed["merges"] as? Int == 0)
    let none = try await Program.run(arguments, in: folder)
    let nothing = try #require(try none.objects().first)
    #expect(none.status == 1 && nothing["removed"] as? Int == 0)
    for merges in [1, 0] {
      let merge = try await Program.run(["merge", "-i", "wire", "--json"], in: folder)
      let report = try #require(try merge.objects().first)
      #expect(merge.status == 0 && merge.lines.count == 1 && merge.messages.isEmpty)
      #expect(report["merges"] as? Int == merges && report["segments"] as? Int == 1)
      #expect(report["merged"] as? Int == 4 * merges)
    }
    var bytes: [Int] = []
    for _ in 1...2 {
      let copy = try await Program.run(
        ["backup", "-i", "wire", "usb", "--force", "--json"], in: folder)
      let report = try #require(try copy.objects().first)
      #expect(copy.status == 0 && copy.lines.count == 1 && copy.messages.isEmpty)
      #expect(report["target"] as? String == "usb" && report["articles"] as? Int == 4)
      bytes += [report["copied"] as? Int ?? -1, report["kept"] as? Int ?? -1]
    }
    #expect(bytes[0] > bytes[2] && bytes[1] == 0 && bytes[3] == bytes[0] - bytes[2], "\(bytes)")
    for index in ["wire", "usb"] {
      #expect(try await Program.run(["check", "-i", index], in: folder).status == 0)
    }
  }
}
