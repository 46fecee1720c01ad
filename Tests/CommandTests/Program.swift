import Foundation
import TestSupport
import Testing

/// What a run of the program did.
struct Outcome: Sendable {
  var status: Int32
  var output: String
  /// Standard error.
  var messages: String

  /// The lines of the output.
  var lines: [String] { output.split(separator: "\n").map(String.init) }
}

/// The real program, beside the test bundle.
enum Program {
  static let path: String = {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    return bundle.deletingLastPathComponent().appendingPathComponent("newsidx").path
  }()

  /// Runs it with `arguments` in the folder; an index that it says to have written is checked whole.
  static func run(
    _ arguments: [String], in folder: TemporaryFolder, input: String = "",
    environment: [String: String] = [:]
  ) async throws -> Outcome {
    let outcome = try await launch(
      path, arguments, in: folder, input: Data(input.utf8), environment: environment)
    if outcome.status == 0, let index = writtenIndex(arguments) {
      let check = try await launch(
        path, ["check", "--deep", "-i", index], in: folder, input: Data(), environment: [:])
      #expect(check.status == 0, "\(arguments): \(check.output)")
    }
    return outcome
  }

  /// The index that a command writes, where its arguments name it.
  private static func writtenIndex(_ arguments: [String]) -> String? {
    guard let command = arguments.first,
      ["build", "add", "remove", "merge"].contains(command), !arguments.contains("--help"),
      let flag = arguments.firstIndex(of: command == "build" ? "-o" : "-i"),
      flag + 1 < arguments.count
    else { return nil }
    return arguments[flag + 1]
  }

  /// Runs a line of shell; `newsidx` there is the program.
  static func shell(
    _ line: String, in folder: TemporaryFolder, environment: [String: String] = [:]
  ) async throws -> Outcome {
    try await launch(
      "/bin/bash", ["-c", "newsidx() { \"$NEWSIDX\" \"$@\"; }\n" + line], in: folder,
      input: Data(), environment: environment)
  }

  /// Runs `add --watch` on the index `wire` until a line of its messages contains `end`, then sends it a signal.
  ///
  /// The output is what it said, and its status.
  ///
  /// - Parameter setting: shell before it.
  static func watch(
    _ inboxes: String = "inbox", _ flags: String = "", in folder: TemporaryFolder,
    setting: String = "", until end: String, signal: String = "TERM"
  ) async throws -> String {
    try await shell(
      """
      mkfifo log
      (\(setting.isEmpty ? "" : setting + "; ")exec "$NEWSIDX" add -i wire --watch \(inboxes) \(flags) 2>log) & pid=$!
      exec 3<log
      while IFS= read -r -t 60 line <&3; do
        echo "$line"
        case $line in *"\(end)"*) break;; esac
      done
      kill -\(signal) $pid
      cat <&3
      wait $pid; echo "status $?"
      """, in: folder
    ).output
  }

  private static func launch(
    _ executable: String, _ arguments: [String], in folder: TemporaryFolder, input: Data,
    environment: [String: String]
  ) async throws -> Outcome {
    // Files, not pipes: whoever writes much waits for nobody.
    let streams = try TemporaryFolder()
    try streams.write("in", input)
    var process = ChildProcess(executable, arguments)
    process.folder = folder.url.path
    process.environment = surroundings.merging(environment) { $1 }
    process.input = streams.url.appending(path: "in").path
    process.output = streams.url.appending(path: "out").path
    process.messages = streams.url.appending(path: "err").path
    // A signal's number would be a status like any other.
    let status: Int32 = if case .exit(let status) = try await process.run() { status } else { -1 }
    return Outcome(
      status: status, output: try streams.text("out"), messages: try streams.text("err"))
  }

  /// The environment without what the program reads.
  private static let surroundings: [String: String] = {
    var variables = ProcessInfo.processInfo.environment
    for name in ["NEWSIDX_INDEX", "NO_COLOR", "TERM"] { variables[name] = nil }
    variables["NEWSIDX"] = path
    return variables
  }()
}

/// A folder that goes with its owner.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "newsidx-commands-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

  func write(_ name: String, _ data: Data) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  func data(_ name: String) throws -> Data { try Data(contentsOf: url.appending(path: name)) }

  func text(_ name: String) throws -> String { String(decoding: try data(name), as: UTF8.self) }

  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: url.appending(path: name).path)
  }
}
