extension ArticlePlaces {
  /// Readings of more names than this are not held against each other.
  private static let limit = 400

  /// A town or county that a name may mean.
  struct Site {
    var latitude: Float
    var longitude: Float
    var cosine: Float
    var name: Int32
    /// Its place among the name's readings.
    var offset: Int32
    /// What it adds to others nearby: much if its name means little else.
    var weight: Float
    /// What others nearby add to it.
    var cluster: Float = 0
    /// The name that added last.
    var last: Int32 = -1
  }

  /// Finds towns and counties of several names that lie near each other: Paris and Henry County are both many, and
  /// both together in Tennessee.
  mutating func findClusters() {
    sites.removeAll(keepingCapacity: true)
    clusters.removeAll(keepingCapacity: true)
    for index in names.indices where names[index].accepted > 0 {
      let readings = profiles.names[names[index].profile].readings
      names[index].clustersFrom = Int32(clusters.count)
      for _ in readings { clusters.append(0) }
      let weight = min(1, 3 / Float(readings.count + 1))
      for reading in readings {
        let place = profiles.readings[reading]
        guard place.kind == .populated || place.kind == .admin2, !place.latitude.isNaN else {
          continue
        }
        sites.append(
          Site(
            latitude: place.latitude, longitude: place.longitude, cosine: place.cosine,
            name: Int32(index), offset: Int32(reading - readings.lowerBound), weight: weight))
      }
    }
    guard sites.count <= Self.limit else {
      sites.removeAll(keepingCapacity: true)
      return
    }
    // Towns of one name say nothing of each other.
    guard let first = sites.first, let last = sites.last, first.name != last.name else { return }
    sortSites()
    for index in sites.indices { joinClusters(index) }
    for site in sites {
      clusters[Int(names[Int(site.name)].clustersFrom + site.offset)] = min(2, site.cluster)
    }
  }

  /// Sorts the sites from south to north; those of one latitude stay in their order.
  private mutating func sortSites() {
    keys.removeAll(keepingCapacity: true)
    for (index, site) in sites.enumerated() {
      keys.append(UInt64((site.latitude + 90) * 1_000_000) << 16 | UInt64(index))
    }
    keys.sortAscending()
    sorted.removeAll(keepingCapacity: true)
    for key in keys { sorted.append(sites[Int(key & 0xFFFF)]) }
    swap(&sites, &sorted)
  }

  private mutating func joinClusters(_ index: Int) {
    var other = index + 1
    while other < sites.count {
      let north = (sites[other].latitude - sites[index].latitude) * 111.2
      guard north < 50 else { return }
      let east = (sites[other].longitude - sites[index].longitude) * 111.2 * sites[index].cosine
      if sites[other].name != sites[index].name, north * north + east * east < 50 * 50 {
        join(index, other)
        join(other, index)
      }
      other += 1
    }
  }

  private mutating func join(_ index: Int, _ other: Int) {
    guard sites[index].last != sites[other].name else { return }
    sites[index].last = sites[other].name
    sites[index].cluster += sites[other].weight
  }
}

extension [UInt64] {
  /// Sorts as `sort` does, most often so few that moving each to its place is quicker.
  fileprivate mutating func sortAscending() {
    guard count <= 32 else { return sort() }
    var span = mutableSpan
    for index in span.indices.dropFirst() {
      let key = span[index]
      var place = index
      while place > 0, span[place - 1] > key {
        span[place] = span[place - 1]
        place -= 1
      }
      span[place] = key
    }
  }
}
