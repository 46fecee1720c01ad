import CLibFuzzer
import Foundation
import FuzzSubjects

// fuzz SUBJECT [flags of libFuzzer] [folders of inputs]; see Tests/Fuzzing/run.

/// What is run; libFuzzer calls a C function, which cannot hold anything.
nonisolated(unsafe) var subject: (any FuzzSubject)?

/// Seconds of the processor that an input may take; the clock would count what the machine does besides.
let patience = 1.0

/// Seconds of the processor that this process took so far.
func secondsSpent() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

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
      let start = secondsSpent()
      try subject?.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
      let seconds = secondsSpent() - start
      if seconds > patience { throw FuzzFault("an input takes \(seconds) s of the processor") }
    } catch {
      fatalError("\(error)")
    }
    return 0
  })
