import Querying
import Testing

/// Distances on a sphere with a radius of 6371.0088 km, worked out by hand: a degree of a great circle is 111.19508 km.
struct GeometryTests {
  private static let degree = 111.19508

  @Test(
    arguments: [
      ([0, 0, 0, 0], 0), ([0, 0, 0, 1], degree), ([0, 0, 1, 0], degree), ([12, 7, 13, 7], degree),
      // Poles: all meridians meet there.
      ([90, 0, 90, 123], 0), ([90, 0, -90, 0], 180 * degree), ([90, 55, 0, -100], 90 * degree),
      ([89.9, 0, 89.9, 180], 0.2 * degree), ([60, 0, 60, 180], 60 * degree),
      // The antimeridian.
      ([0, 179.5, 0, -179.5], degree), ([0, 180, 0, -180], 0), ([10, 180, 12, -180], 2 * degree),
      // Antipodes.
      ([0, 0, 0, 180], 180 * degree), ([40, -3, -40, 177], 180 * degree),
      // The cosine of the angle between them is a half.
      ([45, 0, 45, 90], 60 * degree), ([-45, -135, -45, 135], 60 * degree),
    ] as [([Double], Double)])
  func distances(points: [Double], kilometers: Double) {
    let found = Geometry.kilometers(points[0], points[1], points[2], points[3])
    #expect(abs(found - kilometers) < 0.01)
    let back = Geometry.kilometers(points[2], points[3], points[0], points[1])
    #expect(back == found)
  }
}
