/// Writes one JSON object (RFC 8259) on one line, members in the order of the calls.
struct JSONObject {
  private(set) var bytes: [UInt8] = [UInt8(ascii: "{")]

  mutating func add(_ name: String, _ value: String) {
    begin(name)
    Self.append(value, to: &bytes)
  }

  /// Adds null for an empty string: a field that the article lacks.
  mutating func addIfAny(_ name: String, _ value: String) {
    value.isEmpty ? add(name, raw: "null") : add(name, value)
  }

  mutating func add(_ name: String, _ value: Int) { add(name, raw: String(value)) }
  mutating func add(_ name: String, _ value: UInt64) { add(name, raw: String(value)) }
  mutating func add(_ name: String, _ value: Bool) { add(name, raw: value ? "true" : "false") }

  /// Adds null for what is no finite number.
  mutating func add(_ name: String, _ value: Double) {
    add(name, raw: value.isFinite ? "\(value)" : "null")
  }

  mutating func add(_ name: String, _ value: JSONObject) {
    begin(name)
    bytes += value.closed
  }

  mutating func add(_ name: String, _ values: [JSONObject]) {
    begin(name)
    Self.appendArray(values, to: &bytes) { $1 += $0.closed }
  }

  mutating func add(_ name: String, _ values: [String]) {
    begin(name)
    Self.appendArray(values, to: &bytes) { Self.append($0, to: &$1) }
  }

  /// Adds null for each that is no finite number.
  mutating func add(_ name: String, _ values: [Double]) {
    begin(name)
    Self.appendArray(values, to: &bytes) { value, bytes in
      bytes += (value.isFinite ? "\(value)" : "null").utf8
    }
  }

  /// Adds `[[from, to], …]`.
  mutating func add(_ name: String, _ ranges: [Range<Int>]) {
    begin(name)
    Self.appendArray(ranges, to: &bytes) { range, bytes in
      bytes += "[\(range.lowerBound),\(range.upperBound)]".utf8
    }
  }

  /// The object and a line end.
  var line: [UInt8] { closed + [UInt8(ascii: "\n")] }

  private var closed: [UInt8] { bytes + [UInt8(ascii: "}")] }

  private mutating func add(_ name: String, raw value: String) {
    begin(name)
    bytes += value.utf8
  }

  private mutating func begin(_ name: String) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    Self.append(name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
  }

  private static func appendArray<Element>(
    _ elements: [Element], to bytes: inout [UInt8],
    _ append: (Element, inout [UInt8]) -> Void
  ) {
    bytes.append(UInt8(ascii: "["))
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(element, &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      // C1 controls too, which a terminal would obey.
      if (0x80...0x9F).contains(byte), bytes.last == 0xC2 {
        bytes.removeLast()
        bytes += "\\u00\(String(byte, radix: 16))".utf8
        continue
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      case UInt8(ascii: "\t"): bytes += "\\t".utf8
      case UInt8(ascii: "\r"): bytes += "\\r".utf8
      case 0..<0x20, 0x7F:
        bytes += "\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))".utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
