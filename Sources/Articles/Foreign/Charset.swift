import CICU

/// A character set as ICU names it.
struct Charset: Equatable {
  var name: String

  static let utf8 = Charset(name: "UTF-8")
  /// What is taken when nothing better is known: every Western text of the last decades reads in it.
  static let windows1252 = Charset(name: "windows-1252")

  /// ICU's guess and its confidence from 0 to 100; nil if it has none.
  static func detect(_ bytes: Span<UInt8>) -> (charset: Charset, confidence: Int)? {
    let capacity = 64
    var name = [CChar](repeating: 0, count: capacity)
    var confidence: Int32 = 0
    let result = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe name.withUnsafeMutableBufferPointer { text in
        unsafe cicu_detect_charset(
          buffer.baseAddress, buffer.count, text.baseAddress, capacity, &confidence)
      }
    }
    guard result >= 0 else { return nil }
    let used = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    guard !used.isEmpty else { return nil }
    return (Charset(name: String(decoding: used, as: UTF8.self)), Int(confidence))
  }

  /// The text in UTF-8 without byte order mark, and how many source bytes could not be converted (each
  /// ill-formed sequence became one U+FFFD); nil if ICU does not know the character set.
  func decode(_ bytes: Span<UInt8>) -> (utf8: [UInt8], substitutions: Int)? {
    var text = [UInt8](repeating: 0, count: bytes.count + bytes.count / 2 + 16)
    var substitutions = 0
    var used = convert(bytes, into: &text, &substitutions)
    if used > text.count {
      text = [UInt8](repeating: 0, count: used)
      used = convert(bytes, into: &text, &substitutions)
    }
    guard used >= 0, used <= text.count else { return nil }
    text.removeLast(text.count - used)
    return (text, substitutions)
  }

  private func convert(
    _ bytes: Span<UInt8>, into text: inout [UInt8], _ substitutions: inout Int
  ) -> Int {
    let name = Array(name.utf8).map { CChar(bitPattern: $0) } + [0]
    return unsafe bytes.withUnsafeBufferPointer { source in
      unsafe text.withUnsafeMutableBufferPointer { target in
        unsafe name.withUnsafeBufferPointer { name in
          guard let name = name.baseAddress else { return -1 }
          return Int(
            unsafe cicu_to_utf8(
              name, source.baseAddress, source.count, target.baseAddress, target.count,
              &substitutions))
        }
      }
    }
  }
}
