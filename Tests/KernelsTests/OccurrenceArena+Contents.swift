import Kernels

extension OccurrenceArena {
  /// All terms and their byte strings.
  var contents: [[UInt8]] {
    var (contents, name): ([[UInt8]], [UInt8]) = ([], [])
    var terms = sortedTerms()
    while terms.advance(&name) != nil {
      var bytes: [UInt8] = []
      terms.read(to: &bytes)
      contents += [name, bytes]
    }
    return contents
  }
}
