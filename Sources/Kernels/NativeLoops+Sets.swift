import CKernels

// The loops of `ArticleSet`, which has as many words as it says and has checked what is laid beside it.
extension NativeLoops {
  /// Adds the first `count` of ascending `articles`, or those of them that are in another set of the same size.
  static func insert(
    _ articles: [UInt32], count: Int, among others: [UInt64]? = nil, into words: inout [UInt64],
    mask: UInt32
  ) {
    if let others {
      unsafe ckernels_set_insert(&words, others, mask, articles, count)
    } else {
      unsafe ckernels_set_insert(&words, nil, mask, articles, count)
    }
  }

  /// How many of the first `count` of `articles` are members.
  static func countMembers(
    _ articles: [UInt32], count: Int, of words: [UInt64], mask: UInt32
  ) -> Int {
    unsafe ckernels_set_count(words, mask, articles, count)
  }

  /// The same as on a processor without further instructions.
  static func insertBaseline(
    _ articles: [UInt32], count: Int, into words: inout [UInt64], mask: UInt32
  ) {
    unsafe ckernels_set_insert_baseline(&words, nil, mask, articles, count)
  }

  /// The same as on a processor without further instructions.
  static func countMembersBaseline(
    _ articles: [UInt32], count: Int, of words: [UInt64], mask: UInt32
  ) -> Int {
    unsafe ckernels_set_count_baseline(words, mask, articles, count)
  }

  /// Adds the members of a set of `count` bits, or those of them that are in another set of the same size.
  static func insert(
    bits: RawSpan, count: Int, first: UInt32, among others: [UInt64]? = nil,
    into words: inout [UInt64], mask: UInt32
  ) {
    unsafe bits.withUnsafeBytes { bits in
      let bits = unsafe bits.baseAddress?.assumingMemoryBound(to: UInt8.self)
      if let others {
        unsafe ckernels_set_unite(&words, others, mask, bits, count, first)
      } else {
        unsafe ckernels_set_unite(&words, nil, mask, bits, count, first)
      }
    }
  }

  /// How many members there are in common with a set of `count` bits.
  static func countMembers(
    bits: RawSpan, count: Int, first: UInt32, of words: [UInt64], mask: UInt32
  ) -> Int {
    unsafe bits.withUnsafeBytes { bits in
      unsafe ckernels_set_count_bits(
        words, mask, bits.baseAddress?.assumingMemoryBound(to: UInt8.self), count, first)
    }
  }
}
