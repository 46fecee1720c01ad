/// Small words that tell what a name beside them is.
enum SmallWord {
  /// What a word is, by its normalized form.
  static func traits(of form: Span<UInt8>) -> ArticleWord.Traits {
    guard form.count <= 8 else { return form.count > 11 ? [] : longTraits(of: form) }
    return traits[FormBeginning.packed(form)] ?? []
  }

  private static func longTraits(of form: Span<UInt8>) -> ArticleWord.Traits {
    long[FormBeginning.packed(form)] ?? []
  }

  private static let groups: [(ArticleWord.Traits, [StaticString])] = [
    (.isIn, ["in"]), (.isOf, ["of"]), (.isThe, ["the"]), (.isAnd, ["and", "or"]),
    (.isSpeech, ["said", "says", "told", "tells", "added", "asked"]),
    (.isTransforming, ["sub", "trans"]),
    (
      .isPerson,
      [
        "man", "woman", "men", "women", "couple", "boy", "girl", "teen", "native", "mother",
        "father", "family", "people", "voters", "students", "parents", "resident",
      ]
    ),
    (
      .isOfficial,
      ["police", "officers", "troops", "forces", "soldiers", "army", "firm", "mayor", "company"]
    ),
  ]

  /// Words of nine letters and more, by their first eight.
  private static let longGroups: [(ArticleWord.Traits, [StaticString])] = [
    (.isPerson, ["residents", "residence", "teenager", "homeowner"]),
    (.isOfficial, ["officials", "government", "authorities", "president"]),
  ]

  private static let traits = table(groups)
  private static let long = table(longGroups)

  private static func table(
    _ groups: [(ArticleWord.Traits, [StaticString])]
  ) -> [UInt64: ArticleWord.Traits] {
    var table: [UInt64: ArticleWord.Traits] = [:]
    for (trait, words) in groups {
      for word in words { table[FormBeginning.packed(word)] = trait }
    }
    return table
  }
}
