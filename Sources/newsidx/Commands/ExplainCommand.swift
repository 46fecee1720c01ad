import ArgumentParser
import NewsIndex

struct ExplainCommand: QueryCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show how a query is understood.",
    usage: "newsidx explain [-i <folder>] [flags] <query> ...",
    discussion: """
      EXAMPLES
        newsidx explain -i wire 'U.N.-backed title:mali*'
        newsidx explain 'a OR b -c'
        newsidx explain place:Sahel

      Prints the query as a tree, with the terms of the index that each part stands for and in how \
      many articles they are. Exit status: 0, or 2 on an error.
      """)

  static let names = FlagNames.common + IndexOption.names + QueryOptions.names

  @OptionGroup var index: IndexOption
  @OptionGroup var query: QueryOptions

  func run() throws {
    let index = try index.open(isQuiet: query.quiet)
    let explanation = try index.explain(query.query)
    try Output.use { output in
      for line in explanation.lines { try output.line(line) }
      try output.line("matches: \(Figures.count(explanation.articles, "article"))")
    }
    query.tell(explanation.hints)
  }
}
