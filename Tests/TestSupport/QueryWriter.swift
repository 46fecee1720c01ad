import Querying

extension Query {
  /// The query in the query language, for the default operator OR and, if it has no `boolean`, for AND too.
  package var written: String {
    switch self {
    case .all: "*"
    case .nothing: "(* -*)"
    case .sequence(let sequence): sequence.prefix + sequence.written
    case .near(let near): near.written
    case .place(let place): place.written
    case .date(let date): date.written
    case .and(let parts): "(" + parts.map(\.written).joined(separator: " AND ") + ")"
    case .or(let parts): "(" + parts.map(\.written).joined(separator: " OR ") + ")"
    case .not(let part): "NOT \(part.written)"
    case .boolean(let required, let optional):
      "(" + (required.map { "+\($0.written)" } + optional.map(\.written)).joined(separator: " ")
        + ")"
    }
  }

  /// The tree on one line, with a letter for each form: what tables of expected trees are written in.
  package var compact: String {
    switch self {
    case .all: "*"
    case .nothing: "nothing"
    case .sequence(let sequence): sequence.compact
    case .near(let near):
      "\(near.ordered ? "adj" : "near")\(near.distance)(\(compact(near.left)), \(compact(near.right)))"
    case .place(let place): place.written
    case .date(let date): date.written
    case .and(let parts): "and(\(compact(parts)))"
    case .or(let parts): "or(\(compact(parts)))"
    case .not(let part): "not(\(part.compact))"
    case .boolean(let required, let optional): "must(\(compact(required)); \(compact(optional)))"
    }
  }

  private func compact(_ parts: [Query]) -> String {
    parts.map(\.compact).joined(separator: ", ")
  }

  private func compact(_ operand: [Query.Sequence]) -> String {
    let members = operand.map(\.compact).joined(separator: ", ")
    return operand.count == 1 ? members : "or(\(members))"
  }
}

extension Query.Sequence {
  fileprivate var prefix: String { field == .text ? "" : "\(field.rawValue):" }

  fileprivate var written: String {
    let words = slots.map(\.written).joined(separator: " ")
    if slots.count == 1 { return words }
    return "\"\(words)\"" + (slop > 0 ? "~\(slop)" : "")
  }

  /// `mali`, `[military cooperation]`, `title:[a b]~3`.
  package var compact: String {
    let words = slots.map(\.written).joined(separator: " ")
    return prefix + (slots.count == 1 ? words : "[\(words)]") + (slop > 0 ? "~\(slop)" : "")
  }
}

extension Query.Near {
  fileprivate var written: String {
    let form = "(\(written(left)) \(ordered ? "ADJ" : "NEAR")/\(distance) \(written(right)))"
    return left[0].prefix + form
  }

  private func written(_ operand: [Query.Sequence]) -> String {
    if operand.count == 1 { return operand[0].written }
    return "(" + operand.map(\.written).joined(separator: " OR ") + ")"
  }
}

extension Query.Slot {
  fileprivate var written: String {
    switch kind {
    case .place(let place):
      place.area == .anywhere && !place.isNamed ? "<place>" : "<place:\(place.name)>"
    case .date(let date): date.when == .anything ? "<date>" : "<date:\(date.valueWritten)>"
    case .number: "<number>"
    default: description
    }
  }
}

extension Query.Place {
  fileprivate var written: String {
    if case .box(let box) = area {
      return "bbox:\(box.west),\(box.south),\(box.east),\(box.north)"
    }
    return (isFocus ? "about:" : "place:") + name
  }

  /// What stands behind the colon, by numbers.
  fileprivate var name: String {
    let mark = isNamed ? "!" : ""
    return switch area {
    case .anywhere: "*\(mark)"
    case .inside(let nodes): "#\(nodes.first?.id ?? 0)\(mark)"
    case .only(let nodes): "=#\(nodes.first?.id ?? 0)\(mark)"
    case .circle(let circle): "#\(circle.center.first?.id ?? 0)~\(circle.kilometers)km\(mark)"
    case .box: "?"
    }
  }
}
