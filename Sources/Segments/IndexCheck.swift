import Bytes
import Kernels
import Postings

/// Re-reads every byte and every list of an index and says what is wrong where.
package struct IndexCheck {
  /// What is wrong, a line each.
  package private(set) var problems: [String] = []
  /// Bytes of all files.
  package private(set) var bytes = 0
  package private(set) var articles = 0
  package private(set) var terms = 0

  /// Problems after which a check stops looking for more in one file.
  private static let problemLimit = 50

  /// Checks the index at `path`; damage becomes a problem, not an error.
  ///
  /// - Parameter progress: called with what is being checked.
  /// - Throws: `NotAnIndex`.
  package init(path: String, progress: (String) -> Void = { _ in }) throws {
    let manifest: Manifest
    do {
      manifest = try IndexDirectory.readManifest(at: path)
    } catch let error as NotAnIndex {
      throw error
    } catch {
      report(error)
      return
    }
    bytes += Directory.fileSize(path + "/" + Manifest.fileName) ?? 0
    for description in manifest.segments {
      articles += description.articles
      bytes += description.files.reduce(0) { $0 + $1.bytes }
      check(description, in: path, progress: progress)
    }
  }

  private mutating func check(
    _ description: SegmentDescription, in path: String, progress: (String) -> Void
  ) {
    var areBytesGood = true
    for file in description.files {
      let name = description.fileName(file.kind)
      progress(name)
      if let size = Directory.fileSize(path + "/" + name), size != file.bytes {
        problems.append("\(name): has \(size) bytes, the manifest says \(file.bytes)")
      }
      areBytesGood = checkBytes(of: file.kind, description, in: path) && areBytesGood
    }
    if let removal = description.removal {
      progress(removal.fileName)
      bytes += removal.bytes
      let damage = RemovalCheck.damage(removal, from: description, in: path)
      for problem in damage { report(problem) }
      areBytesGood = areBytesGood && damage.isEmpty
    }
    // Structures are looked at only where the bytes are what was written: one cause, one message.
    guard areBytesGood else { return }
    let segment: Segment
    do {
      segment = try Segment(directory: path, description)
    } catch {
      report(error)
      return
    }
    let before = problems.count
    if let removed = segment.removed {
      progress(description.removal?.fileName ?? "")
      var check = RemovalCheck(segment, removed)
      attempt { try check.run() }
      add(check.problems)
    }
    progress(description.fileName(.articles))
    attempt { try ColumnCheck(segment).run() }
    progress(description.fileName(.metadata))
    attempt { try RecordCheck(segment).run() }
    progress(description.fileName(.terms))
    var lists = ListCheck(segment)
    attempt { try lists.run() }
    terms += lists.wordCount
    add(lists.problems)
    // Pairs are held against columns and words, which must be right for that.
    guard problems.count == before else { return }
    progress(description.fileName(.pairterms))
    var pairs = PairCheck(segment, frequent: lists.frequentWords)
    attempt { try pairs.run() }
    add(pairs.problems)
    if let places = segment.places {
      progress(description.fileName(.mentions))
      var check = PlaceCheck(segment, places)
      attempt { try check.run() }
      add(check.problems)
    }
    if let dates = segment.dates {
      progress(description.fileName(.dates))
      var check = DateCheck(segment, dates)
      attempt { try check.run() }
      add(check.problems)
    }
  }

  private mutating func add(_ found: [String]) {
    problems += found.prefix(Self.problemLimit)
    if found.count > Self.problemLimit {
      problems.append("… and \(found.count - Self.problemLimit) more like these")
    }
  }

  /// Checks envelope and pages of one file; tells whether they are good.
  private mutating func checkBytes(
    of kind: FileKind, _ description: SegmentDescription, in path: String
  ) -> Bool {
    do {
      let damaged = try Segment.open(kind, of: description, in: path).damagedPages()
      for page in damaged { report(page) }
      return damaged.isEmpty
    } catch {
      report(error)
      return false
    }
  }

  private mutating func attempt(_ body: () throws -> Void) {
    do { try body() } catch { report(error) }
  }

  private mutating func report(_ error: any Error) {
    problems.append((error as? IndexCorruption)?.place ?? "\(error)")
  }
}

extension IndexCorruption {
  /// Where and what, without the advice.
  fileprivate var place: String { "\(file), byte \(offset): \(reason)" }
}
