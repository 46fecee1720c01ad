import Articles
import Places
import Text

#if canImport(Glibc)
  import Glibc
#endif

/// One run of the tool.
struct Trial {
  private var command = ""
  private var file = ""
  private var options = PlaceOptions()
  private var weights = EvidenceWeights.fitted
  private var least = PlaceMention.accepted
  private var preferences = ResolutionWeights()

  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--weights": weights = try Self.weights(try Self.value(of: argument, &rest))
      case "--home": options.homeCountry = try Self.value(of: argument, &rest)
      case "--least": least = Float(try Self.value(of: argument, &rest)) ?? least
      case "--resolution":
        let parts = try Self.value(of: argument, &rest).split(separator: "=")
        guard parts.count == 2, let value = Float(parts[1]),
          preferences.set(String(parts[0]), to: value)
        else { throw Failure(description: "--resolution \(parts): no such weight") }
      default:
        if command.isEmpty { command = argument } else { file = argument }
      }
    }
  }

  private static func value(of option: String, _ rest: inout ArraySlice<String>) throws -> String {
    guard let value = rest.popFirst() else { throw Failure(description: "\(option) needs a value") }
    return value
  }

  /// Weights from a file of numbers, three for each kind of evidence.
  private static func weights(_ path: String) throws -> EvidenceWeights {
    var numbers: [Float] = []
    let reader = try CorpusReader(inputs: [path], options: ReadingOptions())
    let parser = try ChunkParser(options: ReadingOptions())
    while let chunk = try reader.next() {
      let batch = parser.parse(chunk)
      for article in batch.articles {
        let text = String(decoding: batch.bytes[article.body], as: UTF8.self)
        numbers += text.split(whereSeparator: \.isWhitespace).compactMap { Float($0) }
      }
    }
    guard let weights = EvidenceWeights(trying: numbers) else {
      throw Failure(description: "\(path): \(numbers.count) weights, another number than needed")
    }
    return weights
  }

  func run() throws {
    switch command {
    case "kinds": for kind in EvidenceWeights.kinds { print(kind) }
    case "annotate", "evidence", "time", "tokens": try read()
    default: throw Failure(description: "say annotate, evidence, kinds or time")
    }
  }

  private func read() throws {
    let gazetteer = try Gazetteer.shipped()
    let tagger = PlaceTagger(
      gazetteer, options: options, weights: weights, preferences: preferences)
    let analyzer = try Analyzer(Analysis())
    let reader = try CorpusReader(inputs: [file], options: ReadingOptions())
    let parser = try ChunkParser(options: ReadingOptions())
    var mentions: [PlaceMention] = []
    var (title, body) = (TokenBuffer(), TokenBuffer())
    var (bytes, found, index) = (0, 0, 0)
    while let chunk = try reader.next() {
      let batch = parser.parse(chunk)
      for article in batch.articles {
        let titleText = batch.bytes.span.extracting(article.title)
        let bodyText = batch.bytes.span.extracting(article.body)
        title.removeAll()
        body.removeAll()
        let next = try analyzer.append(titleText, to: &title, firstPosition: 0)
        _ = try analyzer.append(bodyText, to: &body, firstPosition: next)
        bytes += titleText.count + bodyText.count
        if command == "tokens" { continue }
        tagger.tag(
          title: titleText, titleTokens: title, body: bodyText, bodyTokens: body,
          headlineBytes: article.titleGiven ? 0 : article.headlineLength,
          least: least, into: &mentions)
        found += mentions.count
        if command == "annotate" {
          let id = String(decoding: batch.bytes[article.id], as: UTF8.self)
          print(AnnotatedLine(gazetteer, id: id, titleText, bodyText, mentions).text)
        } else if command == "evidence" {
          tagger.withEvidence { candidate in
            let evidence = candidate.evidence.map(String.init).joined(separator: " ")
            print(
              "\(index)\t\(candidate.isInTitle ? 1 : 0)\t\(candidate.bytes.lowerBound)"
                + "\t\(candidate.bytes.upperBound)\t\(candidate.sort)\t\(evidence)")
          }
        }
        index += 1
      }
    }
    if command == "time" || command == "tokens" {
      print("\(bytes) bytes, \(found) mentions, \(Double(clock()) / 1e6) s of the processor's time")
    }
  }
}
