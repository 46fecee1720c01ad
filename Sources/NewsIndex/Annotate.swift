import Articles
import Calendar
import Dates
import Indexing
import Places
import Segments
import Text

/// What is to be annotated, and how.
public struct AnnotationRequest: Sendable {
  /// Folders, files, or `-` for standard input: all that a build reads.
  public var inputs: [String]
  /// Assignments such as `body=text`: which JSON field holds what.
  public var fields: [String] = []
  /// A file of places that the user adds, as for a build.
  public var gazetteer: String?
  /// The country that the articles come from, two letters.
  public var homeCountry: String?
  /// Where publication dates stand, as for a build.
  public var publishedFrom: [String] = []
  /// When the articles were collected, as for a build.
  public var collected: String?
  /// What stands first in 03/04/2013, as for a build.
  public var dateOrder: String?

  /// A request with the usual options.
  public init(inputs: [String]) { self.inputs = inputs }
}

/// An article with what was found in it.
public struct AnnotatedArticle: Sendable {
  /// The id as given, or made of the file's name.
  public var id: String
  /// The given title; empty if none was.
  public var title: String
  /// The text, UTF-8.
  public var body: String
  /// When it was published, as far as the article and those before it tell; nil if they do not.
  public var published: Publication?
  /// The places that it mentions with a score of .2 and more, in the order of the text, those of the title first.
  public var places: [AnnotatedPlace]
  /// What it is about, the heaviest first.
  public var about: [FocusPlace]
  /// The times that it speaks of, in the order of the text, those of the title first.
  public var dates: [AnnotatedDate]
}

/// What was found besides the articles.
public struct AnnotationSummary: Sendable {
  /// What of the input could not be read as it stands.
  public var problems: BuildProblems
  /// What could not be read of the user's gazetteer, a line each.
  public var gazetteerProblems: [String]

  /// Whether something was left out.
  public var skippedSomething: Bool { problems.skipped > 0 || !gazetteerProblems.isEmpty }
}

/// A mention of a place.
public struct AnnotatedPlace: Sendable {
  /// `title` or `body`.
  public var field: String
  /// UTF-8 bytes in that field.
  public var range: Range<Int>
  /// The bytes of the range.
  public var text: String
  /// What it is.
  public var place: KnownPlace
  /// `name`, `demonym` or `alias`.
  public var kind: String
  /// How probable it is that a place is meant, 0 to 1; from .5 on the index holds it.
  public var score: Double
  /// What stands for the place, where that is not its name: the demonym or alias.
  public var via: String?
  /// The part of the place that a direction before it names: northern Mali.
  public var part: KnownPlace?
}

/// An expression that speaks of a time.
public struct AnnotatedDate: Sendable {
  /// `title` or `body`.
  public var field: String
  /// UTF-8 bytes in that field.
  public var range: Range<Int>
  /// The bytes of the range.
  public var text: String
  /// Its TIMEX3 type: `DATE`, `TIME`, `DURATION` or `SET`.
  public var type: String
  /// Its TIMEX3 value.
  public var value: String
  /// The days that are meant, both ISO 8601; nil where nothing tells.
  public var days: (from: String, to: String)?

  init(_ expression: DateExpression, text: String) {
    field = expression.isInTitle ? "title" : "body"
    range = Int(expression.start)..<Int(expression.end)
    self.text = text
    type =
      switch expression.kind {
      case .date: "DATE"
      case .time: "TIME"
      case .duration: "DURATION"
      case .set: "SET"
      }
    value = expression.value.description
    if case .days(let days) = expression.meaning {
      self.days = (days.first.description, days.last.description)
    }
  }
}

/// A focus place of an article.
public struct FocusPlace: Sendable {
  /// What it is.
  public var place: KnownPlace
  /// Its weight as a share of the heaviest place's, .3 to 1.
  public var focus: Double
}

/// A place as the gazetteer knows it.
public struct KnownPlace: Sendable {
  /// The identifier, GeoNames' where it has one.
  public var id: UInt32
  /// The name to show.
  public var name: String
  /// The name of its `PlaceKind`, such as `country` or `populated`.
  public var kind: String
  /// ISO 3166-1 alpha-2; nil for what belongs to no country.
  public var country: String?
  /// Degrees north and east.
  public var coordinates: (latitude: Double, longitude: Double)?

  init(_ node: UInt32, in gazetteer: Gazetteer) {
    id = gazetteer.id(of: node)
    name = gazetteer.name(of: node)
    kind = "\(gazetteer.kind(of: node))"
    country = gazetteer.countryCode(of: node)
    coordinates = gazetteer.coordinates(of: node)
  }
}

