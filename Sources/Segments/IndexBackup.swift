import Bytes

/// All files of one commit of an index, held open: what a writer does to the folder meanwhile changes nothing.
package struct IndexBackup {
  /// What is copied.
  package let manifest: Manifest
  private let path: String
  private let files: [String: MappedFile]

  /// Opens the newest commit of the index at `path`.
  ///
  /// - Throws: `NotAnIndex`, `IndexCorruption`, `FormatMismatch`, `FileError`, `IndexBusy`.
  package init(of path: String) throws {
    self.path = path
    (manifest, files) = try IndexDirectory.withNewestManifest(at: path) {
      ($0, try Self.open($0, in: path))
    }
  }

  private static func open(_ manifest: Manifest, in path: String) throws -> [String: MappedFile] {
    var files: [String: MappedFile] = [:]
    for segment in manifest.segments {
      for file in segment.files {
        files[segment.fileName(file.kind)] = try Segment.open(file.kind, of: segment, in: path)
      }
      if let removal = segment.removal {
        files[removal.fileName] = try Segment.open(
          .removed, named: removal.fileName, of: segment, in: path)
      }
    }
    if let gazetteer = manifest.places?.file {
      files[gazetteer.fileName] = try IndexDirectory.openGazetteer(gazetteer, in: path)
    }
    return files
  }

  /// Writes the copy: a new index at `target`, or the one there made the same.
  ///
  /// Files that the folder has already, name, size and seal alike, stay after their pages and those of the index are
  /// verified. A file of another content is never written over: all names then are new.
  ///
  /// - Returns: bytes that were copied, the manifest's included, and of files that stayed.
  /// - Throws: `IndexExists`, `FileError` also where `target` lies inside the index, `IndexCorruption`, and what `progress` throws; `target` is then as it was.
  package func write(
    to target: String, replacing: Bool, progress: (_ done: Int, _ total: Int) throws -> Void
  ) throws -> (copied: Int, kept: Int) {
    try refuseInside(target)
    let writer = try IndexWriter(path: target, replacing: replacing, command: "backup")
    do {
      let (names, copy) = named(in: writer)
      let total = files.values.reduce(0) { $0 + $1.byteCount }
      var done = 0
      var kept = 0
      for (name, file) in files.sorted(by: { $0.key < $1.key }) {
        let new = names[name] ?? name
        if Directory.somethingExists("\(target)/\(new)") {
          // A copy that is sound hides nothing: whoever makes one is told of damage here.
          try file.verifyAllPages()
          try file.confirm()
          file.forgetPages()
          kept += file.byteCount
          done += file.byteCount
          try progress(done, total)
          continue
        }
        func advance(_ bytes: Int) throws {
          done += bytes
          try progress(done, total)
        }
        if new != name, file.kind == .removed, let number = IndexWriter.number(ofFile: new) {
          try RemovedFormat.copy(file, to: "\(target)/\(new)", number: number, progress: advance)
          try file.confirm()
        } else {
          try file.copy(to: "\(target)/\(new)", progress: advance)
        }
      }
      try writer.commit(copy)
      let manifestBytes = Directory.fileSize("\(target)/\(Manifest.fileName)") ?? 0
      return (total - kept + manifestBytes, kept)
    } catch {
      writer.abandon()
      throw error
    }
  }

  /// Refuses the folder of the index itself, and those inside it, by whatever name.
  private func refuseInside(_ target: String) throws {
    guard let depth = try Directory.depth(of: target, below: path) else { return }
    throw FileError(
      "copy to", target,
      reason: depth == 0
        ? "that is the index '\(path)' itself; choose another folder"
        : "the folder lies inside the index '\(path)'; choose one outside of it")
  }

  /// The new name of each file, and the manifest with these.
  private func named(in writer: IndexWriter) -> (names: [String: String], manifest: Manifest) {
    var copy = manifest
    var names: [String: String] = [:]
    let isFresh = writer.existing == nil && !IndexDirectory.isIndex(writer.path)
    let canKeep = files.keys.sorted().allSatisfy { isFresh || !clashes($0, in: writer) }
    guard !canKeep else { return (names, copy) }
    for index in copy.segments.indices {
      let old = copy.segments[index]
      copy.segments[index].number = writer.newNumber()
      for file in old.files {
        names[old.fileName(file.kind)] = copy.segments[index].fileName(file.kind)
      }
      guard let removal = old.removal else { continue }
      copy.segments[index].removal?.number = writer.newNumber()
      names[removal.fileName] = copy.segments[index].removal?.fileName
    }
    if let gazetteer = copy.places?.file {
      copy.places?.file?.number = writer.newNumber()
      names[gazetteer.fileName] = copy.places?.file?.fileName
    }
    return (names, copy)
  }

  /// Whether a file of that name but with other content stands in the folder, or may have.
  private func clashes(_ name: String, in writer: IndexWriter) -> Bool {
    let target = writer.path
    guard let mine = files[name], Directory.somethingExists("\(target)/\(name)") else {
      return !writer.isNew(name)
    }
    do {
      let other = try MappedFile(
        directory: target, name: name, kind: mine.kind, formatVersion: mine.formatVersion)
      try other.verifyAllPages()
      return other.seal != mine.seal || other.byteCount != mine.byteCount
    } catch {
      return true
    }
  }
}
