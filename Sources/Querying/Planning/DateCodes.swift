import Postings
import Segments

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

// What the codes of dates mean to searches.

/// What a union of dates' lists says of an article: how much of a time lies in the days that are asked for, and how much
/// the article speaks of it.
///
/// Two steps are a factor of two. Between "4 May 1993" and "May 1993" lie ten steps, between that and "1993" seven, and
/// between once and as often as can be told only four, so that for a day what says the day comes first, then the week, the
/// month, the year and the decade.
enum DateUnionCode {
  /// All of it lies inside, and the article speaks of nothing more.
  static let greatest = 31

  /// For each `DateCode` the code where so much of the time lies in the days that are asked for.
  static func codes(fraction: Double) -> [UInt8] {
    let most = Double(greatest) + 2 * log2(fraction)
    return weights.map { UInt8(max(1, most + $0 + 0.5)) }
  }

  /// For each `DateCode`, and for what is none, the steps that it is less than the greatest.
  private static let weights = (0..<32).map { code in
    log2(Double(min(max(code, 1), Int(DateCode.most))) / Double(DateCode.most))
  }

  /// The part of the greatest score that a code stands for.
  static func share(_ code: UInt32) -> Double {
    code == 0 ? 0 : exp2((Double(code) - Double(greatest)) / 2)
  }
}

extension CodeShares {
  /// By the codes of a union.
  static let dateUnions = CodeShares { DateUnionCode.share($0) }

  /// By the codes of one list, all of whose times lie inside.
  static let dates = {
    let codes = DateUnionCode.codes(fraction: 1)
    return CodeShares { $0 == 0 ? 0 : DateUnionCode.share(UInt32(codes[Int($0)])) }
  }()
}

extension CodeUnion.Part {
  /// A list of dates of which a fraction lies inside.
  init(_ list: PostingsList, fraction: Double) {
    self.list = list
    codes = DateUnionCode.codes(fraction: fraction)
  }
}
