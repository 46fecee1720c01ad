import Bytes
import Postings

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
    checkFiles(progress)
    // Structures are looked at only where the bytes are what was written: one cause, one message.
    guard findings.isEmpty else { return }
    let segment: Segment
    do {
      segment = try Segment(directory: directory, description)
    } catch {
      return report(error, .articles)
    }
    if depth >= .bytes { checkStructure(segment, progress) }
    if depth >= .lists, findings.isEmpty { checkContents(segment, progress) }
  }

  private mutating func checkFiles(_ progress: (String) -> Void) {
    for file in description.files {
      let name = description.fileName(file.kind)
      progress(name)
      bytes += file.bytes
      findings += FileCheck(name, bytes: file.bytes, in: directory).problems(depth) {
        try Segment.open(file.kind, of: description, in: directory)
      }
    }
    guard let removal = description.removal else { return }
    progress(removal.fileName)
    bytes += removal.bytes
    findings += FileCheck(removal.fileName, bytes: removal.bytes, in: directory).problems(depth) {
      try RemovedArticles.open(removal, from: description, in: directory)
    }
  }

  private mutating func checkStructure(_ segment: Segment, _ progress: (String) -> Void) {
    progress(description.fileName(.articles))
    attempt(.articles) { try ColumnCheck(segment).run() }
    checkRemoval(segment) { try $0.checkArticles() }
    progress(description.fileName(.terms))
    var structure = StructureCheck(segment)
    structure.run()
    terms = structure.words
    findings += structure.problems
  }

  private mutating func checkContents(_ segment: Segment, _ progress: (String) -> Void) {
    progress(description.fileName(.metadata))
    attempt(.metadata) { try RecordCheck(segment).run() }
    progress(description.fileName(.terms))
    var lists = ListCheck(segment)
    attempt(.terms) { try lists.run() }
    add(lists.problems, .terms)
    checkRemoval(segment) { try $0.checkCorrections() }
    // Pairs are held against columns and words, which must be right for that.
    guard findings.isEmpty else { return }
    progress(description.fileName(.pairterms))
    var pairs = PairCheck(segment, frequent: lists.frequentWords)
    attempt(.pairterms) { try pairs.run() }
    add(pairs.problems, .pairterms)
    if let places = segment.places {
      progress(description.fileName(.mentions))
      var check = PlaceCheck(segment, places)
      attempt(.mentions) { try check.run() }
      add(check.problems, .mentions)
    }
    if let dates = segment.dates {
      progress(description.fileName(.dates))
      var check = DateCheck(segment, dates)
      attempt(.dates) { try check.run() }
      add(check.problems, .dates)
    }
  }

  private mutating func checkRemoval(
    _ segment: Segment, _ body: (inout RemovalCheck) throws -> Void
  ) {
    guard let removed = segment.removed, let name = description.removal?.fileName else { return }
    var check = RemovalCheck(segment, removed, name: name)
    do { try body(&check) } catch { findings.append(IndexProblem(error, in: name)) }
    findings += check.problems
  }

  private mutating func add(_ found: [IndexProblem], _ kind: FileKind) {
    var list = ProblemList()
    list.add(found)
    findings += list.all(in: description.fileName(kind))
  }

  private mutating func attempt(_ kind: FileKind, _ body: () throws -> Void) {
    do { try body() } catch { report(error, kind) }
  }

  private mutating func report(_ error: any Error, _ kind: FileKind) {
    findings.append(IndexProblem(error, in: description.fileName(kind)))
  }
}
