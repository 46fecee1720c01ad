import CKernels

// The loops of `Candidates`, which has checked that indexes, places and ranges lie within, of decoding lists for them, and
// of marks on a `TokenLine`.
extension NativeLoops {
  /// See `ckernels_patch`; the caller has checked that all have room.
  static func patch(
    _ bytes: RawSpan, at place: Int, count: Int, highWidth: Int, width: Int,
    _ values: inout [UInt32]
  ) {
    unsafe bytes.withUnsafeBytes { bytes in
      unsafe values.withUnsafeMutableBufferPointer { values in
        unsafe ckernels_patch(
          bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), place, count, UInt32(highWidth),
          UInt32(width), values.baseAddress)
      }
    }
  }

  /// See `ckernels_fano`; the caller has checked the bytes and the room.
  static func fano(
    _ bytes: RawSpan, width: Int, steps: Int, base: UInt32, areDistances: Bool,
    isBaseline: Bool = false, into values: inout [UInt32]
  ) -> Bool {
    let isThere = unsafe bytes.withUnsafeBytes { bytes in
      unsafe values.withUnsafeMutableBufferPointer { values in
        let bytes = unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        let (width, distances) = (UInt32(width), areDistances ? 1 : 0) as (UInt32, Int32)
        return isBaseline
          ? unsafe ckernels_fano_baseline(bytes, width, steps, base, distances, values.baseAddress)
          : unsafe ckernels_fano(bytes, width, steps, base, distances, values.baseAddress)
      }
    }
    return isThere != 0
  }

  /// Adds 1 to each of 128 values; the caller has checked that they are there.
  static func increment(_ values: inout [UInt32]) {
    unsafe values.withUnsafeMutableBufferPointer { unsafe ckernels_increment($0.baseAddress) }
  }

  /// See `ckernels_at_least`.
  static func atLeast(
    _ values: [UInt32], count: Int, _ least: UInt32, places: inout [UInt8]
  ) -> Int {
    unsafe values.withUnsafeBufferPointer { values in
      unsafe places.withUnsafeMutableBufferPointer { places in
        unsafe ckernels_at_least(values.baseAddress, count, least, places.baseAddress)
      }
    }
  }

  /// Writes the values at the first `count` places from index `start` of `found` on.
  static func gather(
    _ values: [UInt32], _ places: [UInt8], _ count: Int, into found: inout [UInt32], at start: Int
  ) {
    unsafe values.withUnsafeBufferPointer { values in
      unsafe places.withUnsafeBufferPointer { places in
        unsafe found.withUnsafeMutableBufferPointer { found in
          guard let target = found.baseAddress, start + count <= found.count else { return }
          unsafe ckernels_gather(values.baseAddress, places.baseAddress, count, target + start)
        }
      }
    }
  }

  /// See `ckernels_find`; hits are written from index `start` on.
  static func find(
    _ articles: [UInt32], from next: inout Int, to end: Int, upTo last: UInt32, in block: [UInt32],
    valid: Int, hits: inout [UInt16], at start: Int, places: inout [UInt8]
  ) -> Int {
    unsafe articles.withUnsafeBufferPointer { articles in
      unsafe block.withUnsafeBufferPointer { block in
        unsafe hits.withUnsafeMutableBufferPointer { hits in
          unsafe places.withUnsafeMutableBufferPointer { places in
            guard let target = hits.baseAddress else { return 0 }
            return unsafe ckernels_find(
              block.baseAddress, valid, articles.baseAddress, &next, end, last, target + start,
              places.baseAddress)
          }
        }
      }
    }
  }

  /// See `ckernels_find_bits`; hits are written from index `start` on.
  static func find(
    _ articles: [UInt32], from next: inout Int, to end: Int, upTo last: UInt32, in bits: RawSpan,
    base: UInt32, hits: inout [UInt16], at start: Int, places: inout [UInt8]
  ) -> Int {
    unsafe articles.withUnsafeBufferPointer { articles in
      unsafe bits.withUnsafeBytes { bits in
        unsafe hits.withUnsafeMutableBufferPointer { hits in
          unsafe places.withUnsafeMutableBufferPointer { places in
            guard let target = hits.baseAddress else { return 0 }
            return unsafe ckernels_find_bits(
              bits.baseAddress?.assumingMemoryBound(to: UInt8.self), base, articles.baseAddress,
              &next, end, last, target + start, places.baseAddress)
          }
        }
      }
    }
  }

  /// See `ckernels_discard`.
  static func discard(
    _ bits: Span<UInt64>, from base: UInt32, _ articles: [UInt32], _ indexes: inout [UInt16],
    count: Int
  ) -> Int {
    unsafe bits.withUnsafeBufferPointer { bits in
      unsafe articles.withUnsafeBufferPointer { articles in
        unsafe indexes.withUnsafeMutableBufferPointer { indexes in
          unsafe ckernels_discard(
            articles.baseAddress, indexes.baseAddress, count, nil, bits.baseAddress, bits.count,
            base)
        }
      }
    }
  }

  /// The same with a frequency for each index.
  static func discard(
    _ bits: Span<UInt64>, from base: UInt32, _ articles: [UInt32], _ indexes: inout [UInt16],
    count: Int, _ frequencies: inout [UInt32]
  ) -> Int {
    unsafe bits.withUnsafeBufferPointer { bits in
      unsafe articles.withUnsafeBufferPointer { articles in
        unsafe indexes.withUnsafeMutableBufferPointer { indexes in
          unsafe frequencies.withUnsafeMutableBufferPointer { frequencies in
            unsafe ckernels_discard(
              articles.baseAddress, indexes.baseAddress, count, frequencies.baseAddress,
              bits.baseAddress, bits.count, base)
          }
        }
      }
    }
  }

  /// See `ckernels_keep_numbers`.
  static func keep(_ numbers: inout [UInt32], _ indexes: [UInt16], _ count: Int) {
    unsafe numbers.withUnsafeMutableBufferPointer { numbers in
      unsafe indexes.withUnsafeBufferPointer { indexes in
        unsafe ckernels_keep_numbers(numbers.baseAddress, indexes.baseAddress, count)
      }
    }
  }

  /// See `ckernels_keep_scores`.
  static func keep(_ scores: inout [Double], _ indexes: [UInt16], _ count: Int) {
    unsafe scores.withUnsafeMutableBufferPointer { scores in
      unsafe indexes.withUnsafeBufferPointer { indexes in
        unsafe ckernels_keep_scores(scores.baseAddress, indexes.baseAddress, count)
      }
    }
  }

  /// See `ckernels_above`.
  static func above(
    _ scores: [Double], count: Int, _ needed: Double, into indexes: inout [UInt16]
  ) -> Int {
    unsafe scores.withUnsafeBufferPointer { scores in
      unsafe indexes.withUnsafeMutableBufferPointer { indexes in
        unsafe ckernels_above(scores.baseAddress, count, needed, indexes.baseAddress)
      }
    }
  }

  /// See `ckernels_norms_of`.
  static func norms(
    _ articles: [UInt32], _ range: Range<Int>, first: UInt32, lengths: Span<UInt32>, base: Double,
    step: Double, into norms: inout [Double]
  ) {
    unsafe articles.withUnsafeBufferPointer { articles in
      unsafe lengths.withUnsafeBufferPointer { lengths in
        unsafe norms.withUnsafeMutableBufferPointer { norms in
          unsafe ckernels_norms_of(
            articles.baseAddress, range.lowerBound, range.upperBound, first, lengths.baseAddress,
            lengths.count, base, step, norms.baseAddress)
        }
      }
    }
  }

  /// See `ckernels_add_term`.
  static func addScores(
    _ frequencies: [UInt32], count: Int, weight: Double, k1: Double, norms: [Double],
    to scores: inout [Double]
  ) {
    unsafe frequencies.withUnsafeBufferPointer { frequencies in
      unsafe norms.withUnsafeBufferPointer { norms in
        unsafe scores.withUnsafeMutableBufferPointer { scores in
          unsafe ckernels_add_term(
            frequencies.baseAddress, count, weight, k1, norms.baseAddress, scores.baseAddress)
        }
      }
    }
  }

  /// See `ckernels_add_term_at`.
  static func addScores(
    _ frequencies: [UInt32], at indexes: [UInt16], count: Int, weight: Double, k1: Double,
    norms: [Double], to scores: inout [Double]
  ) {
    unsafe frequencies.withUnsafeBufferPointer { frequencies in
      unsafe indexes.withUnsafeBufferPointer { indexes in
        unsafe norms.withUnsafeBufferPointer { norms in
          unsafe scores.withUnsafeMutableBufferPointer { scores in
            unsafe ckernels_add_term_at(
              indexes.baseAddress, frequencies.baseAddress, count, weight, k1, norms.baseAddress,
              scores.baseAddress)
          }
        }
      }
    }
  }
}

