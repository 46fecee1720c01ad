import CICU

// The one file of this room that calls C. Pointers do not leave it.

/// The ICU library that is linked at run time.
package enum ICUVersion {
  /// Its version, such as "72.1"; it decides where words end.
  package static var current: String {
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { buffer in
      unsafe cicu_version(buffer.baseAddress, buffer.count)
      return unsafe buffer.baseAddress.map { unsafe String(cString: $0) } ?? ""
    }
  }
}

extension TextError {
  /// The error for a negative return value of `CICU`.
  fileprivate init(_ task: String, _ code: some BinaryInteger) {
    self = .icu(task: task, code: unsafe String(cString: cicu_error_name(Int64(code))))
  }
}

/// ICU's iterator over the words or sentences of a UTF-8 text.
@safe final class ICUBreaks {
  enum Kind {
    case words
    case sentences
  }

  private let handle: OpaquePointer?

  init(_ kind: Kind) throws(TextError) {
    var opened: OpaquePointer?
    let number = kind == .words ? cicu_words : cicu_sentences
    let status = unsafe cicu_breaks_open(Int32(number), &opened)
    guard status == 0 else { throw TextError("open its break iterator", status) }
    unsafe handle = opened
  }

  deinit { unsafe cicu_breaks_close(handle) }

  /// Takes `text`, at most 1 GiB.
  ///
  /// Segments are then given as offsets into it.
  ///
  /// O(bytes).
  func setText(_ text: Span<UInt8>, oneApostrophe: Bool) throws(TextError) {
    let status = unsafe text.withUnsafeBufferPointer { bytes in
      unsafe cicu_breaks_set_text(handle, bytes.baseAddress, bytes.count, oneApostrophe ? 1 : 0)
    }
    guard status == 0 else { throw TextError("take a text", status) }
  }

  /// Overwrites `pairs` with the next segments, (start, end) each, and returns how many there are.
  func read(into pairs: inout [UInt32]) throws(TextError) -> Int {
    let count = unsafe pairs.withUnsafeMutableBufferPointer { buffer in
      unsafe cicu_breaks_read(handle, buffer.baseAddress, Int32(buffer.count / 2))
    }
    guard count >= 0 else { throw TextError("find boundaries", count) }
    return Int(count)
  }
}

/// ICU's case folding and normalization.
@safe final class ICUFolder {
  private let handle: OpaquePointer?

  init() throws(TextError) {
    var opened: OpaquePointer?
    let status = unsafe cicu_folder_open(&opened)
    guard status == 0 else { throw TextError("open its normalizers", status) }
    unsafe handle = opened
  }

  deinit { unsafe cicu_folder_close(handle) }

  /// Writes what `text` folds to into `target[offset...]`, as many whole characters as fit `limit` bytes.
  ///
  /// The caller provides the room. Returns the number of bytes written.
  func fold(
    _ text: Span<UInt8>, keepsMarks: Bool, into target: inout [UInt8], at offset: Int, limit: Int
  ) throws(TextError) -> Int {
    let written = unsafe Self.write(text, into: &target, at: offset, limit: limit) { from, to in
      unsafe cicu_fold(
        handle, from.baseAddress, from.count, keepsMarks ? 1 : 0, to.baseAddress, to.count)
    }
    guard written >= 0 else { throw TextError("fold a word", written) }
    return written
  }

  /// As `fold`, with simple lower-casing only.
  func lower(
    _ text: Span<UInt8>, into target: inout [UInt8], at offset: Int, limit: Int
  ) throws(TextError) -> Int {
    let written = unsafe Self.write(text, into: &target, at: offset, limit: limit) { from, to in
      unsafe cicu_lower(from.baseAddress, from.count, to.baseAddress, to.count)
    }
    guard written >= 0 else { throw TextError("lower-case a word", written) }
    return written
  }

  private static func write(
    _ text: Span<UInt8>, into target: inout [UInt8], at offset: Int, limit: Int,
    by function: (UnsafeBufferPointer<UInt8>, UnsafeMutableBufferPointer<UInt8>) -> Int64
  ) -> Int {
    unsafe text.withUnsafeBufferPointer { from in
      unsafe target.withUnsafeMutableBufferPointer { all in
        let to = unsafe UnsafeMutableBufferPointer(
          rebasing: all[offset..<min(all.count, offset + limit)])
        return unsafe Int(function(from, to))
      }
    }
  }
}

/// ICU's properties of characters.
enum ICUCharacters {
  /// Whether `text` begins with a letter.
  static func startsWithLetter(_ text: Span<UInt8>) -> Bool {
    unsafe text.withUnsafeBufferPointer {
      unsafe cicu_starts_with_letter($0.baseAddress, $0.count) != 0
    }
  }

  /// Whether `text` has a lower-case letter.
  ///
  /// O(bytes).
  static func hasLower(_ text: Span<UInt8>) -> Bool {
    unsafe text.withUnsafeBufferPointer { unsafe cicu_has_lower($0.baseAddress, $0.count) != 0 }
  }

  /// The classes (`cicu_class_…`) of `count` characters from `first` on.
  static func wordClasses(from first: Int, count: Int) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      unsafe cicu_word_classes(Int32(first), Int32(count), buffer.baseAddress)
      initialized = count
    }
  }
}
