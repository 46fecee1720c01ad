/// A line on standard error that is written over and over.
struct StatusLine {
  let isQuiet: Bool

  /// Shows `text` in place of what stood there, cut to the width of the terminal.
  func show(_ text: String) {
    guard !isQuiet else { return }
    let width = Terminal.columns(of: Terminal.standardError) - 1
    write("\r\u{1B}[K" + text.prefix(width))
  }

  /// Leaves the line empty.
  func clear() {
    if !isQuiet { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    try? Terminal.write(Array(text.utf8), to: Terminal.standardError)
  }
}
