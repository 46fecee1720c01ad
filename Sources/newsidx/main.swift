import Glibc

import NewsIndex

let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "build":
  let threads = arguments.count > 3 ? Int(arguments[3]) ?? 2 : 2
  var request = BuildRequest(inputs: [arguments[1]], target: arguments[2], threads: threads)
  if arguments.count > 4 { request.memory = (Int(arguments[4]) ?? 1024) << 20 }
  if arguments.count > 5 { request.profile = arguments[5] }
  if arguments.count > 6 { request.storesText = false }
  request.replaces = true
  let summary = try await NewsIndex.build(request) { _ in }
  print(summary)
case "search":
  let index = try NewsIndex(path: arguments[1])
  try index.search(
    SearchRequest(QueryText(arguments[2])), start: { print($0) }
  ) { hit in
    print(hit.id, hit.title, hit.score, hit.matches)
    for snippet in hit.snippets { print("   ", snippet.field, snippet.start, snippet.text, snippet.spans) }
  }
case "count":
  print(try NewsIndex(path: arguments[1]).countMatches(QueryText(arguments[2])))
default: break
}
if arguments.first == "batch" {
  let index = try NewsIndex(path: arguments[1])
  while let line = readLine() {
    print(index.batchAnswer(line, joinsWithOr: true)); fflush(nil)
  }
}
if arguments.first == "check" {
  let report = try NewsIndex.check(path: arguments[1])
  print(report)
}
