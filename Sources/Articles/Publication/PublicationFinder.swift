import Calendar

/// Finds when articles were published; one per thread.
///
/// In this order: the date that the corpus gives; fields at the start of the text; the user's patterns; a header line; the
/// URL; the path of the file; the dateline. Never a date of the text itself, nor one of the file system. A given date
/// is compared with the address and the header line, and is doubtful if these tell quite another year. O(1): looks at no more
/// than the first 2 kB of a text.
final class PublicationFinder {
  /// How much of a body is looked at, bytes.
  private static let reach = 2048

  private let options: PublicationOptions
  private let patterns: [CompiledDatePattern]

  /// Throws `CorpusError.outOfMemory`.
  init(_ options: PublicationOptions) throws(CorpusError) {
    self.options = options
    var patterns: [CompiledDatePattern] = []
    for pattern in options.patterns { patterns.append(try CompiledDatePattern(pattern)) }
    self.patterns = patterns
  }

  /// The date that a corpus gives, and whether it is all that is given; nil where it is none.
  static func given(_ text: Span<UInt8>) -> (date: WrittenDate, isWhole: Bool)? {
    if text.isEmpty { return nil }
    if let read = WrittenDate.read(first: text, forms: .metadata) { return read }
    guard text.count <= WrittenDate.longest else { return nil }
    return HeaderWords(text, 0..<text.count)?.labelled.map { ($0, true) }
  }

  /// Whether a field holds a date and nothing else.
  static func isDate(_ text: Span<UInt8>) -> Bool { given(text)?.isWhole == true }

  /// What an article tells of its date.
  ///
  /// - Parameter given: the date that the corpus gives.
  func find(
    _ bytes: Span<UInt8>, _ draft: BatchBuilder.Draft, given: WrittenDate?
  ) -> FoundDate {
    let found = search(bytes, draft, given: given)
    guard found.open != .nothing || options.collected != nil else { return found }
    return decide(found)
  }

  private func search(
    _ bytes: Span<UInt8>, _ draft: BatchBuilder.Draft, given: WrittenDate?
  ) -> FoundDate {
    func address() -> WrittenDate? {
      AddressDate.find(in: bytes.extracting(draft.url))
        ?? AddressDate.find(in: bytes.extracting(draft.path))
    }
    if let given {
      let found = FoundDate(given, .metadata)
      if found.date.precision == .doubtful {
        // What a program wrote where it knew no date hides none.
        let other = search(bytes, draft, given: nil)
        return other.date.precision == .doubtful || other.date == .none ? found : other
      }
      return given.isAmbiguous
        ? found.settled(by: address()) : checked(found, bytes, draft)
    }
    let end = min(draft.body.upperBound, draft.body.lowerBound + Self.reach)
    let text = bytes.extracting(draft.body.lowerBound..<end)
    if let date = FrontMatter.find(in: text) ?? MarkupDate.find(in: text) {
      return FoundDate(date, .metadata).settled(by: date.isAmbiguous ? address() : nil)
    }
    if let date = fromPatterns(bytes, draft) { return FoundDate(date, .pattern) }
    if let date = HeaderLine.find(in: text) {
      let address = address()
      var found = Self.doubted(FoundDate(date, .header).settled(by: address), by: address)
      if date.contradictsWeekday { found.date = found.date.doubted }
      return found
    }
    if let date = AddressDate.find(in: bytes.extracting(draft.url)) {
      return FoundDate(date, .url)
    }
    if let date = AddressDate.find(in: bytes.extracting(draft.path)) {
      return FoundDate(date, .path)
    }
    return dateline(text)
  }

  /// A given date, doubtful if the address or a header line tells another year, that before or after it set aside.
  private func checked(
    _ found: FoundDate, _ bytes: Span<UInt8>, _ draft: BatchBuilder.Draft
  ) -> FoundDate {
    guard let days = found.date.interval else { return found }
    let near = days.first.parts.year - 1...days.last.parts.year + 1
    let end = min(draft.body.upperBound, draft.body.lowerBound + Self.reach)
    let text = bytes.extracting(draft.body.lowerBound..<end)
    let url = bytes.extracting(draft.url)
    let file = bytes.extracting(draft.path)
    // Hardly any article has another year at all: what could be one is looked for first.
    let isFar =
      AddressDate.mayTellYear(outside: near, in: url)
        || AddressDate.mayTellYear(outside: near, in: file)
      ? (AddressDate.find(in: url) ?? AddressDate.find(in: file))?.isFar(from: near) : nil
    if isFar == true
      || HeaderLine.mayTellYear(outside: near, in: text)
        && HeaderLine.day(in: text)?.isFar(from: near) == true
    {
      return FoundDate(date: found.date.doubted, order: found.order)
    }
    return found
  }

  private func fromPatterns(
    _ bytes: Span<UInt8>, _ draft: BatchBuilder.Draft
  ) -> WrittenDate? {
    for pattern in patterns {
      let range =
        switch pattern.field {
        case .path: draft.path
        case .url: draft.url
        case .title: draft.title
        case .id: draft.id
        case .source: draft.source
        case .body: draft.body
        }
      let end = min(range.upperBound, range.lowerBound + Self.reach)
      if let date = pattern.find(in: bytes.extracting(range.lowerBound..<end)) { return date }
    }
    return nil
  }

  private func dateline(_ text: Span<UInt8>) -> FoundDate {
    switch Dateline.find(in: text) {
    case .date(let date): FoundDate(date, .dateline)
    case .dayOfMonth(let month, let day):
      FoundDate(open: .year(month: month, day: day, notBefore: PastDays.last(in: text)))
    case nil: .nothing
    }
  }

  /// What the user said decides at once.
  private func decide(_ found: FoundDate) -> FoundDate {
    var found = found
    switch found.open {
    case .order:
      if let order = options.order {
        found = FoundDate(date: found.date.settled(order, found.open), order: order)
      }
    case .year(let month, let day, let notBefore):
      guard let collected = options.collected,
        let date = DatelineYear(month: month, day: day).only(in: collected, notBefore: notBefore)
      else { break }
      found = FoundDate(date: PublicationDate(DayInterval(date), .day, basis: .dateline))
    case .nothing: break
    }
    found.date = found.date.checked(against: options.collected)
    return found
  }

  /// A header line that the address contradicts by more than a month is that of something else, such as the day of
  /// copying.
  private static func doubted(_ found: FoundDate, by address: WrittenDate?) -> FoundDate {
    guard let address, let days = found.date.interval, found.open == .nothing,
      let near = DayInterval(address.interval.first + -31, address.interval.last + 31),
      !near.overlaps(days)
    else { return found }
    return FoundDate(date: found.date.doubted)
  }
}

extension WrittenDate {
  /// Whether no year that is meant is one of these.
  fileprivate func isFar(from years: ClosedRange<Int>) -> Bool {
    !years.overlaps(interval.first.parts.year...interval.last.parts.year)
  }
}
