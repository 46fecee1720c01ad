/// Something that reads what others wrote, and must stand anything.
///
/// `run` traps, throws `FuzzFault` or takes too long where it does not; every other error is an answer. One per thread.
package protocol FuzzSubject: AnyObject, SendableMetatype {
  /// Pieces that inputs are made of, beside random bytes.
  static var dictionary: [String] { get }
  init() async throws
  func run(_ input: [UInt8]) throws
}

/// An answer that cannot be right.
package struct FuzzFault: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }

  /// Throws `what` unless `condition` holds.
  package static func unless(_ condition: Bool, _ what: @autoclosure () -> String) throws {
    if !condition { throw FuzzFault(what()) }
  }
}

/// All subjects, by the names that the command takes.
package enum FuzzSubjects {
  package static let all: [(name: String, type: any FuzzSubject.Type)] = [
    ("query", QuerySubject.self), ("json", JSONSubject.self), ("sgml", SGMLSubject.self),
    ("text", TextSubject.self), ("packed", PackedSubject.self), ("tokens", TokenSubject.self),
    ("places", PlaceSubject.self), ("dates", DateSubject.self),
    ("manifest", ManifestSubject.self), ("index", IndexSubject.self),
  ]

  /// The subject of that name; nil if there is none.
  package static func named(_ name: String) -> (any FuzzSubject.Type)? {
    all.first { $0.name == name }?.type
  }
}
