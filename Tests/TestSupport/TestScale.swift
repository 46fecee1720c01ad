#if canImport(Glibc)
  import Glibc
#endif

/// How much a test tries: a bounded part by default, everything with `NEWSIDX_FULL=1`.
package enum TestScale {
  /// Whether everything is to be tried, however long it takes.
  package static let isFull = variable("NEWSIDX_FULL") == "1"

  /// Which one of several cases is to be tried, by `NEWSIDX_ONLY`; nil for all.
  package static let only = variable("NEWSIDX_ONLY")

  /// Which part of how many of a long run is to be tried, by `NEWSIDX_PART`, such as `2/8`; nil for all.
  private static let chosenPart: (number: Int, of: Int)? = {
    let numbers = (variable("NEWSIDX_PART") ?? "").split(separator: "/").compactMap { Int($0) }
    guard numbers.count == 2, (1...max(1, numbers[1])).contains(numbers[0]) else { return nil }
    return (numbers[0], numbers[1])
  }()

  /// Those of `cases` that this run is to try: every n-th where it is a part of n, so that all parts together try all.
  package static func part<Case>(of cases: [Case]) -> [Case] {
    guard let part = chosenPart else { return cases }
    return stride(from: part.number - 1, to: cases.count, by: part.of).map { cases[$0] }
  }

  private static func variable(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// The number for a run of this scale: of rounds, of cases, of executions.
  package static func count(_ bounded: Int, full: Int) -> Int { isFull ? full : bounded }
}
