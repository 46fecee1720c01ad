import Bytes
import Indexing
import Places

/// A home country that no country has as its code.
public struct UnknownCountry: Error, CustomStringConvertible, Sendable {
  /// What was given.
  public let code: String

  /// One line: what is wrong and what would do.
  public var description: String {
    "there is no country '\(code)' in the gazetteer; --home-country takes a code of two letters (ISO 3166-1), "
      + "such as ML for Mali"
  }
}

extension PlaceFinding {
  /// How a build finds places; nil if it does not.
  ///
  /// - Throws: where the user's gazetteer cannot be read, and `UnknownCountry`.
  init?(_ request: BuildRequest) throws {
    guard request.findsPlaces else { return nil }
    try self.init(gazetteer: request.gazetteer, homeCountry: request.homeCountry)
  }

  /// Places of the program's gazetteer and of the file `path`.
  ///
  /// - Throws: `FileError` or `UserGazetteerError` for a file that cannot be used, and `UnknownCountry`.
  init(gazetteer path: String?, homeCountry: String?) throws {
    var gazetteer = try Gazetteer.shipped()
    let home = try homeCountry.map { try Self.country($0, in: gazetteer) }
    var problems: [UserGazetteerError] = []
    if let path {
      let user = try UserGazetteer(path: path)
      let merged = try gazetteer.merging(user.places, path: path)
      gazetteer = try Gazetteer(bytes: merged.bytes, name: path)
      problems = user.problems + merged.problems
    }
    self.init(
      gazetteer, options: PlaceOptions(homeCountry: home),
      userGazetteer: path.map { String($0.split(separator: "/").last ?? "") },
      problems: problems.map(\.description))
    userHash = try path.map { Checksum.xxh3(try InputBytes.read($0)) } ?? 0
  }

  /// The code of a country as the gazetteer has it.
  ///
  /// - Throws: `UnknownCountry`.
  static func country(_ code: String, in gazetteer: Gazetteer) throws -> String {
    let upper = code.uppercased()
    for node in 0..<UInt32(gazetteer.nodeCount)
    where gazetteer.kind(of: node) == .country && gazetteer.countryCode(of: node) == upper {
      return upper
    }
    throw UnknownCountry(code: code)
  }
}
