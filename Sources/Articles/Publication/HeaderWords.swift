import Calendar

/// A short line, cut into words and one date.
struct HeaderWords {
  private enum Kind {
    case label, update, furniture, preposition, byline, small, name, word

    /// Whether it says nothing beside a date.
    var isFiller: Bool {
      switch self {
      case .label, .update, .furniture, .preposition: true
      default: false
      }
    }
  }
  private struct Word {
    let kind: Kind
    /// Whether a sign parts it from the word before: `|`, a bullet, a dash, brackets.
    let isSetOff: Bool
  }

  private let line: Range<Int>
  private var words: [Word] = []
  private var dates: [WrittenDate] = []
  /// How many words stand before the first date.
  private var before = 0
  private var isDateSetOff = false
  private var isAfterComma = false
  private var endsSentence = false
  /// Whether the date is written in East Asian signs, and the line has more than a date.
  private var isInScript = false

  /// Before them there was no news; what is read as one of another time was damaged on the way.
  private static let years = Day(-135_140)...Day(47_481)

  /// Whether four digits may be a year of a date in a line; those of the Buddhist era are 543 more.
  static func mayBeYear(_ number: Int) -> Bool {
    (1600...2099).contains(number) || (2500...2600).contains(number)
  }

  /// nil for a line of more words than `most`, or without a date.
  init?(_ text: Span<UInt8>, _ line: Range<Int>, most: Int = 12) {
    self.line = line
    guard Self.wordCount(text, line) <= most else { return nil }
    let bound = text.extracting(0..<line.upperBound)
    var index = line.lowerBound
    var (isSetOff, dateEnd) = (false, 0)
    while index < line.upperBound {
      if bound.holds(Self.wideColon, at: index) {
        index += Self.wideColon.count
        continue
      }
      guard Self.isWordByte(text[index]) else {
        isSetOff = isSetOff || Self.isSign(text, index, line)
        index += 1
        continue
      }
      if let date = WrittenDate.read(bound, at: index), Self.years.contains(date.interval.first) {
        note(date, isSetOff: isSetOff, isAfterComma: text.endsWithComma(line.lowerBound..<index))
        let end = index + date.byteCount
        isInScript = isInScript || EastAsianLine.goesOn(bound, line, date: index..<end)
        index = end
        dateEnd = index
        isSetOff = false
        continue
      }
      let start = index
      while index < line.upperBound, Self.isWordByte(text[index]),
        !bound.holds(Self.wideColon, at: index)
      {
        index += 1
      }
      guard let kind = Self.kind(text, start..<index) else {
        isSetOff = true
        continue
      }
      words.append(Word(kind: kind, isSetOff: isSetOff))
      isSetOff = false
    }
    guard !dates.isEmpty else { return nil }
    endsSentence =
      index > dateEnd && Self.sentenceEnds.contains(text[line.upperBound - 1])
  }

  private mutating func note(_ date: WrittenDate, isSetOff: Bool, isAfterComma: Bool) {
    if dates.isEmpty {
      before = words.count
      isDateSetOff = isSetOff
      self.isAfterComma = isAfterComma
    }
    dates.append(date)
  }

  /// Whether it tells of a change rather than of the publication.
  var isUpdate: Bool {
    words[..<before].contains { $0.kind == .update }
      && !words[..<before].contains { $0.kind == .label }
  }

  /// The date of a header line; nil if the line is none.
  var date: WrittenDate? {
    guard !isInScript, let date = onlyDate else { return nil }
    let rest = words.filter { !$0.kind.isFiller }
    // A sentence may end with a date at the start of a line.
    if rest.isEmpty { return endsSentence && !words.contains { $0.kind == .label } ? nil : date }
    let areNames = rest.allSatisfy { $0.kind != .word }
    if rest[0].kind == .byline { return areNames && rest.count > 1 ? date : nil }
    if endsSentence { return nil }
    return isSetOffAtAnEnd || areNames && isBesideNames(rest.count) ? date : nil
  }

  /// The date with a label right before it and nothing but furniture behind.
  var labelled: WrittenDate? {
    guard !isInScript, dates.count == 1, words[before...].allSatisfy({ $0.kind == .furniture }),
      let last = words[..<before].last(where: { $0.kind != .preposition }),
      last.kind == .label || last.kind == .update
    else { return nil }
    return dates.first
  }

  /// The date, if there is one; the first of two if the other is of an update.
  private var onlyDate: WrittenDate? {
    if Set(dates.map(\.interval)).count == 1 { return dates.first }
    return dates.count == 2 && words[before...].contains { $0.kind == .update } ? dates.first : nil
  }

  /// Whether the date is first or last, and a sign or a label parts it from the rest.
  private var isSetOffAtAnEnd: Bool {
    if words[..<before].allSatisfy(\.kind.isFiller) {
      return before > 0 && words[..<before].contains { $0.kind == .label || $0.kind == .update }
        || words[before...].first?.isSetOff == true
    }
    return isDateSetOff && words.first?.kind != .word
      && words[before...].allSatisfy(\.kind.isFiller)
  }

