import CICU

/// Why a regular expression is none.
struct RegularExpressionError: Error {
  /// In characters.
  let offset: Int
  let reason: String
}

/// A regular expression of ICU with bounds of time and memory; one per thread.
@safe final class RegularExpression {
  private let pattern: OpaquePointer
  private var bounds: [UInt32]
  /// Groups in parentheses, the whole match apart.
  let groupCount: Int

  /// - Throws: where it is wrong, and why.
  init(_ expression: String) throws(RegularExpressionError) {
    let bytes = Array(expression.utf8)
    var made: OpaquePointer?
    var offset: Int32 = 0
    let result = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe cicu_pattern_open(bytes.baseAddress, bytes.count, &made, &offset)
    }
    guard result == 0, let made = unsafe made else {
      let name = unsafe String(cString: cicu_error_name(Int64(result)))
      throw RegularExpressionError(offset: Int(offset), reason: Self.words(for: name))
    }
    unsafe pattern = made
    groupCount = unsafe Int(cicu_pattern_groups(made))
    bounds = [UInt32](repeating: 0, count: 2 * (groupCount + 1))
  }

  deinit {
    unsafe cicu_pattern_close(pattern)
  }

  /// The number of a named group; nil if there is none.
  func number(ofGroup name: String) -> Int? {
    let number = unsafe cicu_pattern_group(pattern, name)
    return number > 0 ? Int(number) : nil
  }

  /// The bytes of the first match in UTF-8 text, then those of its groups; nil if there is none, or the search takes too
  /// long.
  func firstMatch(in text: Span<UInt8>) -> [Range<Int>]? {
    let result = unsafe text.withUnsafeBufferPointer { text in
      unsafe bounds.withUnsafeMutableBufferPointer { bounds in
        unsafe cicu_pattern_find(pattern, text.baseAddress, text.count, bounds.baseAddress)
      }
    }
    guard result > 0 else { return nil }
    return (0...groupCount).map { Int(bounds[2 * $0])..<Int(bounds[2 * $0 + 1]) }
  }

  private static func words(for name: String) -> String {
    switch name {
    case "U_REGEX_MISMATCHED_PAREN": "a parenthesis has no other to go with"
    case "U_REGEX_MISSING_CLOSE_BRACKET": "a bracket is not closed"
    case "U_REGEX_BAD_ESCAPE_SEQUENCE": "there is no such escape"
    case "U_ILLEGAL_ARGUMENT_ERROR": "there is nothing to look for"
    case "U_REGEX_RULE_SYNTAX": "a sign stands where it has nothing to do"
    case "U_REGEX_BAD_INTERVAL", "U_REGEX_MAX_LT_MIN": "the counts in braces are wrong"
    case "U_REGEX_INVALID_CAPTURE_GROUP_NAME": "the name of the group is wrong"
    case "U_REGEX_INVALID_BACK_REF": "there is no such group"
    case "U_REGEX_PROPERTY_SYNTAX": "there is no such property of characters"
    case "U_REGEX_INVALID_RANGE": "a range of characters ends before it begins"
    case "U_REGEX_NUMBER_TOO_BIG": "a number is too large"
    default: "not a regular expression (\(name))"
    }
  }
}
