/// Acronyms that are words too, and that lines without small letters hardly ever mean as words.
///
/// There the analyzer cannot tell US from us, and takes it for the word.
struct HeadlineAcronyms {
  private let words: [(form: UInt64, number: UInt32)]

  init(_ gazetteer: Gazetteer) {
    let forms: [StaticString] = ["us", "eu"]
    words = forms.compactMap { form in
      let acronym = Array(form.description.utf8) + [UInt8(ascii: ".")]
      let number = gazetteer.word(acronym.span)
      return number == 0 ? nil : (FormBeginning.packed(form), number)
    }
  }

  /// The number of the acronym that a form is, nil if it is none.
  func number(of form: Span<UInt8>) -> UInt32? {
    guard form.count == 2 else { return nil }
    let letters = FormBeginning.packed(form)
    for word in words where word.form == letters { return word.number }
    return nil
  }
}