extension PositionScan {
  /// Puts `mark` to the line wherever the term stands in the line's articles; false if positions are
  /// damaged.
  ///
  /// The block is given as to `read`; lines ascend.
  public mutating func mark(
    _ mark: UInt8, on line: inout TokenLine, articles: Span<UInt32>, frequencies: Span<UInt32>,
    sizes: RawSpan, first: UInt32, bytes: RawSpan
  ) -> Bool {
    let shapes = PositionCode.shapes
    _ = find(
      line.first, articles, frequencies, sizes, first: first, bytes, shapes.span)
    var scan = ckernels_scan(index: UInt64(index), place: UInt64(place))
    let isWhole = unsafe withBlock(articles, frequencies, sizes, first, bytes) { block in
      unsafe line.withTokens { unsafe ckernels_mark(block, &scan, $0, mark) }
    }
    index = Int(scan.index)
    place = Int(scan.place)
    return isWhole
  }
}

extension TokenLine {
  /// Calls `body` with the line as the loops want it.
  mutating func withTokens<Result>(_ body: (UnsafePointer<ckernels_line>) -> Result) -> Result {
    let (first, count) = (first, starts.count - 1)
    return unsafe starts.withUnsafeBufferPointer { starts in
      unsafe marks.withUnsafeMutableBufferPointer { marks in
        var line = unsafe ckernels_line(
          marks: marks.baseAddress, starts: starts.baseAddress, count: count, first: first)
        return unsafe body(&line)
      }
    }
  }
}

