import Bytes

/// All articles in the order of their numbers, before repeated ones are dropped.
struct ArticleOrder {
  private var memory: [UInt8] = []
  private var order: [Int] = []
  private var place = 0
  private var merge: RunMerge<ArticleRun>?
  private var file: OutputFile?

  init(memory: [UInt8], order: [Int]) {
    self.memory = memory
    self.order = order
  }

  init(_ runs: [ArticleRun], file: OutputFile) {
    merge = RunMerge(runs)
    self.file = file
  }

  /// Appends the next record to `bytes` and tells where; nil after the last.
  mutating func next(appendingTo bytes: inout [UInt8]) throws -> ArticleRecordLayout? {
    let start = bytes.count
    if merge != nil {
      guard let article = try merge?.next() else {
        if let file {
          file.close()
          try Directory.removeFile(file.path)
        }
        file = nil
        return nil
      }
      bytes += article.record
    } else {
      guard place < order.count else {
        memory = []
        order = []
        return nil
      }
      let size = Int(memory.span.littleEndian(UInt32.self, at: order[place]))
      bytes += memory[order[place]..<(order[place] + size)]
      place += 1
    }
    return ArticleRecordLayout(bytes.span, at: start)
  }
}
