import Places

#if canImport(Glibc)
  import Glibc
#endif

extension GazetteerRow.Coordinates {
  /// Kilometres, as on a plane: right to some per cent for places near one another.
  func distance(to other: Self) -> Double {
    let north = other.latitude - latitude
    var east = abs(other.longitude - longitude)
    if east > 180 { east = 360 - east }
    east *= cos((latitude + other.latitude) / 2 * .pi / 180)
    return 111.2 * (north * north + east * east).squareRoot()
  }
}

extension [GazetteerRow.Coordinates] {
  /// The points that are more than 150 km, and four times the median distance, away from the median point.
  ///
  /// Among them are towns with a wrong place.
  var outliers: [GazetteerRow.Coordinates] {
    guard count > 2 else { return [] }
    guard count > 2 else { return [] }
    // Where a division crosses the 180th meridian, the middle is sought on the other side of the globe.
    let shift = contains { $0.longitude > 120 } && contains { $0.longitude < -120 } ? 360.0 : 0
    let longitudes = map { $0.longitude < 0 ? $0.longitude + shift : $0.longitude }.sorted()
    let middle = GazetteerRow.Coordinates(
      map(\.latitude).sorted()[count / 2], longitudes[count / 2])
    let distances = map { $0.distance(to: middle) }
    let limit = Swift.max(150, 4 * distances.sorted()[count / 2])
    return zip(self, distances).filter { $0.1 > limit }.map(\.0)
  }

  var withoutOutliers: [GazetteerRow.Coordinates] {
    let outliers = Set(outliers)
    return filter { !outliers.contains($0) }
  }

  /// The mean; nil if there are none.
  var mean: GazetteerRow.Coordinates? {
    guard !isEmpty else { return nil }
    let sum = reduce((0.0, 0.0)) { ($0.0 + $1.latitude, $0.1 + $1.longitude) }
    return .init(sum.0 / Double(count), sum.1 / Double(count))
  }
}
