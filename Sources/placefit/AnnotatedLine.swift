import Places

/// One article's mentions as a line of JSON, as the scorers read it.
struct AnnotatedLine {
  private(set) var text = ""

  init(
    _ gazetteer: Gazetteer, id: String, _ title: Span<UInt8>, _ body: Span<UInt8>,
    _ mentions: [PlaceMention]
  ) {
    text = "{\"id\":\(Self.quoted(id)),\"places\":["
    for (index, mention) in mentions.enumerated() {
      if index > 0 { text += "," }
      let source = mention.isInTitle ? title : body
      var words: [UInt8] = []
      for byte in mention.start..<mention.end { words.append(source[Int(byte)]) }
      let node = mention.part
      let place = gazetteer.coordinates(of: mention.node)
      text +=
        "{\"field\":\"\(mention.isInTitle ? "title" : "body")\",\"start\":\(mention.start),"
        + "\"end\":\(mention.end),\"text\":\(Self.quoted(String(decoding: words, as: UTF8.self))),"
        + "\"id\":\(gazetteer.id(of: mention.node)),\"part\":\(Self.quoted(gazetteer.name(of: node))),"
        + "\"name\":\(Self.quoted(gazetteer.name(of: mention.node))),"
        + "\"place\":\"\(gazetteer.kind(of: mention.node))\",\"kind\":\"\(mention.kind)\","
        + "\"zone\":\"\(mention.zone)\",\"repeated\":\(mention.isRepeated),"
        + "\"country\":\(gazetteer.countryCode(of: mention.node).map(Self.quoted) ?? "null"),"
        + "\"lat\":\(place.map { "\($0.latitude)" } ?? "null"),"
        + "\"lon\":\(place.map { "\($0.longitude)" } ?? "null"),\"score\":\(mention.score)}"
    }
    text += "],\"about\":[\(Self.about(gazetteer, mentions))]}"
  }

  /// The countries whose weight reaches .3 of the heaviest country's; an approximation of an article's focus.
  private static func about(_ gazetteer: Gazetteer, _ mentions: [PlaceMention]) -> String {
    var weights: [UInt32: Float] = [:]
    for mention in mentions where mention.score >= 0.5 && !mention.isRepeated {
      let zone: Float =
        switch mention.zone {
        case .dateline: 2.5
        case .title: 2
        default: mention.start < 300 ? 1.5 : 1
        }
      let kind: Float =
        switch mention.kind {
        case .demonym: 0.8
        case .alias: 0.5
        case .name: 1
        }
      let node = gazetteer.countryNode(of: mention.node) ?? mention.node
      weights[node, default: 0] += zone * kind * mention.score
    }
    let heaviest = weights.values.max() ?? 0
    return weights.filter { $0.value >= 0.3 * heaviest }.sorted { $0.value > $1.value }.map {
      "{\"id\":\(gazetteer.id(of: $0.key)),\"name\":\(quoted(gazetteer.name(of: $0.key))),"
        + "\"country\":\(gazetteer.countryCode(of: $0.key).map(quoted) ?? "null")}"
    }.joined(separator: ",")
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\u{0}"..."\u{1F}": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
