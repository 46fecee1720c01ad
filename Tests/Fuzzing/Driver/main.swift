import CLibFuzzer
import Foundation
import FuzzSubjects

// fuzz SUBJECT [flags of libFuzzer] [folders of inputs]; see Tests/Fuzzing/run.

/// What is run; libFuzzer calls a C function, which cannot hold anything.
nonisolated(unsafe) var subject: (any FuzzSubject)?

guard CommandLine.arguments.count > 1, let type = FuzzSubjects.named(CommandLine.arguments[1])
else {
  print(
    "fuzz SUBJECT …; a subject is one of " + FuzzSubjects.all.map(\.name).joined(separator: ", "))
  exit(2)
}
subject = try await type.init()
var count = CommandLine.argc - 1
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv + 1
exit(
  LLVMFuzzerRunDriver(&count, &arguments) { bytes, count in
    do {
      try subject?.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
    } catch {
      fatalError("\(error)")
    }
    return 0
  })