  /// Whether the date stands beside few names, as those of a place or a paper.
  private func isBesideNames(_ count: Int) -> Bool {
    if before == 0 { return count <= 3 }
    return count <= 4 && isAfterComma && words[before...].allSatisfy(\.kind.isFiller)
  }

  /// Whether the line is a part of a paragraph: the next one goes on in lower case.
  func continues(_ text: Span<UInt8>) -> Bool {
    var index = line.upperBound
    while index < text.count, text[index] == 0x20 || text[index] == 0x0D { index += 1 }
    guard index + 1 < text.count, text[index] == 0x0A else { return false }
    index += 1
    while index < text.count, text[index] == 0x20 { index += 1 }
    return index < text.count && (0x61...0x7A).contains(text[index])
      && !text.holds(Self.by, at: index)
  }

  private static let by = Array("by ".utf8)
  private static let wideColon = Array("\u{FF1A}".utf8)
  private static let sentenceEnds = Array(".!?,;".utf8)
}

extension HeaderWords {
  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
      || byte == UInt8(ascii: "'")
  }

  private static func wordCount(_ text: Span<UInt8>, _ line: Range<Int>) -> Int {
    var count = 0
    var isInWord = false
    for index in line {
      let isWord = !text[index].isWhiteSpace
      if isWord, !isInWord { count += 1 }
      isInWord = isWord
    }
    return count
  }

  private static func isSign(_ text: Span<UInt8>, _ index: Int, _ line: Range<Int>) -> Bool {
    switch text[index] {
    case UInt8(ascii: "|"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "*"), UInt8(ascii: "~"):
      return true
    case UInt8(ascii: "-"), UInt8(ascii: "/"):
      return index > line.lowerBound && text[index - 1] == 0x20
        || index + 1 < line.upperBound && text[index + 1] == 0x20
    default: return false
    }
  }

  /// nil for a dash or a bullet.
  private static func kind(_ text: Span<UInt8>, _ word: Range<Int>) -> Kind? {
    let first = text[word.lowerBound]
    var lower: [UInt8] = []
    for index in word {
      let byte = text[index]
      let isCapital = (0x41...0x5A).contains(byte) || lower.last == 0xC3 && byte < 0x9F
      lower.append(isCapital ? byte | 0x20 : byte)
    }
    if let kind = known[lower] { return kind }
    if lower.count == 3 && lower[0] == 0xE2 && lower[1] == 0x80 || lower == [0xC2, 0xB7] {
      return nil
    }
    // Scripts that do not part their words have sentences for words.
    if lower.contains(where: { $0 >= 0xD0 }) { return .word }
    if (0x30...0x39).contains(first) || word.count == 1 { return .furniture }
    return (0x61...0x7A).contains(first) ? .word : .name
  }

  private static let known: [[UInt8]: Kind] = {
    var known: [[UInt8]: Kind] = [:]
    func add(_ words: String, _ kind: Kind) {
      for word in words.split(separator: " ") { known[Array(word.utf8)] = kind }
    }
    add(
      "date dated published posted publié publiée publie issued release released created publicado",
      .label)
    add("updated modified revised update mis maj modifié edited corrected", .update)
    add("发布时间 发表时间 发布于 发表于 日期 时间 发布 發佈時間 發布時間 日期 入力 게시일 등록", .label)
    add("更新 更新时间 更新時間 수정", .update)
    add("by par von por di", .byline)
    add("on at in of for from since until le la à en de du", .preposition)
    add(
      "a an the am pm est edt gmt utc cet cest bst pst pdt cst ist et heure heures h first last jour "
        + "ce advertisement advertisements ad ads share print email mail comment comments save reuters "
        + "afp ap upi bbc irin news new online story page pages min mins minute minutes read reading "
        + "time photo photos image video audio listen text size font facebook twitter whatsapp menu "
        + "home source edition monday tuesday wednesday thursday friday saturday sunday mon tue wed "
        + "thu fri sat sun lundi mardi mercredi jeudi vendredi samedi dimanche agence press staff "
        + "writer correspondent web immediate", .furniture)
    add("星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六 周日", .furniture)
    add("월요일 화요일 수요일 목요일 금요일 토요일 일요일", .furniture)
    add("and des du van der al el bin ag", .small)
    // What blogs call who wrote a post, in small letters.
    add("admin administrator webmaster", .name)
    return known
  }()
}

extension Span where Element == UInt8 {
  /// Whether a comma is the last in `range` that is no space.
  fileprivate func endsWithComma(_ range: Range<Int>) -> Bool {
    let inner = trimmed(range)
    return !inner.isEmpty && self[inner.upperBound - 1] == UInt8(ascii: ",")
  }
}
