/// Elementary functions from additions, multiplications and divisions alone.
///
/// Confidences and chosen readings are written to indexes, and a C library's last bit must not decide them: these answer
/// the same on every machine, to a millionth or so.
enum Elementary {
  /// log2 of a positive number, by squaring: each square that passes 2 is one more binary digit.
  static func log2(_ number: Double) -> Double {
    var (rest, result, step) = (number, 0.0, 1.0)
    while rest >= 2 {
      rest /= 2
      result += 1
    }
    while rest < 1, rest > 0 {
      rest *= 2
      result -= 1
    }
    for _ in 0..<digits {
      step /= 2
      rest *= rest
      if rest >= 2 {
        rest /= 2
        result += step
      }
    }
    return result
  }

  private static let digits = 24

  /// log10 of a positive number.
  static func log10(_ number: Int) -> Float {
    Float(log2(Double(number)) * 0.301_029_995_663_981_2)
  }

  /// 1 / (1 + e^-x): 0 far below zero, 1/2 at zero, 1 far above.
  static func logistic(_ x: Float) -> Float {
    let power = max(-40, min(40, -Double(x) * 1.442_695_040_888_963_4))
    return Float(1 / (1 + exp2(power)))
  }

  /// 2^x for -1000 < x < 1000: the whole part by halving or doubling, the rest by the series of e^y.
  private static func exp2(_ x: Double) -> Double {
    let whole = Int(x)
    let rest = (x - Double(whole)) * 0.693_147_180_559_945_3
    var series = 1.0
    series = 1 + series * rest * (1.0 / 10)
    series = 1 + series * rest * (1.0 / 9)
    series = 1 + series * rest * (1.0 / 8)
    series = 1 + series * rest * (1.0 / 7)
    series = 1 + series * rest * (1.0 / 6)
    series = 1 + series * rest * (1.0 / 5)
    series = 1 + series * rest * (1.0 / 4)
    series = 1 + series * rest * (1.0 / 3)
    series = 1 + series * rest * (1.0 / 2)
    series = 1 + series * rest
    return Double(sign: .plus, exponent: whole, significand: series)
  }

  /// The cosine of an angle between -90 and 90 degrees, by its series; NaN of NaN.
  static func cosine(degrees: Float) -> Float {
    let angle = Double(degrees) * 0.017_453_292_519_943_295
    let square = angle * angle
    var series = 1.0
    for term in stride(from: 14, to: 0, by: -2) {
      series = 1 - series * square / Double(term * (term - 1))
    }
    return Float(series)
  }
}
