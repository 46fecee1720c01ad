extension ArticlePlaces {
  /// Most words of a credit.
  private static let longestCredit = 60

  /// Remembers the words that say who wrote, if they begin here: "By Jane Doe", "(Reporting by …".
  mutating func noteCredit(at index: Int, until end: Int, _ forms: Forms) {
    let word = words.words[index]
    guard word.shape == .capitalized, credits.last.map({ $0.upperBound <= index }) ?? true,
      word.gap.beginsSentence || word.gap.contains(.period), beginsCredit(index, end, forms)
    else { return }
    let isBracketed = word.gap.contains(.opening)
    var last = index + 1
    while last < min(end, index + Self.longestCredit), !words.words[last].gap.contains(.newline),
      !(isBracketed && words.words[last].gap.contains(.closing))
    {
      last += 1
    }
    credits.append(index..<last)
  }

  private func beginsCredit(_ index: Int, _ end: Int, _ forms: Forms) -> Bool {
    switch forms.beginning(index) {
    case FormBeginning.by:
      // Not "By Tuesday the army".
      return index + 2 < end && !words.words[index].gap.isDisjoint(with: [.newline, .boundary])
        && words.words[index + 1].shape.isCapital && words.words[index + 2].shape.isCapital
        && words.words[index + 1].followsDirectly && words.words[index + 2].followsDirectly
    case FormBeginning.reporting, FormBeginning.writing, FormBeginning.editing,
      FormBeginning.compiled, FormBeginning.photo, FormBeginning.photograph:
      return index + 1 < end && forms.beginning(index + 1) == FormBeginning.by
    case FormBeginning.additional:
      return index + 1 < end && forms.beginning(index + 1) == FormBeginning.reporting
    default: return false
    }
  }
}

/// The first eight bytes of a normalized form as a number, the first one highest.
enum FormBeginning {
  static let by = packed("by")
  static let reporting = packed("reporting")
  static let writing = packed("writing")
  static let editing = packed("editing")
  static let compiled = packed("compiled")
  static let photo = packed("photo")
  static let photograph = packed("photograph")
  static let additional = packed("additional")

  static func packed(_ form: Span<UInt8>) -> UInt64 {
    var packed: UInt64 = 0
    for index in 0..<min(8, form.count) { packed = packed << 8 | UInt64(form[index]) }
    return packed
  }

  static func packed(_ text: StaticString) -> UInt64 {
    text.description.utf8.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}
