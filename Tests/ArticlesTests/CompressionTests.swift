import Articles
import Testing

@Suite struct CompressionTests {
  let folder: TemporaryFolder
  let lines = (1...20).map {
    #"{"id":"\#($0)","body":"text of article \#($0) \#($0 * 7919)"}"# + "\n"
  }

  init() throws {
    folder = try TemporaryFolder()
  }

  private var bytes: [UInt8] { Array(lines.joined().utf8) }
  private var ids: [String] { (1...20).map(String.init) }

  /// What gzip made of a line.
  ///
  /// `echo '{"body":"deflated deflated deflated deflated"}' | gzip -9n`
  static let deflated: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xAB, 0x56, 0x4A, 0xCA, 0x4F, 0xA9,
    0x54, 0xB2, 0x52, 0x4A, 0x49, 0x4D, 0xCB, 0x49, 0x2C, 0x49, 0x4D, 0x51, 0xC0, 0xCD, 0x50, 0xAA,
    0xE5, 0x02, 0x00, 0x7E, 0xF5, 0x52, 0x84, 0x2F, 0x00, 0x00, 0x00,
  ]

  @Test func readsRealDeflate() throws {
    let path = try folder.write("d.gz", Self.deflated)
    let corpus = try Corpus([path])
    #expect(corpus.bodies == ["deflated deflated deflated deflated"] && corpus.problems.isEmpty)
  }

  @Test func readsMembersAndFrames() throws {
    let skippable: [UInt8] = [0x53, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3]
    let half = bytes.count / 2
    let first = Array(bytes[..<half])
    let second = Array(bytes[half...])
    let files = [
      Packing.gzip(bytes), Packing.gzip(first) + Packing.gzip([]) + Packing.gzip(second),
      Packing.gzip(bytes) + [0, 0, 0, 0, 0], Packing.zstd(bytes),
      skippable + Packing.zstd(first) + skippable + Packing.zstd([]) + Packing.zstd(second)
        + skippable,
    ]
    for file in files {
      // The name does not say what it is.
      let path = try folder.write("packed.bin", file)
      for chunkBytes in [1, 100, 1 << 20] {
        let corpus = try Corpus([path], chunkBytes: chunkBytes)
        #expect(corpus.ids == ids && corpus.problems.isEmpty)
        for (article, line) in zip(corpus.articles, lines) {
          #expect(bytes[Int(article.offset)...].starts(with: line.utf8))
        }
        #expect(corpus.bytesRead == UInt64(file.count) && corpus.bytesTotal == corpus.bytesRead)
      }
    }
  }

  /// libzstd decodes them by code that reads memory which nobody wrote.
  @Test(arguments: [0x25, 0x26, 0x27] as [UInt8])
  func framesOfVersionsBeforeTheFirstAreRefused(version: UInt8) throws {
    let frame: [UInt8] = [
      version, 0xB5, 0x2F, 0xFD, 4, 98, 88, 145, 0, 0, 122, 34, 98, 111, 41, 112, 97, 99, 252,
    ]
    let skippable: [UInt8] = [0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 97, 98, 99]
    for (before, expected) in [(skippable, []), (Packing.zstd(bytes), ids)] {
      let path = try folder.write("packed.bin", before + frame)
      let corpus = try Corpus([path])
      #expect(corpus.ids == expected && corpus.problems.count == 1)
      #expect(corpus.problems.first?.description.contains("Unknown frame descriptor") == true)
    }
  }

  private func pack(_ bytes: [UInt8], _ isZstd: Bool) -> [UInt8] {
    isZstd ? Packing.zstd(bytes) : Packing.gzip(bytes, blockBytes: 40)
  }

  @Test(arguments: [false, true])
  func cutAnywhereTheStartIsUsedAndToldOf(isZstd: Bool) throws {
    let half = bytes.count / 2
    let first = pack(Array(bytes[..<half]), isZstd)
    let file = first + pack(Array(bytes[half...]), isZstd)
    for count in 0..<file.count where count != first.count {
      let path = try folder.write("cut.jsonl", Array(file[..<count]))
      let corpus = try Corpus([path])
      #expect(corpus.ids == Array(ids.prefix(corpus.ids.count)), "\(count)")
      switch count {
      case 0: #expect(corpus.reasons == [.emptyFile])
      case 1..<(isZstd ? 4 : 2): #expect(corpus.skipped.count == 1, "\(count)")
      default:
        #expect(corpus.reasons.filter { $0 == .truncated }.count == 1, "\(count)")
        let others = corpus.reasons.filter { $0 != .truncated }
        #expect(others.isEmpty || others == [.brokenJSON], "\(count)")
      }
      #expect(count < first.count || corpus.ids.count >= 9)
    }
  }

  @Test(arguments: [false, true])
  func damageIsToldOf(isZstd: Bool) throws {
    let file = isZstd ? Packing.zstd(bytes) : Packing.gzip(bytes)
    // Behind the magic, so that it is still recognized.
    for index in 4..<file.count {
      var damaged = file
      damaged[index] ^= 0x55
      let path = try folder.write("damaged.jsonl", damaged)
      let corpus = try Corpus([path])
      // No checksum of zstd is asked for: what decodes to other bytes may go unnoticed.
      if !isZstd && index > 9 { #expect(!corpus.problems.isEmpty, "\(index)") }
      #expect(corpus.articles.count <= 21)
    }
    let path = try folder.write("garbage.jsonl", file + Array("garbage".utf8))
    let corpus = try Corpus([path])
    #expect(corpus.ids == ids && corpus.reasons == [.damaged])
  }

  /// What a window or content of so many bytes is said to be, in MiB; nil for one that is unpacked.
  static let windows: [(frame: @Sendable (CompressionTests) -> [UInt8], mebibytes: Int?)] = [
    ({ Packing.zstd($0.bytes, windowLog: 27) }, nil),
    ({ Packing.zstd($0.bytes, windowLog: 28) }, 256),
    ({ Packing.zstd($0.bytes, windowLog: 31) }, 2048),
    ({ Packing.zstd($0.bytes, claiming: 300 << 20 + 1) }, 301),
  ]

  @Test(arguments: windows.indices)
  func windowsThatTakeTooMuchMemoryAreNoDamage(index: Int) throws {
    let (frame, mebibytes) = Self.windows[index]
    let path = try folder.write("long.zst", Packing.zstd(bytes) + frame(self))
    let corpus = try Corpus([path])
    guard let mebibytes else {
      #expect(corpus.ids == ids + ids && corpus.problems.isEmpty)
      return
    }
    #expect(corpus.ids == ids && corpus.reasons == [.largeWindow])
    let words = corpus.problems.first?.description ?? ""
    #expect(words.contains("window of \(mebibytes) MiB is larger than the 128 MiB"), "\(words)")
    #expect(words.contains("unpack the file first: zstd -d --long=31"), "\(words)")
    #expect(words.hasPrefix("\(path): byte \(bytes.count): "), "\(words)")
  }

  @Test func windowsThatNobodyUnpacksAreDamage() throws {
    let path = try folder.write("long.zst", Packing.zstd(bytes, windowLog: 32))
    let corpus = try Corpus([path])
    #expect(corpus.reasons == [.damaged])
    #expect(corpus.problems[0].detail.contains("more than 2 GiB"), "\(corpus.problems)")
  }

  @Test func cutTextsAreSkippedWhole() throws {
    let text = String(repeating: "A text of which the end is missing.\n", count: 50)
    let packed = Packing.gzip(Array(text.utf8))
    let path = try folder.write("cut.txt.gz", Array(packed.dropLast(20)))
    let corpus = try Corpus([path])
    #expect(corpus.articles.isEmpty && corpus.reasons == [.truncated])
    let whole = try folder.write("whole.txt.gz", packed)
    #expect(try Corpus([whole]).bodies == [text])
  }
}
