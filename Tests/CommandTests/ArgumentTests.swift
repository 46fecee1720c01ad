import Testing

@testable import newsidx

@Suite struct ArgumentTests {
  static let own = CommandFlags(
    command: "search",
    names: FlagNames(
      flags: ["-q", "--json", "--help"], options: ["-i", "--index", "-n", "--limit"]))
  static let others = [
    CommandFlags(command: "count", names: FlagNames(flags: ["--matches", "-q"])),
    CommandFlags(command: "build", names: FlagNames(flags: ["-q"], options: ["-o", "--memory"])),
  ]

  @Test(
    "flags are told from words of the query wherever they stand",
    arguments: [
      (["-Sudan", "mali"], [], ["-Sudan", "mali"]),
      (["mali", "-i", "wire", "-Sudan", "--json"], ["-i", "wire", "--json"], ["mali", "-Sudan"]),
      (["mali", "--", "-i", "--", "-q"], [], ["mali", "-i", "--", "-q"]),
      (["-n", "-5", "mali"], ["-n", "-5"], ["mali"]),
      (["-n20", "mali"], ["-n", "20"], ["mali"]),
      (["-nSudan", "-iraq", "-iq"], [], ["-nSudan", "-iraq", "-iq"]),
      (["--limit=3", "--lim=3", "mali"], ["--limit=3"], ["--lim=3", "mali"]),
      (["mali", "--", "--matches", "-i=X"], [], ["mali", "--matches", "-i=X"]),
      (["-Sudan=x", "-o2", "-ox", "-5"], [], ["-Sudan=x", "-o2", "-ox", "-5"]),
      (["mali", "-n"], ["-n"], ["mali"]),
      (["-", "--frobnicate"], [], ["-", "--frobnicate"]),
    ])
  func operands(arguments: [String], flags: [String], words: [String]) throws {
    let operands = try QueryOperands(arguments, of: Self.own, others: Self.others)
    #expect(operands.flags == flags)
    #expect(operands.words == words)
  }

  @Test("a word that is nearly a flag is remarked on")
  func hints() throws {
    #expect(try QueryOperands(["--jsno"], of: Self.own).hints.count == 1)
    #expect(try QueryOperands(["--limt=3"], of: Self.own).hints.count == 1)
    #expect(try QueryOperands(["--frobnicate", "-j", "--"], of: Self.own).hints.isEmpty)
    let hint = "'-json' leaves out articles with that word; the flag is --json"
    #expect(try QueryOperands(["mali", "-json"], of: Self.own).hints == [hint])
    #expect(try QueryOperands(["mali", "-jsons", "--", "-json"], of: Self.own).hints.isEmpty)
  }

  @Test(
    "a flag that cannot stand beside the query is a mistake, no text",
    arguments: [
      ("--matches", .foreign(flag: "--matches", command: "search", owners: ["count"])),
      ("--memory=1G", .foreign(flag: "--memory", command: "search", owners: ["build"])),
      ("-o=X", .foreign(flag: "-o", command: "search", owners: ["build"])),
      ("-i=X", .equals(option: "-i", value: "X")), ("-n=2", .equals(option: "-n", value: "2")),
      ("--json=3", .value(flag: "--json")), ("-q=", .value(flag: "-q")),
    ] as [(String, FlagMistake)])
  func mistakes(argument: String, mistake: FlagMistake) {
    #expect(throws: mistake) {
      try QueryOperands(["mali", argument], of: Self.own, others: Self.others)
    }
  }

  @Test("a number of hits is a mistake where there are no hits")
  func numbers() {
    let count = CommandFlags(command: "count", names: FlagNames(flags: ["--matches"]))
    let mistake = FlagMistake.foreign(flag: "-n", command: "count", owners: ["search"])
    #expect(throws: mistake) { try QueryOperands(["-n5"], of: count, others: [Self.own]) }
    #expect(
      mistake.description
        == "count has no flag -n (search has); to search for it as text put it after --")
  }

  @Test(
    "sizes",
    arguments: [
      ("64M", 64 << 20), ("1G", 1 << 30), ("1GiB", 1 << 30), ("1gb", 1_000_000_000),
      ("1.5K", 1536), ("67108864", 64 << 20), ("2k", 2048), ("3B", 3),
    ])
  func sizes(text: String, bytes: Int) {
    #expect(ByteSize(argument: text)?.bytes == bytes)
  }

  @Test(
    "what is no size",
    arguments: [
      "", "M", "x", "1X", "-1", "1Mx", "1e9", "nan", "inf", "99999999999G", "1..5", "1 M",
    ])
  func noSizes(text: String) {
    #expect(ByteSize(argument: text) == nil)
  }

  @Test(
    "an index is named after its input, without extensions",
    arguments: [
      ("wire.jsonl.zst", "wire"), ("dumps/mali/", "mali"), ("a/b/news.txt.gz", "news"),
      ("reut2-000.sgm", "reut2-000"), ("v1.2", "v1.2"), (".hidden", ".hidden"),
      ("U.N. reports", "U.N. reports"), ("wire.2013.jsonl", "wire.2013"), ("./x/./", "x"),
    ])
  func targets(input: String, name: String) {
    #expect(IndexLocation.standard(for: input) == "Indexes/" + name)
  }

  @Test("limits and parameters")
  func values() {
    #expect(HitLimit(argument: "all")?.number == .some(nil))
    #expect(HitLimit(argument: "0")?.number == 0)
    #expect(HitLimit(argument: "-1") == nil)
    #expect(BM25Parameters(argument: "0.9,0.4")?.b == 0.4)
    for text in ["1", "1,2", "-1,0.5", "nan,0.5", "1,0.5,3", ","] {
      #expect(BM25Parameters(argument: text) == nil, "\(text)")
    }
  }

  @Test("distances count a swap as one edit")
  func distances() {
    #expect(Suggestion.distance("serach", "search") == 1)
    #expect(Suggestion.distance("", "abc") == 3)
    #expect(Suggestion.distance("kitten", "sitting") == 3)
    #expect(Suggestion.closest(to: "serach", among: ["show", "search"]) == "search")
    #expect(Suggestion.closest(to: "x", among: ["show", "info"]) == nil)
  }
}
