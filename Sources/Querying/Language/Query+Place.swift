extension Query {
  /// Mentions of a place: as a part of a query, the articles that hold one; as a slot, the mention itself.
  package struct Place: Hashable, Sendable {
    /// Which nodes of the place tree count.
    package enum Area: Hashable, Sendable {
      /// All of them.
      case anywhere
      /// What lies inside one of these, and these themselves: what was asked for, then its members.
      case inside([Node])
      /// These alone.
      case only([Node])
      /// Towns, sites and the like around a point.
      case circle(Circle)
      /// Towns, sites and the like between two parallels and two meridians.
      case box(Box)
    }

    /// A node of the place tree.
    package struct Node: Hashable, Sendable {
      /// Its identifier in the gazetteer.
      package var id: UInt32
      /// What it is, for people: "Gao, region of Mali".
      package var description: String

      package init(id: UInt32, description: String = "") {
        self.id = id
        self.description = description
      }
    }

    /// What lies so near a point.
    package struct Circle: Hashable, Sendable {
      /// Degrees north and east.
      package var latitude: Double
      /// See `latitude`.
      package var longitude: Double
      /// How far from it, at most.
      package var kilometers: Double
      /// What was asked for; counts wherever it lies, but not what lies inside it.
      package var center: [Node]

      package init(latitude: Double, longitude: Double, kilometers: Double, center: [Node]) {
        self.latitude = latitude
        self.longitude = longitude
        self.kilometers = kilometers
        self.center = center
      }
    }

    /// Degrees; where `west` is greater than `east` the box crosses the antimeridian.
    package struct Box: Hashable, Sendable {
      /// Degrees; a box whose west is greater than its east crosses the antimeridian.
      package var west: Double
      /// See `west`.
      package var south: Double
      /// See `west`.
      package var east: Double
      /// See `west`.
      package var north: Double

      package init(west: Double, south: Double, east: Double, north: Double) {
        self.west = west
        self.south = south
        self.east = east
        self.north = north
      }
    }

    /// Where it is looked for.
    package var area: Area
    /// Whether the place must be among those that the article is about.
    package var isFocus: Bool
    /// Whether mentions by the adjective or the people alone do not count.
    package var isNamed: Bool
    /// The bytes of the query it comes from.
    package var source: Range<Int>

    package init(
      _ area: Area, isFocus: Bool = false, isNamed: Bool = false, source: Range<Int> = 0..<0
    ) {
      self.area = area
      self.isFocus = isFocus
      self.isNamed = isNamed
      self.source = source
    }
  }
}

extension Query.Place: CustomStringConvertible {
  /// `Mali, country in Africa (#2453866)`, with what else is asked for.
  package var description: String {
    area.description + (isNamed ? ", by name" : "")
  }
}

extension Query.Place.Area: CustomStringConvertible {
  package var description: String {
    switch self {
    case .anywhere: "anywhere"
    case .inside(let nodes): nodes.first?.line ?? "nowhere"
    case .only(let nodes): nodes.map(\.line).joined(separator: " or ") + ", itself"
    case .circle(let circle):
      "\(circle.kilometers.shortened) km around "
        + "\(circle.latitude.shortened), \(circle.longitude.shortened)"
        + (circle.center.first.map { ", " + $0.line } ?? "")
    case .box(let box):
      "from \(box.west.shortened), \(box.south.shortened) "
        + "to \(box.east.shortened), \(box.north.shortened)"
    }
  }
}

extension Query.Place.Node {
  /// What it is, with its identifier.
  var line: String { description.isEmpty ? "#\(id)" : "\(description) (#\(id))" }
}

extension Double {
  /// With at most four digits after the point, which is about ten metres in degrees.
  var shortened: String {
    let rounded = (self * 10_000).rounded() / 10_000
    return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
  }
}
