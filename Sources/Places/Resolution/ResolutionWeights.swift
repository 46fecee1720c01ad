/// What speaks for one meaning of a name against another, in the unit of one power of ten of inhabitants.
///
/// Set by hand and by trying on labelled news; the numbers are round because their last digits mean nothing.
package struct ResolutionWeights: Sendable {
  /// What stands behind a mention asks for it: "Paris, Texas"; each mention stands behind a place in it.
  package var inside: Float = 6
  package var around: Float = 3
  /// It lies in the country that articles are about where they do not say.
  package var home: Float = 3
  /// For each doubling of the names in its country, and its share for the country itself; in its division.
  package var country: Float = 1.6
  package var ofCountryItself: Float = 0.6
  package var division: Float = 1.7
  /// Another name lies within 60, 150, 400 km.
  package var within60: Float = 1.5
  package var within150: Float = 1
  package var within400: Float = 0.4
  /// A neighbour in a list is of its kind: states among states.
  package var listed: Float = 2
  /// Each other name that may lie near it, by how few other meanings that has.
  package var cluster: Float = 1.2

  package init() {}

  /// Changes one of them by its name, for trying out; returns whether there is one.
  package mutating func set(_ name: String, to value: Float) -> Bool {
    guard let path = Self.names[name] else { return false }
    self[keyPath: path] = value
    return true
  }

  private static var names: [String: WritableKeyPath<ResolutionWeights, Float>] {
    [
      "inside": \.inside, "around": \.around, "home": \.home, "country": \.country,
      "ofCountryItself": \.ofCountryItself, "division": \.division, "within60": \.within60,
      "within150": \.within150, "within400": \.within400, "listed": \.listed,
      "cluster": \.cluster,
    ]
  }
}
