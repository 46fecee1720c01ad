import NewsIndex
import Synchronization

/// Tells how far a build is: on a terminal a line that is rewritten, elsewhere a line every ten
/// seconds.
final class BuildProgressLine: Sendable {
  private struct State {
    var status: BuildStatus?
    var phase = ""
    var phaseStart = ContinuousClock.now
    var lastShown = ContinuousClock.now
  }

  private let isQuiet: Bool
  /// The phases of the build, in order.
  private let phases: [String]
  private let isTerminal = Terminal.isTerminal(Terminal.standardError)
  private let state = Mutex(State())

  init(isQuiet: Bool, findsPlaces: Bool = true, findsDates: Bool = true) {
    self.isQuiet = isQuiet
    phases = Self.phases(places: findsPlaces, dates: findsDates)
  }

  /// The phases of a build.
  static func phases(places: Bool, dates: Bool) -> [String] {
    ["read", "index", "merge"] + (places ? ["places"] : []) + (dates ? ["dates"] : [])
  }

  /// Takes note of where the build stands; cheap, and may be called from any thread.
  func note(_ status: BuildStatus) {
    guard !isQuiet else { return }
    state.withLock { state in
      state.status = status
      guard state.phase != status.phase else { return }
      state.phase = status.phase
      state.phaseStart = .now
    }
  }

  /// Shows it, if it is time.
  func draw() {
    guard !isQuiet, let line = nextLine() else { return }
    isTerminal ? StatusLine(isQuiet: false).show(line) : Messages.note(line)
  }

  /// Leaves the line empty.
  func end() { StatusLine(isQuiet: isQuiet || !isTerminal).clear() }

  private func nextLine() -> String? {
    let pause: Duration = isTerminal ? .milliseconds(100) : .seconds(10)
    return state.withLock { state in
      let now = ContinuousClock.now
      guard let status = state.status, now - state.lastShown >= pause else { return nil }
      state.lastShown = now
      return line(status, seconds: (now - state.phaseStart) / .seconds(1))
    }
  }

  /// `read (1 of 3): 12,345 articles, 40 MB of 334 MB, 61.2 MB/s, 5 s left`.
  private func line(_ status: BuildStatus, seconds: Double) -> String {
    Self.line(
      phase: status.phase, of: phases, articles: status.articles, bytes: status.bytes,
      total: status.total, seconds: seconds)
  }

  /// The time left is that of the phase.
  static func line(
    phase: String, of phases: [String], articles: Int, bytes: UInt64, total: UInt64?,
    seconds: Double
  ) -> String {
    let number = (phases.firstIndex(of: phase) ?? 0) + 1
    let speed = seconds > 0 ? Double(bytes) / seconds : 0
    var parts = articles > 0 ? [Figures.count(articles, "article")] : []
    parts.append(Figures.bytes(bytes) + (total.map { " of \(Figures.bytes($0))" } ?? ""))
    parts.append("\(Figures.tenths(speed / 1e6)) MB/s")
    if let total, total >= bytes, speed > 0, seconds > 0.5 {
      parts.append("\(Figures.duration(Double(total - bytes) / speed)) left")
    }
    return "\(phase) (\(number) of \(phases.count)): " + parts.joined(separator: ", ")
  }
}
