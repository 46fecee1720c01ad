import Bytes

/// Sorts any number of fixed-size records in bounded memory: sorted runs in a scratch file, merged.
struct ExternalSorter<Record: FixedRecord> {
  private let path: String
  private let capacity: Int
  private var records: [Record] = []
  private var file: OutputFile?
  private var runs: [Range<Int>] = []
  /// Number of records so far.
  private(set) var count = 0

  /// - Parameters:
  ///   - path: of the scratch file, made only if memory does not suffice.
  ///   - memory: bytes that may be held.
  init(path: String, memory: Int) {
    self.path = path
    // Sorting takes them twice.
    capacity = max(1024, memory / (2 * MemoryLayout<Record>.stride))
  }

  mutating func add(_ record: Record) throws(FileError) {
    records.append(record)
    count += 1
    if records.count == capacity { try spill() }
  }

  /// Calls `body` with every record in ascending order; ends the sorter.
  mutating func forEach(_ body: (Record) throws -> Void) throws {
    sort()
    guard let file else {
      for record in records { try body(record) }
      records = []
      return
    }
    if !records.isEmpty { try spill() }
    records = []
    let pageRecords = max(64, capacity / max(1, runs.count) / 2)
    var merge = RunMerge(
      runs.map { RunOfRecords<Record>(file: file, range: $0, pageRecords: pageRecords) })
    while let record = try merge.next() { try body(record) }
    file.close()
    try Directory.removeFile(path)
  }

  /// Sorts the records: first by their leading bits, which leaves few to be compared.
  private mutating func sort() {
    guard records.count >= Self.worthCounting else { return records.sort() }
    var ends = [Int](repeating: 0, count: 1 << 16)
    for record in records { ends[Int(record.leading)] += 1 }
    var sum = 0
    for leading in ends.indices {
      let count = ends[leading]
      ends[leading] = sum
      sum += count
    }
    var sorted = records
    for record in records {
      sorted[ends[Int(record.leading)]] = record
      ends[Int(record.leading)] += 1
    }
    var start = 0
    for end in ends {
      if end - start > Self.fewRecords {
        sorted[start..<end].sort()
      } else {
        Self.insert(start..<end, of: &sorted)
      }
      start = end
    }
    records = sorted
  }

  /// Sorts some records by insertion.
  private static func insert(_ range: Range<Int>, of records: inout [Record]) {
    for index in range.dropFirst() {
      let record = records[index]
      var place = index
      while place > range.lowerBound, record < records[place - 1] {
        records[place] = records[place - 1]
        place -= 1
      }
      records[place] = record
    }
  }

  /// Up to so many are inserted one by one.
  private static var fewRecords: Int { 16 }

  /// Of so many records on counting is faster.
  private static var worthCounting: Int { 1 << 14 }

  private mutating func spill() throws(FileError) {
    sort()
    let output: OutputFile
    if let file { output = file } else { output = try OutputFile(creating: path) }
    file = output
    let start = output.byteCount
    var bytes: [UInt8] = []
    for record in records {
      record.write(to: &bytes)
      if bytes.count >= 1 << 16 {
        try output.write(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try output.write(bytes)
    runs.append(start..<output.byteCount)
    records.removeAll(keepingCapacity: true)
  }
}

/// A sorted run of records in a scratch file, read a page at a time.
private struct RunOfRecords<Record: FixedRecord>: SortedRun {
  let file: OutputFile
  var range: Range<Int>
  let pageRecords: Int
  private var page: [UInt8] = []
  private var offset = 0

  init(file: OutputFile, range: Range<Int>, pageRecords: Int) {
    self.file = file
    self.range = range
    self.pageRecords = pageRecords
  }

  mutating func next() throws -> Record? {
    if offset >= page.count {
      guard !range.isEmpty else { return nil }
      let count = min(range.count, pageRecords * Record.byteCount)
      try file.read(at: range.lowerBound, count: count, into: &page)
      guard page.count == count else {
        throw FileError("read", file.path, reason: "the scratch file ends too early")
      }
      range = (range.lowerBound + count)..<range.upperBound
      offset = 0
    }
    defer { offset += Record.byteCount }
    return Record(page.span, at: offset)
  }
}
