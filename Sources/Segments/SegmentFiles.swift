import Bytes

/// The files of a segment, which are opened one after the other and kept together.
struct SegmentFiles {
  let description: SegmentDescription
  let directory: String
  /// Those that were opened.
  private(set) var opened: [MappedFile] = []

  init(of description: SegmentDescription, in directory: String) {
    self.description = description
    self.directory = directory
  }

  /// Opens the file of a kind and holds it to the description.
  mutating func open(_ kind: FileKind) throws -> MappedFile {
    let file = try Segment.open(kind, of: description, in: directory)
    opened.append(file)
    return file
  }
}
