import Articles
import Testing

/// Cuts and random damage: nothing may trap, and nothing may be lost without a word.
@Suite struct TruncationTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func cutJSONLinesAreAccountedFor() throws {
    let text = (1...6).map { #"{"id":"\#($0)","body":"été \#($0) \ud83d\ude00"}"# }.joined(
      separator: "\r\n")
    let bytes = Array(text.utf8)
    for count in 1...bytes.count {
      let cut = Array(bytes[..<count])
      let path = try folder.write("cut.jsonl", cut)
      let begun = cut.split(separator: 0x0A).filter { $0 != [0x0D] }.count
      for chunkBytes in [1, 60, 1 << 20] {
        let corpus = try Corpus([path], chunkBytes: chunkBytes)
        #expect(corpus.articles.count + corpus.skipped.count == begun, "\(count)")
        #expect(corpus.articles.count >= begun - 1)
      }
    }
  }

  @Test func cutArraysAreAccountedFor() throws {
    let text =
      "[\n"
      + (1...4).map { "{\n\"id\": \"\($0)\",\n\"body\": \"b{\($0)\"\n}" }.joined(separator: ",\n")
      + "]"
    let bytes = Array(text.utf8)
    for count in 12...bytes.count {
      let path = try folder.write("cut.json", Array(bytes[..<count]))
      let begun =
        bytes[..<count].filter { $0 == 0x7B }.count
        - bytes[..<count].indices.filter {
          bytes[$0] == 0x7B && bytes[$0 - 1] == 0x62
        }.count
      for chunkBytes in [1, 50, 1 << 20] {
        let corpus = try Corpus([path], chunkBytes: chunkBytes)
        #expect(corpus.articles.count + corpus.skipped.count == begun, "\(count)")
        #expect(corpus.articles.count >= begun - 1)
      }
    }
  }

  /// The reason that is given comes from a second reader of JSON: it must find a fault wherever the
  /// first does, and not blame the size of a number, which it does when it finds none.
  @Test func damagedJSONIsExplained() throws {
    let seed = Seed.value
    var random = SplitMix(seed: seed)
    let good = Array(
      #"{"id":"a","x":[1,-2.5,true,null,{"y":[]}],"body":"t\n\u00e9é","z":{"a":false}}"#.utf8)
    let alphabet = Array("{}[]\",:\\u \t\u{0B}n-.e".utf8) + [0, 1, 0xC3]
    // The first line is whole, as it tells the kind of the file: "[{" would be another.
    var lines = good + [0x0A]
    for _ in 0..<2000 {
      var line = good
      for _ in 0...Int.random(in: 0...2, using: &random) {
        let byte = alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
        let index = Int.random(in: 0..<line.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: line[index] = byte
        case 1: line.insert(byte, at: index)
        default: line.remove(at: index)
        }
      }
      lines += line + [0x0A]
    }
    let corpus = try Corpus([try folder.write("d.jsonl", lines)])
    #expect(corpus.articles.count + corpus.skipped.count == 2001)
    #expect(corpus.skipped.count > 500)
    for problem in corpus.problems {
      #expect(!problem.detail.contains("64 bits"), "seed \(seed): \(problem)")
    }
  }

  @Test func randomBytesNeverTrap() throws {
    let seed = Seed.value
    var random = SplitMix(seed: seed)
    let alphabet =
      Array("{}[]\",:\\u0dD8 \n\r<>REUTS/BODYTX&#;idbody1.-".utf8) + [0, 3, 0xC3, 0xA9, 0xFF]
    let starts = ["", "{\"body\":\"", "[{", "<REUTERS>", "<!DOCTYPE lewis", "\u{FEFF}"]
    for round in 0..<600 {
      var bytes = Array(starts[round % starts.count].utf8)
      for _ in 0..<Int.random(in: 0...300, using: &random) {
        bytes.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
      }
      let path = try folder.write(round % 2 == 0 ? "r.jsonl" : "r", bytes)
      let whole = try Corpus([path])
      let small = try Corpus([path], chunkBytes: Int.random(in: 1...100, using: &random))
      #expect(whole.articles == small.articles, "seed \(seed), round \(round)")
      #expect(whole.problems == small.problems, "seed \(seed), round \(round)")
      #expect(!whole.articles.isEmpty || !whole.problems.isEmpty, "seed \(seed), round \(round)")
    }
  }
}
