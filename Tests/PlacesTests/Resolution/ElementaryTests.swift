import Foundation
import Testing

@testable import Places

@Suite struct ElementaryTests {
  @Test("elementary functions are those of the library to a millionth")
  func values() {
    for step in -4_000...4_000 {
      let x = Double(step) / 100
      #expect(abs(Double(Elementary.logistic(Float(x))) - 1 / (1 + exp(-x))) < 1e-6)
      let degrees = Double(step) * 90 / 4_000
      #expect(
        abs(Double(Elementary.cosine(degrees: Float(degrees))) - cos(degrees * .pi / 180)) < 1e-6)
    }
    for number in [1, 2, 3, 9, 10, 999, 1_000, 65_537, 38_000_000, 1_400_000_000] {
      #expect(abs(Double(Elementary.log10(number)) - log10(Double(number))) < 1e-6)
    }
    #expect(abs(Elementary.log2(0.3) - log2(0.3)) < 1e-6)
  }

  @Test("at the ends and where nothing is known")
  func ends() {
    #expect(Elementary.logistic(0) == 0.5)
    #expect(Elementary.logistic(1e9) <= 1 && Elementary.logistic(1e9) > 0.999_999)
    #expect(Elementary.logistic(-1e9) >= 0 && Elementary.logistic(-1e9) < 1e-6)
    #expect(Elementary.cosine(degrees: .nan).isNaN)
    #expect(Elementary.log2(1) == 0)
  }
}
