/// Acronyms that are spelled like words of English or French.
///
/// In profile `news` such an acronym is another term than the word: its letters and a dot (`us.`), which
/// no other token ends in. An acronym that is not listed is simply its folded letters, with or without
/// dots, so a missing entry costs precision only; a needless one costs the word wherever it is
/// emphasized by capitals. Hence the list holds what news writes in capitals often, and not:
/// - words that capitals stress (ALL, NO, NOT, AND, OR, MUST, MY, SO, DO, GO),
/// - acronyms whose word is a function word and rarely an acronym (AT, AS, BE, BY, HE, IF, IN, ON, OF, TO,
///   DE, DU, LE, LES, DES, OU, PAR, SUR, SE, CE),
/// - AM and PM: `a.m.`, `AM` and `am` are written for each other, and "I am" stays findable as a phrase,
/// - ID and OK, where the word means the same.
///
/// A change here changes tokens and needs a new `AnalysisProfile.version`.
package enum Acronyms {
  /// Whether `letters` (folded) are on the list.
  ///
  /// O(log n).
  package static func contains(_ letters: Span<UInt8>) -> Bool {
    guard letters.count >= minimumLength, letters.count <= maximumLength else { return false }
    return contains(packed: packed(letters))
  }

  /// As above, for letters packed into a number, the last one lowest.
  static func contains(packed wanted: UInt64) -> Bool {
    var low = 0
    var high = table.count
    while low < high {
      let middle = (low + high) / 2
      if table[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low < table.count && table[low] == wanted
  }

  /// Letters of the shortest acronym on the list.
  package static let minimumLength = 2
  /// Letters of the longest.
  package static let maximumLength = 5

  /// The list, by what the acronym is an acronym of.
  package static let groups: [[String]] = [
    // States, unions and regions: United States, United Nations, African and European Union, Middle East,
    // Central African Republic, South Africa, Northern Ireland, Los Angeles, Massachusetts, Uttar Pradesh.
    ["us", "un", "au", "eu", "me", "car", "sa", "ni", "la", "ma", "up"],
    // Organizations of states, and their programmes: World Health Organization, Bank for International
    // Settlements, Parliamentary Assembly of the Council of Europe, African Development Bank (French BAD),
    // United States Agency for International Development, European farm policy, climate conferences.
    ["who", "bis", "pace", "bad", "aid", "cap", "cop"],
    // Armed groups, forces, services and parties: Islamic State, special forces, Ethiopian and Rwandan
    // groups, Niger Delta and Algerian movements, French police units, Indian intelligence, Mexican,
    // Malaysian and Rwandan parties.
    ["is", "sas", "mend", "fis", "raid", "bac", "raw", "pan", "pas", "far", "seal", "swat"],
    // Ministries and offices: defence, interior, energy, transport, securities, immigration.
    ["mod", "moi", "doe", "dot", "sec", "ice", "nice"],
    // Weapons and treaties.
    ["start", "salt", "tow", "sam"],
    // Medicine, technology and learning.
    ["aids", "art", "add", "it", "ai", "led", "stem"],
    // Money: value-added tax, London's and Thailand's markets, bank networks, rescue funds.
    ["vat", "aim", "set", "swift", "tarp", "mes"],
    // Companies and societies.
    [
      "bat", "rim", "ups", "arm", "seat", "lot", "tap", "care", "pen", "now", "nut", "fa", "ces",
      "sud",
    ],
    // Times and dates: Eastern (Standard) Time, anno Domini.
    ["et", "est", "ad"],
    // Sport: Africa's football cup (French CAN), arbitration (French TAS).
    ["can", "tas"],
  ]

  private static let table: [UInt64] = groups.joined().map { packed($0.utf8.span) }.sorted()

  /// At most eight letters as one number.
  private static func packed(_ letters: Span<UInt8>) -> UInt64 {
    var number: UInt64 = 0
    for index in letters.indices { number = number << 8 | UInt64(letters[index]) }
    return number
  }
}
