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
    let smallest = BuildRequest.smallestMemory
    if let wantedMemory, wantedMemory.bytes < smallest {
      throw ValidationError("--memory must be at least 64M")
    }
    guard let most = BuildRequest.mostMemory(threads: threadCount) else { return }
    guard most >= smallest else {
      throw ValidationError(
        "the limit of the process's memory (ulimit -v) is too low to write an index: raise it by "
          + "\(Self.mebibytes(smallest - most + 1 << 20 - 1)) or more")
    }
    if let wantedMemory, wantedMemory.bytes > most {
      throw ValidationError(
        "the limit of the process's memory (ulimit -v) is too low for --memory "
          + "\(Self.mebibytes(wantedMemory.bytes)): give --memory \(Self.mebibytes(most)) or less, or raise the limit"
      )
    }
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
