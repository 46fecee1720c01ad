/// French numbers before a unit.
extension ArticleDates {
  /// `sept` before a unit is a number; it is September elsewhere, and in English.
  func frenchSeven(at index: Int) -> DraftDate? {
    guard tokens[index].value == 9, tokens[index].end - tokens[index].start == 4,
      isNext(index + 1, .frenchUnit)
    else { return nil }
    return frenchUnit(at: index + 1)
  }

  /// The number before a word, in digits or words, and where it begins; its value is nil for `plusieurs`.
  func frenchCount(before index: Int) -> (value: Int?, first: Int)? {
    let last = index - 1
    guard last >= limit, followsClosely(index) else { return nil }
    let token = tokens[last]
    switch token.kind {
    case .number
    where token.detail <= 4 && token.gap.isDisjoint(with: [.currency, .slash, .colon]):
      return (token.value, last)
    case .frenchSeveral: return (nil, last)
    case .frenchOf: return frenchDozen(before: last)
    case .frenchOne, .frenchNumber, .digitUnit, .month: return frenchWords(last)
    default: return nil
    }
  }

  /// `une dizaine de`, `quelque`.
  private func frenchDozen(before index: Int) -> (value: Int?, first: Int)? {
    guard isBefore(index - 1, .frenchDozen) else { return nil }
    let hasArticle = isBefore(index - 2, .frenchOne)
    return (tokens[index - 1].value, hasArticle ? index - 2 : index - 1)
  }

  /// A number in words that ends at a token: `vingt-cinq`, `vingt et un`, `quatre-vingt-dix`.
  private func frenchWords(_ last: Int) -> (value: Int?, first: Int)? {
    var first = last
    while first > limit, first > last - 6, followsClosely(first),
      isNumberWord(first - 1) || isLinkingAnd(first - 1)
    {
      first -= 1
    }
    var (total, group) = (0, 0)
    for index in first...last {
      guard let value = numberWord(index) else { continue }
      switch value {
      case 20 where group % 10 == 4 && group < 10: group = 80
      case 100: group = max(1, group) * 100
      case 1000: (total, group) = (max(1, group) * 1000, 0)
      default: group += value
      }
    }
    let number = total + group
    return number > 0 ? (number, first) : nil
  }

  private func isNumberWord(_ index: Int) -> Bool { index >= limit && numberWord(index) != nil }

  /// The `et` of `vingt et un`.
  private func isLinkingAnd(_ index: Int) -> Bool {
    isBefore(index, .frenchAnd) && isFree(index - 1, .frenchNumber) && tokens[index - 1].value >= 20
      && followsClosely(index)
      && (tokens[index + 1].kind == .frenchOne || tokens[index + 1].value == 11)
  }

  private func numberWord(_ index: Int) -> Int? {
    let token = tokens[index]
    switch token.kind {
    case .frenchNumber: return token.value
    case .frenchOne: return 1
    // "Six", and "sept", which is short for September in English.
    case .digitUnit where token.value == 6: return 6
    case .month where token.value == 9 && token.end - token.start == 4: return 7
    default: return nil
    }
  }
}
