/// What a node of the place tree is.
///
/// The raw values are part of the gazetteer's format, and of the index's.
public enum PlaceKind: UInt8, CaseIterable, Sendable {
  /// The root.
  case world = 0
  /// A continent, or a part of one as the UN divides them (M.49): their countries lie inside.
  case continent = 1
  case subregion = 2
  /// A country or dependent territory with a code of its own in ISO 3166-1 (and Kosovo, XK).
  case country = 3
  /// A division of the first level: state, province, region.
  case admin1 = 4
  /// A division of the second level: county, district, département.
  case admin2 = 5
  /// A part of a country that a direction names, such as northern Mali; its members are divisions.
  case part = 6
  /// A region with members that lie elsewhere in the tree, such as the Sahel; or without any, such as Donbas.
  case region = 7
  /// A town, a village, a district of a town.
  case populated = 8
  /// A sea, river, lake, island, range, desert.
  case feature = 9
  /// A building or site that stands for who sits there, such as the Kremlin.
  case site = 10
}
