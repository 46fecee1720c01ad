import NewsIndex

/// Writes places and how often they are mentioned.
struct PlacePrinter {
  let output: Output
  let style: Style

  /// A line each: place, kind, country, articles, mentions.
  func writeTable(_ places: [PlaceCount]) throws {
    guard !places.isEmpty else { return }
    let header = ["place", "kind", "country", "articles", "mentions"]
    let rows = [header] + places.map(cells)
    let widths = header.indices.map { column in rows.reduce(0) { max($0, $1[column].count) } }
    for row in rows {
      let cells = row.indices.map { column in
        column < 3
          ? row[column].padded(to: widths[column]) : row[column].aligned(to: widths[column])
      }
      try output.line(cells.joined(separator: "  "))
    }
  }

  private func cells(_ place: PlaceCount) -> [String] {
    [
      String(decoding: style.plain(place.name), as: UTF8.self), place.kind, place.country,
      Figures.grouped(place.articles), Figures.grouped(place.mentions),
    ]
  }

  /// A FeatureCollection (RFC 7946) of those that have coordinates.
  func writeGeoJSON(_ places: [PlaceCount]) throws {
    var collection = JSONObject()
    collection.add("type", "FeatureCollection")
    collection.add("features", places.compactMap(\.feature))
    try output.write(collection.line)
  }
}

extension PlaceCount {
  /// The place as `--json` gives it.
  var json: JSONObject {
    var object = JSONObject()
    object.add("id", Int(id))
    object.add("name", name)
    object.add("type", kind)
    object.addIfAny("country", country)
    object.add("lat", latitude ?? .nan)
    object.add("lon", longitude ?? .nan)
    object.add("articles", articles)
    object.add("mentions", mentions)
    return object
  }

  /// A Feature of RFC 7946; nil without coordinates.
  fileprivate var feature: JSONObject? {
    guard let latitude, let longitude else { return nil }
    var geometry = JSONObject()
    geometry.add("type", "Point")
    geometry.add("coordinates", [longitude, latitude])
    var properties = JSONObject()
    properties.add("id", Int(id))
    properties.add("name", name)
    properties.add("type", kind)
    properties.addIfAny("country", country)
    properties.add("articles", articles)
    properties.add("mentions", mentions)
    var feature = JSONObject()
    feature.add("type", "Feature")
    feature.add("geometry", geometry)
    feature.add("properties", properties)
    return feature
  }
}
