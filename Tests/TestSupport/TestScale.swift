#if canImport(Glibc)
  import Glibc
#endif

/// How much a test tries: a bounded part by default, everything with `NEWSIDX_FULL=1`.
package enum TestScale {
  /// Whether everything is to be tried, however long it takes.
  package static let isFull = variable("NEWSIDX_FULL") == "1"

  /// Which one of several cases is to be tried, by `NEWSIDX_ONLY`; nil for all.
  package static let only = variable("NEWSIDX_ONLY")

  private static func variable(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// The number for a run of this scale: of rounds, of cases, of executions.
  package static func count(_ bounded: Int, full: Int) -> Int { isFull ? full : bounded }
}
