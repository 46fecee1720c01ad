/// How likely a meaning of a name is before anything is known of the article.
///
/// In the unit of one power of ten of inhabitants: a town is as likely as it is large, a country always likelier.
enum ReadingPrior {
  static func value(of reading: Gazetteer.Reading, _ kind: PlaceKind, in gazetteer: Gazetteer)
    -> Float
  {
    let node = reading.node
    let population = gazetteer.population(of: node)
    return ofKind(kind, node, population, in: gazetteer) + ofForm(reading.form)
  }

  private static func ofKind(
    _ kind: PlaceKind, _ node: UInt32, _ population: Int, in gazetteer: Gazetteer
  ) -> Float {
    let size = Elementary.log10(population + 1)
    switch kind {
    case .world, .continent, .country: return 9
    case .subregion, .region, .part: return 8.5
    case .admin1: return 3.2 + 0.3 * size + (isEnglish(gazetteer.countryCode(of: node)) ? 1.2 : 0)
    case .admin2: return 3.2
    case .feature: return 4.2
    case .site: return 7.5
    case .populated:
      let extra: Float = gazetteer.isCapital(node) ? 2.5 : population >= 2_000_000 ? 1.6 : 0
      return Elementary.log10(population + 10) + extra
    }
  }

  private static func ofForm(_ form: Gazetteer.NameForm) -> Float {
    form == .alternate || form == .weakAlias ? -1 : 0
  }

  /// Countries whose divisions English news name without their country.
  static func isEnglish(_ country: String?) -> Bool {
    country == "US" || country == "CA" || country == "AU" || country == "GB"
  }
}