// MARK: Dictionaries

extension NativeLoops {
  /// See `ckernels_find_entry`.
  static func findEntry(
    _ term: Span<UInt8>, in block: Span<UInt8>, entries: Int
  ) -> DictionarySearch.Result {
    var entry = ckernels_entry()
    let found = unsafe block.withUnsafeBufferPointer { block in
      unsafe term.withUnsafeBufferPointer { term in
        unsafe ckernels_find_entry(
          block.baseAddress, block.count, entries, term.baseAddress, term.count, &entry)
      }
    }
    guard found >= 0 else { return .odd }
    guard found > 0 else { return .missing }
    return .found(
      .init(
        articles: Int(entry.articles), repeats: Int(entry.repeats),
        postings: Int(entry.postings)..<Int(entry.postings + entry.postings_bytes),
        positions: Int(entry.positions)..<Int(entry.positions + entry.positions_bytes)))
  }

  /// See `ckernels_find_correction`.
  static func findCorrection(
    of key: UInt64, in block: Span<UInt8>, entries: Int, first: UInt64
  ) -> CorrectionSearch.Result {
    var (articles, repeats) = (0, 0) as (UInt64, UInt64)
    let found = unsafe block.withUnsafeBufferPointer { block in
      unsafe ckernels_find_correction(
        block.baseAddress, block.count, entries, first, key, &articles, &repeats)
    }
    guard found >= 0 else { return .damaged }
    return found > 0
      ? .found(articles: Int(articles) + 1, occurrences: Int(articles + repeats) + 1) : .missing
  }

  /// See `ckernels_find_above`; nil where places are damaged.
  ///
  /// The caller has checked that there are `count` ends.
  static func findAbove(
    _ term: Span<UInt8>, ends: RawSpan, count: Int, base: UInt32, terms: RawSpan
  ) -> Int? {
    let found = unsafe ends.withUnsafeBytes { ends in
      unsafe terms.withUnsafeBytes { terms in
        unsafe term.withUnsafeBytes { term in
          unsafe ckernels_find_above(
            ends.baseAddress?.assumingMemoryBound(to: UInt8.self), count, base,
            terms.baseAddress?.assumingMemoryBound(to: UInt8.self), terms.count,
            term.baseAddress?.assumingMemoryBound(to: UInt8.self), term.count)
        }
      }
    }
    return (0...count).contains(found) ? found : nil
  }
}
