import Bytes
import Places

// gazetteer make SOURCES TABLES OUTPUT
//
// Writes the gazetteer to OUTPUT and prints what it holds; see make.sh.

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count == 4, arguments.first == "make" else {
  print("usage: gazetteer make SOURCES TABLES OUTPUT")
  exitWithFailure()
}

do {
  let paths = Array(arguments.dropFirst())
  let made = try Maker(sources: paths[0], tables: paths[1]).make()
  let file = try OutputFile(creating: paths[2])
  try file.write(made.bytes)
  file.close()
  for problem in made.atlas.problems { print("note: \(problem)") }
  print(Summary(made.atlas, bytes: made.bytes.count))
} catch {
  print("gazetteer: \(error)")
  exitWithFailure()
}
