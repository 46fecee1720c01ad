import ArgumentParser
import NewsIndex

/// How much of the machine a command that writes an index may take.
struct WorkOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Threads; all processors without it.", valueName: "number"))
  var threads: Int?

  @Option(help: ArgumentHelp("Most memory, such as 64M or 2G; at least 64M.", valueName: "size"))
  var memory = ByteSize(bytes: 1 << 30)

  static let names = FlagNames(options: ["--threads", "--memory"])

  mutating func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads must be from 1 to 1024")
    }
    guard memory.bytes >= BuildRequest.smallestMemory else {
      throw ValidationError("--memory must be at least 64M")
    }
  }

  /// How many threads work.
  var threadCount: Int { threads ?? Terminal.processors }
}
