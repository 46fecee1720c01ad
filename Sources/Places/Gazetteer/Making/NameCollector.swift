import Text

/// Names on their way into a gazetteer: split into words, as states of an automaton.
struct NameCollector {
  /// A word: the hash of its normalized form stands for it.
  struct Word {
    var hash: UInt64
    var facts: WordFacts = []
    var isInName = false
  }

  /// A step of the automaton, from a state (of this type, nil: the beginning) by a word.
  struct State {
    var before: Int32
    var word: Int32
  }

  /// A meaning at the end of a name.
  struct Meaning {
    var state: Int32
    var prior: Int32
    var node: UInt32
    var form: UInt8
  }

  private(set) var words: [Word] = []
  private(set) var states: [State] = []
  private(set) var meanings: [Meaning] = []
  private(set) var factWords: [String] = []

  private var wordNumbers: [UInt64: Int32] = [:]
  private var stateNumbers: [UInt64: Int32] = [:]
  private let inherited: Gazetteer?
  private let facts: [String: WordFacts]
  private let analyzer: NameAnalyzer

  init(inherited: Gazetteer?, facts: [String: WordFacts]) throws {
    self.inherited = inherited
    self.facts = facts
    analyzer = try NameAnalyzer()
  }

  /// Adds a name and its variants.
  mutating func add(
    _ name: String, _ form: Gazetteer.NameForm, of node: Int, _ prior: PlacePrior,
    isShown: Bool = false
  ) throws {
    let hashes = try analyzer.words(of: name)
    let meaning = (
      node: UInt32(node), form: form.rawValue, prior: prior.thousandths(form, isShown: isShown)
    )
    add(hashes, meaning)
    guard let first = hashes.first, hashes.count > 1 else { return }
    for variant in NameVariants.otherFirstWords(for: first) {
      add([variant] + hashes.dropFirst(), meaning)
    }
  }

  private mutating func add(
    _ hashes: [UInt64], _ meaning: (node: UInt32, form: UInt8, prior: Int)
  ) {
    guard !hashes.isEmpty, hashes.count <= GazetteerFormat.maximumNameWords else { return }
    var state: Int32 = -1
    for hash in hashes {
      let word = number(of: hash)
      words[Int(word)].isInName = true
      let key = UInt64(UInt32(bitPattern: state)) << 32 | UInt64(UInt32(bitPattern: word))
      if let next = stateNumbers[key] {
        state = next
      } else {
        states.append(State(before: state, word: word))
        state = Int32(states.count - 1)
        stateNumbers[key] = state
      }
    }
    meanings.append(
      Meaning(
        state: state, prior: Int32(meaning.prior), node: meaning.node, form: meaning.form))
  }

  private mutating func number(of hash: UInt64) -> Int32 {
    if let number = wordNumbers[hash] { return number }
    let number = Int32(words.count)
    wordNumbers[hash] = number
    var word = Word(hash: hash)
    if let inherited { word.facts = inherited.words.facts(of: inherited.words.number(of: hash)) }
    words.append(word)
    return number
  }

  /// Adds what is known of words; called behind the names.
  mutating func addFacts() throws {
    for word in inherited?.wordsWithFactsOnly ?? [] where facts[word] == nil {
      _ = add(word)
    }
    for (word, facts) in facts.sorted(by: { $0.key < $1.key }) where facts.rawValue != 0 {
      words[Int(add(word))].facts = facts
    }
    factWords.sort()
  }

  private mutating func add(_ word: String) -> Int32 {
    let number = number(of: TokenHash.of(word.utf8.span))
    if !words[Int(number)].isInName, word.utf8.count <= GazetteerFormat.maximumNameBytes {
      factWords.append(word)
    }
    return number
  }
}