extension NewsIndex {
  /// Finds the places and dates in the articles of a corpus and calls `body` with each article, in the order of the input.
  ///
  /// - Throws: an error whose description says what is wrong; what `body` throws.
  /// - Returns: what of the input and of the user's gazetteer could not be read.
  public static func annotate(
    _ request: AnnotationRequest, _ body: (AnnotatedArticle) throws -> Void
  ) throws -> AnnotationSummary {
    var fields = FieldNames()
    for assignment in request.fields { try fields.map(assignment) }
    var options = ReadingOptions(fields: fields)
    options.publication = try PublicationOptions(
      patterns: request.publishedFrom, collected: request.collected,
      order: request.dateOrder.map { try DayMonthOrder(named: $0) })
    let reader = try CorpusReader(inputs: request.inputs, options: options)
    let parser = try ChunkParser(options: options)
    var annotator = try ArticleAnnotator(request, order: options.publication.order)
    var problems = ProblemList()
    while let chunk = try reader.next() {
      let batch = parser.parse(chunk)
      for problem in reader.takeProblems() + batch.problems { problems.add(problem) }
      annotator.note(batch)
      for article in batch.articles { try body(try annotator.annotate(article, of: batch)) }
    }
    for problem in reader.takeProblems() { problems.add(problem) }
    return AnnotationSummary(
      problems: BuildProblems(problems), gazetteerProblems: annotator.gazetteerProblems)
  }
}

/// Annotates article after article.
private struct ArticleAnnotator {
  /// What could not be read of the user's gazetteer, a line each.
  let gazetteerProblems: [String]
  private let gazetteer: Gazetteer
  private let tagger: PlaceTagger
  private let analyzer: Analyzer
  private var titleTokens = TokenBuffer()
  private var bodyTokens = TokenBuffer()
  private var mentions: [PlaceMention] = []
  private let dateTagger = DateTagger()
  private var expressions: [DateExpression] = []
  /// What the user says of the order of day and month, and what the articles so far do.
  private let givenOrder: DayMonthOrder?
  private var orderEvidence = OrderEvidence()
  private var focus: ArticleFocus

  init(_ request: AnnotationRequest, order: DayMonthOrder?) throws {
    givenOrder = order
    let finding = try PlaceFinding(
      gazetteer: request.gazetteer, homeCountry: request.homeCountry)
    gazetteer = finding.gazetteer
    gazetteerProblems = finding.problems
    focus = ArticleFocus(gazetteer)
    tagger = PlaceTagger(gazetteer, options: finding.options)
    analyzer = try Analyzer(Analysis(profile: .news))
  }

  /// A batch begins: its dates may tell what stands first in 03/04/2013.
  mutating func note(_ batch: ArticleBatch) {
    orderEvidence.add(batch.order)
    dateTagger.options.order = givenOrder ?? orderEvidence.order
  }

  mutating func annotate(
    _ article: ArticleSlice, of batch: ArticleBatch
  ) throws -> AnnotatedArticle {
    let bytes = batch.bytes.span
    let (title, body) = (bytes.extracting(article.title), bytes.extracting(article.body))
    titleTokens.removeAll()
    bodyTokens.removeAll()
    let next = try analyzer.append(title, to: &titleTokens, firstPosition: 0)
    _ = try analyzer.append(body, to: &bodyTokens, firstPosition: next)
    tagger.tag(
      title: title, titleTokens: titleTokens, body: body, bodyTokens: bodyTokens,
      headlineBytes: article.titleGiven ? 0 : article.headlineLength, least: PlaceMention.told,
      into: &mentions)
    let date = article.published.settled(orderEvidence.order, article.open)
    let published = date.precision == .doubtful ? nil : date.interval
    dateTagger.tag(
      title: title, titleTokens: titleTokens, body: body, bodyTokens: bodyTokens,
      published: published, into: &expressions)
    let titleEnd =
      article.titleGiven ? next : bodyTokens.positions(within: article.headlineLength)
    func string(_ range: Range<Int>) -> String {
      String(decoding: batch.bytes[range], as: UTF8.self)
    }
    return AnnotatedArticle(
      id: string(article.id), title: string(article.title), body: string(article.body),
      published: Publication(date),
      places: mentions.map { mention in
        place(mention, text: string(article.range(of: mention)))
      },
      about: focus.places(of: mentions, titleEnd: titleEnd),
      dates: expressions.map { date in
        let start = (date.isInTitle ? article.title : article.body).lowerBound
        return AnnotatedDate(
          date, text: string(start + Int(date.start)..<start + Int(date.end)))
      })
  }

  private func place(_ mention: PlaceMention, text: String) -> AnnotatedPlace {
    AnnotatedPlace(
      field: mention.isInTitle ? "title" : "body", range: Int(mention.start)..<Int(mention.end),
      text: text, place: KnownPlace(mention.node, in: gazetteer), kind: "\(mention.kind)",
      score: Double(mention.score), via: mention.kind == .name ? nil : text,
      part: mention.part == mention.node ? nil : KnownPlace(mention.part, in: gazetteer))
  }
}

extension Publication {
  /// nil for no date.
  fileprivate init?(_ date: PublicationDate) {
    guard let days = date.interval else { return nil }
    self.init(
      from: "\(days.first)", to: "\(days.last)", basis: "\(date.basis)",
      reliable: date.precision != .doubtful)
  }
}

extension ArticleSlice {
  /// Where a mention stands in the bytes of the batch.
  fileprivate func range(of mention: PlaceMention) -> Range<Int> {
    let start = (mention.isInTitle ? title : body).lowerBound
    return start + Int(mention.start)..<start + Int(mention.end)
  }
}
