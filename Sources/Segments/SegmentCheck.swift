import Bytes
import Postings
import Synchronization

/// Checks a segment: its files, then what is in them.
struct SegmentCheck {
  /// What is wrong.
  private(set) var findings: [IndexProblem] = []
  /// Bytes of all files, as the manifest says.
  private(set) var bytes = 0
  /// Distinct terms of titles and bodies.
  private(set) var terms: Int
  private let description: SegmentDescription
  private let directory: String
  private let depth: IndexCheck.Depth

  init(_ description: SegmentDescription, in directory: String, depth: IndexCheck.Depth) {
    self.description = description
    self.directory = directory
    self.depth = depth
    terms = description.terms
  }

  mutating func run(_ progress: (String) -> Void) {
    // Structures are looked at only where the bytes are what was written: one cause, one message.
    guard checkFiles(progress) else { return }
    let segment: Segment
    do {
      segment = try Segment(directory: directory, description)
    } catch {
      return report(error, .articles)
    }
    guard depth >= .bytes, checkStructure(segment, progress), depth >= .lists else { return }
    checkContents(segment, progress)
  }

  /// Whether all files can be read.
  private mutating func checkFiles(_ progress: (String) -> Void) -> Bool {
    let (description, directory) = (description, directory)
    var isReadable = true
    for file in description.files {
      let name = description.fileName(file.kind)
      isReadable =
        checkFile(name, file.bytes, progress) {
          try Segment.open(file.kind, of: description, in: directory)
        } && isReadable
    }
    guard let removal = description.removal else { return isReadable }
    return checkFile(removal.fileName, removal.bytes, progress) {
      try RemovedArticles.open(removal, from: description, in: directory)
    } && isReadable
  }

  private mutating func checkFile(
    _ name: String, _ size: Int, _ progress: (String) -> Void, opening open: () throws -> MappedFile
  ) -> Bool {
    progress(name)
    bytes += size
    let (problems, isReadable) = FileCheck(name, bytes: size, in: directory).run(
      depth, opening: open)
    findings += problems
    return isReadable
  }

  /// Whether what is read by offset can be relied on.
  private mutating func checkStructure(
    _ segment: Segment, _ progress: (String) -> Void
  ) -> Bool {
    let before = findings.count
    progress(description.fileName(.articles))
    attempt(.articles) { try ColumnCheck(segment).run() }
    findings += Self.removal(segment) { try $0.checkArticles() }
    progress(description.fileName(.terms))
    var structure = StructureCheck(segment)
    structure.run()
    terms = structure.words
    findings += structure.problems
    return findings.count == before
  }

  private mutating func checkContents(_ segment: Segment, _ progress: (String) -> Void) {
    let before = findings.count
    progress(description.fileName(.postings))
    let frequent = Mutex(FrequentWords())
    findings += Parallel.map(3) { part in
      switch part {
      case 0: Self.records(segment)
      case 1: Self.removal(segment) { try $0.checkCorrections() }
      default: Self.lists(segment, frequent: frequent)
      }
    }.flatMap { $0 }
    // Pairs are held against columns and words, which must be right for that.
    guard findings.count == before else { return }
    let words = frequent.withLock { $0 }
    progress(description.fileName(.pairs))
    findings += Parallel.map(3) { part in
      switch part {
      case 0: Self.pairs(segment, frequent: words)
      case 1: Self.places(segment)
      default: Self.dates(segment)
      }
    }.flatMap { $0 }
  }

  private static func records(_ segment: Segment) -> [IndexProblem] {
    part(segment, .metadata) { _ in try RecordCheck(segment).run() }
  }

  private static func removal(
    _ segment: Segment, _ run: (inout RemovalCheck) throws -> Void
  ) -> [IndexProblem] {
    guard let removed = segment.removed else { return [] }
    return part(segment, .removed) { problems in
      var check = RemovalCheck(segment, removed)
      defer { problems = check.problems }
      try run(&check)
    }
  }

  private static func lists(
    _ segment: Segment, frequent: borrowing Mutex<FrequentWords>
  ) -> [IndexProblem] {
    var check = ListCheck(segment)
    let found = part(segment, .terms) { problems in
      defer { problems = check.problems }
      try check.run()
    }
    frequent.withLock { $0 = check.frequentWords }
    return found
  }

  private static func pairs(_ segment: Segment, frequent: FrequentWords) -> [IndexProblem] {
    part(segment, .pairterms) { problems in
      var check = try PairCheck(segment, frequent: frequent)
      defer { problems = check.problems }
      try check.run()
    }
  }

  private static func places(_ segment: Segment) -> [IndexProblem] {
    guard let places = segment.places else { return [] }
    return part(segment, .mentions) { problems in
      var check = PlaceCheck(segment, places)
      defer { problems = check.problems }
      try check.run()
    }
  }

  private static func dates(_ segment: Segment) -> [IndexProblem] {
    guard let dates = segment.dates else { return [] }
    return part(segment, .dates) { problems in
      var check = DateCheck(segment, dates)
      defer { problems = check.problems }
      try check.run()
    }
  }

  /// What a check found, and the error that ended it.
  private static func part(
    _ segment: Segment, _ kind: FileKind, _ check: (inout [IndexProblem]) throws -> Void
  ) -> [IndexProblem] {
    let description = segment.description
    let name = kind == .removed ? description.removal?.fileName ?? "" : description.fileName(kind)
    var problems: [IndexProblem] = []
    var list = ProblemList()
    do {
      try check(&problems)
      list.add(problems)
    } catch {
      list.add(problems)
      list.add(IndexProblem(error, in: name))
    }
    return list.all(in: name)
  }

  private mutating func attempt(_ kind: FileKind, _ body: () throws -> Void) {
    do { try body() } catch { report(error, kind) }
  }

  private mutating func report(_ error: any Error, _ kind: FileKind) {
    findings.append(IndexProblem(error, in: description.fileName(kind)))
  }
}
