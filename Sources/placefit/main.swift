import Places

#if canImport(Glibc)
  import Glibc
#endif

// Tries out the recognition of places.
//
//   placefit annotate FILE [--weights FILE] [--least SCORE] [--home CODE]   mentions as JSON lines
//   placefit evidence FILE                                                  candidates and their evidence
//   placefit kinds                                                          the kinds of evidence
//   placefit time FILE, placefit tokens FILE                                seconds with and without tagging
let arguments = Array(CommandLine.arguments.dropFirst())
do {
  try Trial(arguments).run()
} catch {
  print("placefit: \(error)")
  exit(1)
}
