import ArgumentParser
import NewsIndex

/// How much of the machine a command that writes an index may take.
struct WorkOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Threads; all processors without it.", valueName: "number"))
  var threads: Int?

  @Option(
    name: .customLong("memory"),
    help: ArgumentHelp(
      "Most memory, such as 64M or 2G; at least 64M. Without it 1G, or less if there is a limit (ulimit -v).",
      valueName: "size"))
  var wantedMemory: ByteSize?

  static let names = FlagNames(options: ["--threads", "--memory"])

  mutating func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads must be from 1 to 1024")
    }
    if let wantedMemory, wantedMemory.bytes < BuildRequest.smallestMemory {
      throw ValidationError("--memory must be at least 64M")
    }
    guard let most = try Self.mostMemory(threads: threadCount) else { return }
    if let wantedMemory, wantedMemory.bytes > most {
      throw ValidationError(
        "the limit of the process's memory (ulimit -v) is too low for --memory "
          + "\(Self.mebibytes(wantedMemory.bytes)): give --memory \(Self.mebibytes(most)) or less, or raise the limit"
      )
    }
  }

  /// The most memory that the process's limit leaves, bytes; nil without one.
  ///
  /// - Throws: where that is too little to write an index.
  @discardableResult
  static func mostMemory(threads: Int) throws -> Int? {
    guard let most = BuildRequest.mostMemory(threads: threads) else { return nil }
    let smallest = BuildRequest.smallestMemory
    guard most >= smallest else {
      throw ValidationError(
        "the limit of the process's memory (ulimit -v) is too low to write an index: raise it by "
          + "\(mebibytes(smallest - most + 1 << 20 - 1)) or more")
    }
    return most
  }

  private static func mebibytes(_ bytes: Int) -> String { "\(bytes >> 20)M" }

  /// The most memory that is used, bytes.
  var memory: Int {
    wantedMemory?.bytes
      ?? min(1 << 30, BuildRequest.mostMemory(threads: threadCount) ?? .max)
  }

  /// How many threads work.
  var threadCount: Int { threads ?? Terminal.processors }
}
