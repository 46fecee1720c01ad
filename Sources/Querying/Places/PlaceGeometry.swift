#if canImport(Glibc)
  import Glibc
#endif

extension Query.Place.Circle {
  /// Whether a point, in degrees, lies so near.
  func contains(_ otherLatitude: Double, _ otherLongitude: Double) -> Bool {
    // A degree of latitude is nowhere shorter; most places are far away.
    guard abs(otherLatitude - latitude) <= kilometers / 111 + 1e-9 else { return false }
    return Geometry.kilometers(latitude, longitude, otherLatitude, otherLongitude) <= kilometers
  }
}

extension Query.Place.Box {
  /// Whether a point, in degrees, lies inside or on the border.
  func contains(_ latitude: Double, _ longitude: Double) -> Bool {
    guard latitude >= south, latitude <= north else { return false }
    return west <= east
      ? longitude >= west && longitude <= east : longitude >= west || longitude <= east
  }
}

/// Distances on a sphere of the earth's mean radius.
package enum Geometry {
  /// Kilometres.
  private static let radius = 6371.0088

  /// The length of the way between two points in degrees, by the haversine formula (Sinnott, "Virtues of the
  /// haversine", 1984).
  package static func kilometers(
    _ latitude: Double, _ longitude: Double, _ otherLatitude: Double, _ otherLongitude: Double
  ) -> Double {
    let degree = Double.pi / 180
    let north = sin((otherLatitude - latitude) * degree / 2)
    let east = sin((otherLongitude - longitude) * degree / 2)
    let half =
      north * north + cos(latitude * degree) * cos(otherLatitude * degree) * east * east
    return 2 * radius * asin(min(1, half.squareRoot()))
  }
}
