import CSimdjson

/// A field of a JSON object.
enum JSONFields {
  enum Kind {
    case absent, text, number, boolean, nested
  }
  struct Field {
    var kind = Kind.absent
    var range = 0..<0
  }
}

/// Reads JSON objects by simdjson; one parser per thread.
@safe final class JSONLineParser {
  enum Outcome {
    case object, broken, notObject, badUTF8, tooDeep, bigNumber, noMemory
  }

  static let depthLimit = csimdjson_depth_limit()
  private let parser: OpaquePointer
  private var fields: [csimdjson_field]

  /// Throws `CorpusError.outOfMemory`.
  init(names: FieldNames) throws(CorpusError) {
    let lists = names.ordered.map { Array($0.utf8) }
    let bytes = lists.flatMap { $0 }
    let lengths = lists.map(\.count)
    let made = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe lengths.withUnsafeBufferPointer { lengths in
        unsafe csimdjson_parser_new(bytes.baseAddress, lengths.baseAddress, lengths.count)
      }
    }
    guard let made = unsafe made else { throw .outOfMemory(part: "JSON parser") }
    unsafe parser = made
    unsafe fields = [csimdjson_field](repeating: csimdjson_field(), count: lists.count)
  }

  deinit {
    unsafe csimdjson_parser_free(parser)
  }

  /// Parses one object, the bytes of `memory` in `range`, and validates all of it.
  ///
  /// It is copied unless some bytes of memory follow it, whatever is in them.
  func parse(_ memory: Span<UInt8>, _ range: Range<Int>) -> Outcome {
    let line = memory.extracting(range)
    let behind = memory.count - range.upperBound
    let result = unsafe line.withUnsafeBufferPointer { line in
      unsafe fields.withUnsafeMutableBufferPointer { fields in
        unsafe csimdjson_parse(parser, line.baseAddress, line.count, behind, fields.baseAddress)
      }
    }
    switch Int(result) {
    case CSIMDJSON_OK: return .object
    case CSIMDJSON_NOT_OBJECT: return .notObject
    case CSIMDJSON_BAD_UTF8: return .badUTF8
    case CSIMDJSON_TOO_DEEP: return .tooDeep
    case CSIMDJSON_BIG_NUMBER: return .bigNumber
    case CSIMDJSON_NO_MEMORY: return .noMemory
    default: return .broken
    }
  }

  /// How many lone surrogates of the last object became U+FFFD, and where the first of their escapes stands in it, bytes.
  var replacedSurrogates: (count: Int, first: Int) {
    var first = 0
    let count = unsafe csimdjson_replaced(parser, &first)
    return (count, first)
  }

  /// How many bytes the field values of the last object have together.
  var fieldBytes: Int {
    unsafe fields.reduce(0) { unsafe $0 + $1.count }
  }

  /// Appends the text of the last object's field number `index` (as in `FieldNames.ordered`).
  func append(_ index: Int, to bytes: inout [UInt8]) -> JSONFields.Field {
    let field = unsafe fields[index]
    let start = bytes.count
    unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: field.bytes, count: field.count))
    return JSONFields.Field(kind: Self.kind(unsafe field.kind), range: start..<bytes.count)
  }

  private static func kind(_ kind: Int32) -> JSONFields.Kind {
    switch Int(kind) {
    case CSIMDJSON_STRING: .text
    case CSIMDJSON_NUMBER: .number
    case CSIMDJSON_BOOLEAN: .boolean
    case CSIMDJSON_NESTED: .nested
    default: .absent
    }
  }
}
