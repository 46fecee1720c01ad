import Calendar
import Places
import Segments
import Text

/// An index to which this program cannot add, as the new articles would be read by other rules.
package struct IndexDiffers: Error, CustomStringConvertible, Sendable, Equatable {
  /// The folder of the index.
  package let path: String
  /// What differs: the index's and the other, a phrase each.
  package let differences: [String]

  /// One line: what differs, and the ways out.
  package var description: String {
    "cannot add to '\(path)': \(differences.joined(separator: "; ")). Add with the program and the options that built "
      + "it, or build it anew with these: newsidx build --force"
  }
}

extension Manifest {
  /// What keeps this program from adding to the index, a phrase each.
  ///
  /// - Parameters:
  ///   - wanted: what the user expects of the index.
  ///   - shipped: version of the program's own gazetteer.
  func differences(
    from wanted: AddOptions.Expectations, shipped: () throws -> UInt64
  ) rethrows -> [String] {
    var found: [String] = []
    if let known = AnalysisProfile(rawValue: profile) {
      if known.version != profileVersion {
        found.append(
          "it has version \(profileVersion) of profile '\(profile)', this program version \(known.version)"
        )
      }
    } else {
      found.append("this program has no profile '\(profile)'")
    }
    if let name = wanted.profile, name != profile {
      found.append("it has profile '\(profile)', not '\(name)'")
    }
    if icuVersion != ICUVersion.current {
      found.append("it was built with ICU \(icuVersion), this program has \(ICUVersion.current)")
    }
    if let places, places.file == nil, try shipped() != places.gazetteer {
      found.append("its places are from another version of the gazetteer than this program has")
    }
    if let gazetteer = wanted.gazetteer, gazetteer.hash != places?.userHash {
      let own = places?.userGazetteer ?? ""
      found.append(
        own.isEmpty
          ? "it was built without a gazetteer of yours, not with '\(gazetteer.path)'"
          : "it was built with a gazetteer '\(own)' of other content than '\(gazetteer.path)'")
    }
    if let country = wanted.homeCountry?.uppercased(), country != places?.homeCountry {
      let own = places?.homeCountry ?? ""
      found.append(
        own.isEmpty
          ? "it has no home country, not \(country)" : "its home country is \(own), not \(country)")
    }
    return found
  }
}
