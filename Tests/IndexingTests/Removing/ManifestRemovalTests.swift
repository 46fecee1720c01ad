import Segments
import TestSupport
import Testing

@testable import Indexing

/// What becomes of the segments of a manifest.
struct ManifestRemovalTests {
  @Test
  func onlySegmentsThatLoseSomethingChange() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let index = try await RemovalIndex(
      count: 40, words: 20, hasAnnotations: false, using: &random)
    let before = try index.open()
    let writer = try IndexWriter(updating: index.path, command: "remove")
    #expect(try before.segments(removing: [:], with: writer) == before.manifest.segments)
    #expect(try before.segments(removing: [0: [40, 99]], with: writer) == before.manifest.segments)

    var manifest = before.manifest
    manifest.segments = try before.segments(removing: [0: [1, 2, 39]], with: writer)
    #expect(manifest.segments.count == 1)
    #expect(manifest.segments.first?.liveArticles == 37)
    try writer.commit(manifest)
    try index.expectRemoved([1, 2, 39])
    // Nothing new goes: the file stays.
    let after = try index.open()
    #expect(try after.segments(removing: [0: [2]], with: writer) == manifest.segments)
    #expect(try IndexCheck(path: index.path).problems == [])
    // The last one takes the segment along.
    #expect(try after.segments(removing: [0: Array(0..<40)], with: writer) == [])
    #expect(try IndexCheck(path: index.path).problems == [])
  }
}
