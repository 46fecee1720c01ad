/// Few words, so that everything collides: function words, words one or two edits apart, words with a common beginning.
package enum Vocabulary {
  /// The words of texts; each is one token, and its own normalized form, in every profile.
  package static let words = [
    "the", "of", "to", "be", "or", "not", "mali", "mail", "male", "malian", "kidal", "kida",
    "troops",
    "troop", "peace", "peaceful", "mission", "мир", "日", "2013",
  ]
  /// The words of source names.
  package static let sources = ["reuters", "afp", "wire", "the"]
}
