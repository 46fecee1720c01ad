import Dates
import Testing
import Text

struct DateTaggerTests {
  @Test("Nothing is found in nothing")
  func empty() {
    var expressions: [DateExpression] = []
    let nothing: [UInt8] = []
    DateTagger().tag(
      title: nothing.span, titleTokens: TokenBuffer(), body: nothing.span,
      bodyTokens: TokenBuffer(), published: nil, into: &expressions)
    #expect(expressions.isEmpty)
  }
}
