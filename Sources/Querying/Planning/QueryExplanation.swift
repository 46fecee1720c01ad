import Segments

/// A plan as `newsidx explain` shows it: the tree with the terms and how often each occurs.
struct QueryExplanation {
  private(set) var lines: [String] = []
  let publications: PublicationPlanner
  let segments: [Segment]

  init(_ plan: QueryPlan, segments: [Segment]) {
    publications = PublicationPlanner(segments: segments)
    self.segments = segments
    add(plan, depth: 0)
  }

  mutating func add(_ text: String, _ depth: Int) {
    lines.append(String(repeating: "  ", count: depth) + text)
  }

  private mutating func add(_ plan: QueryPlan, depth: Int) {
    switch plan {
    case .all: add("every article", depth)
    case .nothing: add("no article", depth)
    case .sequence(let sequence): add(sequence, depth: depth)
    case .near(let near):
      add("\(near.near.ordered ? "ADJ" : "NEAR")/\(near.near.distance)", depth)
      add(near.left, depth: depth + 1)
      add(near.right, depth: depth + 1)
    case .annotation(let annotation): add(annotation, depth: depth)
    case .published(let publication): add(publication.query, publication, depth: depth)
    case .restricted(let publication, let part):
      add("AND", depth)
      add(publication.query, publication, depth: depth + 1)
      add(part, depth: depth + 1)
    case .and(let required, let excluded):
      add("AND", depth)
      for part in required { add(part, depth: depth + 1) }
      for part in excluded {
        add("NOT", depth + 1)
        add(part, depth: depth + 2)
      }
    case .or(let parts):
      add("OR", depth)
      for part in parts { add(part, depth: depth + 1) }
    case .optional(let required, let optional):
      add("required", depth)
      add(required, depth: depth + 1)
      add("optional", depth)
      add(optional, depth: depth + 1)
    }
  }

  private mutating func add(_ operand: [PlannedSequence], depth: Int) {
    if operand.count > 1 { add("OR", depth) }
    for member in operand { add(member, depth: operand.count > 1 ? depth + 1 : depth) }
  }

  private mutating func add(_ planned: PlannedSequence, depth: Int) {
    guard planned.slots.count > 1 || planned.slots.first?.annotation != nil else {
      add("\(planned.sequence.description)  (\(counts(planned.slots[0])))", depth)
      return
    }
    add(planned.sequence.description, depth)
    for slot in planned.slots {
      if let annotation = slot.annotation {
        add(annotation, depth: depth + 1)
        continue
      }
      add("\(Query.Slot(slot.kind).description)  (\(counts(slot)))", depth + 1)
    }
  }

  private func counts(_ slot: PlannedSlot) -> String {
    let terms = slot.termCount == 1 ? "" : "\(slot.termCount.times("term")), "
    return terms + slot.articles.times("article") + ", " + slot.occurrences.times("occurrence")
  }
}

extension Int {
  /// The number and its noun: 1 article, 2 articles.
  func times(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}

extension Searcher {
  /// The plan of a query, a line each; articles that match come last.
  package func explain(_ query: Query) throws -> [String] {
    QueryExplanation(try plan(query), segments: index.segments).lines
  }
}
