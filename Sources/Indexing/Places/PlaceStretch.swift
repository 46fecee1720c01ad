import Bytes
import Segments

/// How mentions of places stand in a stretch, nodes with the gazetteer's numbers.
///
/// Grammar (varint = LEB128), article after article:
/// ```
/// mentions := (count:varint Mention{count})*
/// Mention  := position:varint node:varint length:varint form:u8     position: less the first free one
///             form: kind + 4 * zone + 16 if repeated + 32 * confidence
/// ```
extension TreeStretch {
  /// Adds an article with its mentions, whose positions ascend, and its places.
  mutating func add(_ mentions: [PostedPlace], _ places: [PlaceFocus.Place]) {
    articles += 1
    VarInt.append(mentions.count, to: &self.mentions)
    var free: UInt32 = 0
    for mention in mentions {
      VarInt.append(UInt64(mention.position - free), to: &self.mentions)
      free = mention.position + 1
      VarInt.append(UInt64(mention.node), to: &self.mentions)
      VarInt.append(UInt64(mention.length), to: &self.mentions)
      self.mentions.append(
        mention.kind | mention.zone << 2 | (mention.isRepeated ? 16 : 0) | mention.confidence << 5)
    }
    VarInt.append(places.count, to: &nodes)
    var last: UInt32 = 0
    for place in places {
      addNode(place.node, after: last, code: place.code, isMentioned: place.isMentioned)
      last = place.node
    }
  }
}

extension TreeStretchReader {
  /// Replaces `mentions` by those of the next article; nodes become `numbers` of them.
  mutating func readMentions(
    _ numbers: [UInt32], into mentions: inout [PostedPlace]
  ) throws {
    mentions.removeAll(keepingCapacity: true)
    var free: UInt32 = 0
    for _ in 0..<(try number()) {
      let position = free &+ (try number())
      let node = try node(numbers)
      let length = try number()
      let form = try reader.byte()
      mentions.append(
        PostedPlace(
          node: node, position: position, length: length, kind: form & 3, zone: form >> 2 & 3,
          isRepeated: form & 16 != 0, confidence: form >> 5))
      free = position &+ 1
    }
  }
}
