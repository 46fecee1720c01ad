import Testing
import Text

#if canImport(Glibc)
  import Glibc
#endif

/// Both ways to find words, on real news in many languages.
///
/// `NEWSIDX_CORPUS_BYTES` sets how much of each file is read.
@Suite struct CorpusTokensTests {
  static let corpora = "../shared/corpora"
  static let bytes = Int(RandomTokensTests.number("NEWSIDX_CORPUS_BYTES") ?? 300_000)

  /// How to print each corpus.
  static let commands = [
    "cat \(corpora)/seeds/*.txt",
    "zstd -dcq \(corpora)/reuters-2006-2013.jsonl.zst",
    "zstd -dcq \(corpora)/chronam-1916-sample.jsonl.zst",
    "xz -dcq \(corpora)/mali-sahel.jsonl.xz",
    "tar -xJOf \(corpora)/reuters-21578-part.tar.xz",
    "tar -xJOf \(corpora)/multilingual.tar.xz",
  ]

  static var areThere: Bool {
    access(corpora + "/seeds", R_OK) == 0 && system("which zstd xz tar >/dev/null 2>&1") == 0
  }

  @Test(
    .enabled(if: areThere, "needs ../shared/corpora, zstd and xz"), arguments: commands,
    RandomTokensTests.analyses)
  func tablesAgreeWithICU(_ command: String, _ analysis: Analysis) throws {
    let fast = try Analyzer(analysis, segmentation: .tables)
    let slow = try Analyzer(analysis, segmentation: .icu)
    var texts = 0
    // A file of many languages is sampled from end to end.
    let stride = command.contains("multilingual") ? max(1, 17_000_000 / Self.bytes) : 1
    for (number, text) in lines(of: command, limit: Self.bytes * stride).enumerated()
    where number % stride == 0 {
      texts += 1
      guard try fast.tokens(of: text) != slow.tokens(of: text) else { continue }
      Issue.record("line \(number): \(String(decoding: text.prefix(2000), as: UTF8.self))")
      return
    }
    #expect(texts > 10)
  }

  /// The first lines of what `command` prints.
  private func lines(of command: String, limit: Int) -> [[UInt8]] {
    guard let pipe = popen("\(command) 2>/dev/null | head -c \(limit)", "r") else { return [] }
    defer { pclose(pipe) }
    var lines: [[UInt8]] = []
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    while true {
      let count = getline(&line, &capacity, pipe)
      guard count > 0, let line else { break }
      lines.append((0..<count).map { UInt8(bitPattern: line[$0]) })
    }
    free(line)
    return lines
  }
}
