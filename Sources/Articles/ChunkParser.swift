/// Turns chunks into articles; one per thread.
///
/// The same chunk gives the same batch, whatever was parsed before.
package final class ChunkParser {
  private let json: JSONRecords
  private let sgml = SGMLRecords()
  private let text = TextRecords()
  private let dates: PublicationFinder
  private let articleBytes: Int

  /// Throws `CorpusError.outOfMemory`.
  package convenience init(options: ReadingOptions) throws(CorpusError) {
    try self.init(options: options, articleBytes: ArticleLimits.articleBytes)
  }

  /// `articleBytes` stands for the limit of that name, so that tests can make it small.
  package init(options: ReadingOptions, articleBytes: Int) throws(CorpusError) {
    json = JSONRecords(parser: try JSONLineParser(names: options.fields), names: options.fields)
    dates = try PublicationFinder(options.publication)
    self.articleBytes = articleBytes
  }

  /// All articles of the chunk; each record becomes an article or a problem.
  package func parse(_ chunk: CorpusChunk) -> ArticleBatch {
    var builder = BatchBuilder(sequence: chunk.sequence, articleBytes: articleBytes, dates: dates)
    builder.reserve(chunk.byteCount)
    for piece in chunk.pieces {
      builder.begin(piece)
      let memory = chunk.bytes.span
      let bytes = memory.extracting(piece.range)
      switch piece.kind {
      case .text: text.parse(bytes, into: &builder)
      case .jsonLines: json.parseLines(memory, piece.range, into: &builder)
      case .jsonValues: json.parseValues(bytes, into: &builder)
      case .sgml: sgml.parse(bytes, into: &builder)
      }
    }
    return builder.batch
  }
}
