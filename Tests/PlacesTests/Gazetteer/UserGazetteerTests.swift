import Bytes
import Places
import TestSupport
import Testing

/// Places that users add.
@Suite struct UserGazetteerTests {
  static let good = "1\tBintagoungou\tML\t08\t16.72\t-3.75\t1200\tBintagungu|Bintagoungou Vieux\n"

  func read(_ text: String) throws -> UserGazetteer {
    try UserGazetteer(path: "mine.tsv", bytes: Array(text.utf8))
  }

  @Test("fields, comments of a header, missing ones")
  func fields() throws {
    let place = try #require(try read(Self.good).places.first)
    #expect(
      place
        == UserPlace(
          id: 1, name: "Bintagoungou", country: "ML", admin1: "08",
          coordinates: .init(16.72, -3.75),
          population: 1200, alternates: ["Bintagungu", "Bintagoungou Vieux"], line: 1))
    let short = try #require(try read("7\tA\tML\t\t\t\n").places.first)
    #expect(short == UserPlace(id: 7, name: "A", country: "ML", line: 1))
    let shortest = try #require(try read("7\tA\tML\n").places.first)
    #expect(shortest == short)
    let header = "lon\tlat\tname\tid\tnote\tcountry\r\n-3.75\t16.72\tA\t7\tx\tML\r\n"
    let other = try #require(try read("\u{FEFF}" + header).places.first)
    #expect(
      other == UserPlace(id: 7, name: "A", country: "ML", coordinates: .init(16.72, -3.75), line: 2)
    )
  }

  @Test(
    "bad lines are told with what to do",
    arguments: [
      ("x7\tA\tML\t\t1\t2", "'x7' is no identifier"),
      ("4000000000\tA\tML\t\t1\t2", "from 1 to 3999999999"),
      ("0\tA\tML\t\t1\t2", "is no identifier"),
      ("7\t\tML\t\t1\t2", "the name is empty"),
      ("7\tA\t\t\t1\t2", "the country is missing"),
      ("7\tA\tML\t\t91\t2", "latitude '91'"),
      ("7\tA\tML\t\t1\t", "longitude ''"),
      ("7\tA\tML\t\t1\t-180.5", "longitude '-180.5'"),
      ("7\tA\tML\t\t1\t2\tmany", "population 'many'"),
      ("7\tA\tML\t\t\t\t99999999999999", "population '99999999999999' is more than 4294967295"),
      ("7\tA", "it has 2 of the fields"),
      ("7\tA\u{2}\tML\t\t1\t2", "control character"),
    ])
  func errors(line: String, reason: String) throws {
    let user = try read("\n" + Self.good.replacing("1\tB", with: "99\tB") + line + "\n")
    #expect(user.places.count == 1)
    let problem = try #require(user.problems.first)
    #expect(problem.line == 3)
    #expect(problem.description.hasPrefix("mine.tsv, line 3: "))
    #expect(problem.reason.contains(reason), "\(problem)")
    // With nothing else in it, the file is refused.
    #expect(throws: UserGazetteerError.self) { try read(line) }
  }

  @Test("files that cannot be what is meant are refused at the first line")
  func refused() throws {
    let bad = String(repeating: "x\tA\tML\t\t1\t2\n", count: 30)
    let error = #expect(throws: UserGazetteerError.self) { try read(Self.good + bad) }
    #expect(error?.line == 2)
    #expect(error?.reason.contains("30 of 31 lines") == true)
    #expect(throws: UserGazetteerError.self) { try read("") }
    #expect(throws: UserGazetteerError.self) { try read("name\tlat\tlon\nA\t1\t2\n") }
    #expect(throws: UserGazetteerError.self) {
      try UserGazetteer(path: "mine.tsv", bytes: [0x31, 0x09, 0xFF, 0x0A])
    }
    #expect(throws: FileError.self) { try UserGazetteer(path: "/nowhere/mine.tsv") }
  }

  @Test("every line that is not UTF-8 is told and counted")
  func notText() throws {
    let bad: [UInt8] = [0x31, 0x09, 0xFF, 0x0A]
    let good = (1...9).flatMap { Array("\($0)\tA\tML\n".utf8) }
    let user = try UserGazetteer(path: "mine.tsv", bytes: bad + good + bad)
    #expect(user.places.count == 9)
    #expect(user.problems.map(\.line) == [1, 11])
    #expect(user.problems.allSatisfy { $0.reason.contains("not UTF-8") })
    let binary = Array(repeating: bad, count: 200).flatMap { $0 }
    let error = #expect(throws: UserGazetteerError.self) {
      try UserGazetteer(path: "mine.tsv", bytes: binary + good)
    }
    #expect(error?.line == 1)
    #expect(error?.reason.contains("200 of 209 lines are bad") == true)
  }

  @Test("more fields than columns are told once")
  func surplus() throws {
    let line = "\tA\tML\t\t\t\t\tB"
    let user = try read("1\(line)\t\n2\(line)\tC\n3\(line)\tD\n")
    #expect(user.places.count == 3)
    #expect(user.problems.map(\.line) == [2])
    #expect(user.problems.first?.reason.hasPrefix("it has 9 fields, as have 1 other lines") == true)
  }

  @Test("several lines with one identifier are one place")
  func repeated() throws {
    let user = try read(Self.good + "1\tBintagoungou-Nord\tML\t08\t16.8\t-3.7\t0\tNord\n")
    #expect(user.places.count == 1)
    #expect(user.places.first?.alternates.suffix(2) == ["Bintagoungou-Nord", "Nord"])
    #expect(user.problems.first?.line == 2)
  }
}
