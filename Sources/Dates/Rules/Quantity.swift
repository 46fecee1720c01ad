/// How many of a unit: "two and a half", "several", "a couple of".
struct Quantity {
  /// Its first token.
  var first: Int
  /// Tenths of the unit; nil where it is not said how many.
  var tenths: Int?
  /// Whether it is "a" or "an" and nothing else.
  var isArticle = false
}

extension ArticleDates {
  /// The quantity whose last word is at `index`; nil if none ends there.
  func quantity(endingAt index: Int) -> Quantity? {
    guard index >= limit else { return nil }
    let token = tokens[index]
    switch token.kind {
    case .number: return quantityInDigits(index)
    case .decimal:
      guard token.marks.isDisjoint(with: [.currency, .glued]) else { return nil }
      return Quantity(
        first: index, tenths: token.detail == 1 ? token.value : token.value / 10)
    case .grouped:
      guard token.value > 0, token.marks.isDisjoint(with: .currency) else { return nil }
      return Quantity(first: index, tenths: token.value * 10)
    case .digitUnit, .teen, .ten, .scale: return quantityInWords(index)
    case .a: return articleQuantity(index)
    case .another: return Quantity(first: index, tenths: 10)
    case .half: return halfQuantity(index)
    case .several: return Quantity(first: index, tenths: nil)
    case .few, .couple, .dozen: return vagueQuantity(index)
    case .of:
      guard tokens[index].isJoined, isFree(index - 1, .couple) || isFree(index - 1, .dozen) else {
        return nil
      }
      return vagueQuantity(index - 1)
    case .more:
      guard tokens[index].isJoined, tokens[index - 1].kind != .more else { return nil }
      return quantity(endingAt: index - 1)
    default: return nil
    }
  }

  private func quantityInDigits(_ index: Int) -> Quantity? {
    let token = tokens[index]
    guard token.marks.isDisjoint(with: [.currency, .glued, .colon, .apostrophe]) else {
      return nil
    }
    // 2 1/2
    if token.gap == .slash {
      guard tokens[index - 1].kind == .number, token.value > 0,
        tokens[index - 1].value < token.value
      else { return nil }
      let part = tokens[index - 1].value * 10 / token.value
      if isFree(index - 2, .number), tokens[index - 1].isLinked {
        return Quantity(first: index - 2, tenths: tokens[index - 2].value * 10 + part)
      }
      return Quantity(first: index - 1, tenths: part)
    }
    guard token.value > 0, token.value < 100_000_000 else { return nil }
    return Quantity(first: index, tenths: token.value * 10)
  }

  /// Words of a number, from behind: "one hundred and twenty-four".
  private func quantityInWords(_ index: Int) -> Quantity? {
    var first = index
    while first > limit, index - first < 8, tokens[first].isLinked {
      let before = tokens[first - 1]
      switch before.kind {
      case .digitUnit, .teen, .ten, .scale: first -= 1
      case .number where tokens[first].kind == .scale: first -= 1
      case .decimal where tokens[first].kind == .scale: return nil
      case .and
      where tokens[first - 1].isJoined && tokens[first - 2].kind == .scale
        && first - 2 >= limit:
        first -= 2
      case .a where tokens[first].kind == .scale: return value(first - 1, index)
      default: return value(first, index)
      }
    }
    return value(first, index)
  }

  private func value(_ first: Int, _ last: Int) -> Quantity? {
    var (total, group) = (0, 0)
    for index in first...last {
      let token = tokens[index]
      switch token.kind {
      case .scale:
        group = max(1, group) * token.value
        if token.value >= 1000 { (total, group) = (total + group, 0) }
      case .and: continue
      case .a: group = 1
      default: group += token.value
      }
      guard total < 100_000_000, group < 100_000_000 else { return nil }
    }
    return Quantity(first: first, tenths: (total + group) * 10)
  }

  /// A; half a; one and a.
  private func articleQuantity(_ index: Int) -> Quantity? {
    if isFree(index - 1, .half), tokens[index].isJoined {
      return Quantity(first: index - 1, tenths: 5)
    }
    return Quantity(first: index, tenths: 10, isArticle: true)
  }

  /// Half; one and a half; a half.
  private func halfQuantity(_ index: Int) -> Quantity? {
    guard tokens[index].isLinked, isFree(index - 1, .a) else {
      return Quantity(first: index, tenths: 5)
    }
    if isFree(index - 2, .and), tokens[index - 1].isLinked, tokens[index - 3].kind != .half,
      let whole = quantity(endingAt: index - 3), let tenths = whole.tenths
    {
      return Quantity(first: whole.first, tenths: tenths + 5)
    }
    return Quantity(first: index - 1, tenths: 5)
  }

  /// A few, a couple of, dozens of.
  private func vagueQuantity(_ index: Int) -> Quantity? {
    let isDozen = tokens[index].kind == .dozen
    let isCouple = tokens[index].kind == .couple
    if isDozen, isFree(index - 1, .digitUnit) { return quantity(endingAt: index - 1) }
    let hasArticle = isFree(index - 1, .a) && tokens[index].isJoined
    let tenths = isCouple ? 20 : isDozen && hasArticle ? 120 : nil
    return Quantity(first: hasArticle ? index - 1 : index, tenths: tenths)
  }
}
