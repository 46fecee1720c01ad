import ArgumentParser
import NewsIndex

struct CountCommand: QueryCommand {
  static let configuration = CommandConfiguration(
    commandName: "count",
    abstract: "Print how many articles match.",
    usage: "newsidx count [-i <folder>] [flags] <query> ...",
    discussion: """
      EXAMPLES
        newsidx count -i wire '"to be or not to be"'
        newsidx count --matches 'U.N. troops'
        newsidx count -i wire 'place:Mali -about:Mali'
        newsidx count -i wire 'published:2013-01..2014-07 date:2012'
        newsidx count -i wire '"killed on <date:2013-01>"' --since 2013
        if newsidx count -q -i wire kidal > /dev/null; then echo found; fi

      Prints one decimal number, 0 included; with --matches a tab and the number of places that \
      match after it. The query is as in 'newsidx help search', with published:, date:, date-in: and \
      <date>. Exit status: 0 if something matches, 1 if nothing does, 2 on an error.
      """)

  static let names =
    FlagNames.common + IndexOption.names + QueryOptions.names + FlagNames(flags: ["--matches"])

  @OptionGroup var index: IndexOption
  @OptionGroup var query: QueryOptions

  @Flag(help: "Also print how many distinct places in them match.")
  var matches = false

  func run() throws {
    let index = try index.open(isQuiet: query.quiet)
    let count: Count
    var line: String
    if matches {
      let found = try index.countMatches(query.query)
      count = found.count
      line = "\(count.articles)\t\(found.matches)"
    } else {
      count = try index.count(query.query)
      line = "\(count.articles)"
    }
    try Output.use { try $0.line(line) }
    query.tell(count.hints)
    if count.articles == 0 { throw ExitCode(1) }
  }
}
