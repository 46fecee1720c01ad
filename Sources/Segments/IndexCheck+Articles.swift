import Bytes

/// Checks the columns of a segment: sums, order of dates, bounds.
struct ColumnCheck {
  let segment: Segment

  init(_ segment: Segment) { self.segment = segment }

  func run() throws {
    let columns = segment.columns
    let name = segment.description.fileName(.articles)
    var tokens = 0
    var undated = 0
    var titled = 0
    var previous: PublishedColumn?
    for article in 0..<UInt32(columns.count) {
      let row = try columns.row(article)
      tokens += Int(row.length)
      undated += row.published.isDated ? 0 : 1
      titled += row.titleTokens > 0 ? 1 : 0
      guard row.titleTokens <= row.length, row.published.precision <= PublishedColumn.none else {
        throw IndexCorruption(
          file: name, offset: 0, reason: "the row of article \(article) contradicts itself")
      }
      if let previous, row.published.precedes(previous) {
        throw IndexCorruption(
          file: name, offset: 0, reason: "article \(article) should come before the one before it")
      }
      previous = row.published
    }
    let description = segment.description
    guard tokens == columns.tokens, tokens == description.tokens, undated == description.undated,
      titled == description.titled
    else {
      throw IndexCorruption(
        file: name, offset: 0, reason: "the columns do not add up to what the manifest says")
    }
  }
}

extension PublishedColumn {
  fileprivate func precedes(_ other: PublishedColumn) -> Bool {
    (precision, seconds, days) < (other.precision, other.seconds, other.days)
  }
}

/// Checks metadata, text and ids: every record unpacks, every id is found where it should be.
struct RecordCheck {
  let segment: Segment

  init(_ segment: Segment) { self.segment = segment }

  func run() throws {
    let zstandard = Zstandard()
    let name = segment.description.fileName(.metadata)
    var hashes: [UInt32] = []
    for block in 0..<segment.metadata.blockCount {
      let articles = try segment.metadata.block(block, with: zstandard)
      for index in 0..<articles.count {
        hashes.append(IdentifiersFormat.hash(articles.string(.id, of: index).span))
      }
    }
    guard hashes.count == segment.articleCount else {
      throw IndexCorruption(file: name, offset: 0, reason: "there are \(hashes.count) records")
    }
    try checkIdentifiers(hashes)
    if let text = segment.text { try checkContents(text, with: zstandard) }
  }

  /// Holds the text against the hashes in the metadata, both read block by block.
  private func checkContents(_ text: Records, with zstandard: Zstandard) throws {
    let name = segment.description.fileName(.text)
    var metadataBlock = 0
    var metadata = MetadataBlock()
    var place = 0
    var article = 0
    for block in 0..<text.blockCount {
      for body in try text.block(block, with: zstandard) {
        while place == metadata.count, metadataBlock < segment.metadata.blockCount {
          metadata = try segment.metadata.block(metadataBlock, with: zstandard)
          (metadataBlock, place) = (metadataBlock + 1, 0)
        }
        guard place < metadata.count else {
          throw IndexCorruption(file: name, offset: 0, reason: "more texts than articles")
        }
        let known = metadata[place]
        place += 1
        guard known.contentHash(body: body) == known.hash else {
          throw IndexCorruption(
            file: name, offset: 0, reason: "the text of article \(article) is not the one indexed")
        }
        article += 1
      }
    }
    guard article == segment.articleCount else {
      throw IndexCorruption(file: name, offset: 0, reason: "there are \(article) records")
    }
  }

  private func checkIdentifiers(_ hashes: [UInt32]) throws {
    let name = segment.description.fileName(.ids)
    var previous: (hash: UInt32, article: UInt32)?
    try segment.identifiers.forEach { known, article, place in
      let hash = Int(article) < hashes.count ? hashes[Int(article)] : nil
      guard let hash, segment.identifiers.known(hash) == known,
        previous.map({ ($0.hash, $0.article) < (hash, article) }) ?? true
      else {
        throw IndexCorruption(
          file: name, offset: FileEnvelope.headerBytes + place, reason: "a wrong entry")
      }
      previous = (hash, article)
    }
  }
}
