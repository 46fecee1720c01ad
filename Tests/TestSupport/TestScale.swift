#if canImport(Glibc)
  import Glibc
#endif

/// How much a test tries: a bounded part by default, everything with `NEWSIDX_FULL=1`.
package enum TestScale {
  /// Whether everything is to be tried, however long it takes.
  package static let isFull: Bool = {
    guard let value = unsafe getenv("NEWSIDX_FULL") else { return false }
    return unsafe String(cString: value) == "1"
  }()

  /// The number for a run of this scale: of rounds, of cases, of executions.
  package static func count(_ bounded: Int, full: Int) -> Int { isFull ? full : bounded }
}
