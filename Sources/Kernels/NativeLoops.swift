import CKernels

/// The loops of `CKernels`, which use instructions that the processor has beyond the x86-64 baseline.
///
/// In C because Swift compiles a program for one set of instructions only. Each has a scalar twin in Swift
/// that is its specification.
enum NativeLoops {
  /// How many bits are set.
  static func countBits(_ words: Span<UInt64>) -> Int {
    unsafe words.withUnsafeBufferPointer { words in
      unsafe ckernels_count_bits(words.baseAddress, words.count)
    }
  }

  /// Unpacks 128 integers; the caller has checked that both have room.
  static func unpack(_ bytes: RawSpan, width: Int, into values: inout [UInt32]) {
    unsafe bytes.withUnsafeBytes { bytes in
      unsafe values.withUnsafeMutableBufferPointer { values in
        unsafe ckernels_unpack(
          bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt32(width),
          values.baseAddress)
      }
    }
  }

  /// Sums up 128 gaps; the caller has checked that they are there.
  static func sumGaps(_ values: inout [UInt32], from base: UInt32) {
    unsafe ckernels_sum_gaps(&values, base)
  }

  /// The first index of `range` whose value is not below `target`, the end of the range if none.
  static func search(_ values: [UInt32], in range: Range<Int>, reaching target: UInt32) -> Int {
    guard range.lowerBound >= 0, range.upperBound <= values.count else { return range.upperBound }
    return unsafe ckernels_search(values, range.lowerBound, range.upperBound, target)
  }

  /// See `ckernels_set_members`; negative if there is no room.
  ///
  /// The caller has checked the bits.
  static func members(
    _ bits: RawSpan, count: Int, base: UInt32, into values: inout [UInt32]
  ) -> Int {
    let room = values.count
    return unsafe bits.withUnsafeBytes { bits in
      unsafe ckernels_set_members(
        bits.baseAddress?.assumingMemoryBound(to: UInt8.self), count, base, &values, room)
    }
  }

  /// Sets the bits of articles in a window of 64 words; the caller has checked the range.
  static func insert(
    _ articles: [UInt32], _ range: Range<Int>, base: UInt32, into words: inout MutableSpan<UInt64>
  ) {
    unsafe words.withUnsafeMutableBufferPointer { words in
      unsafe ckernels_insert(
        words.baseAddress, articles, range.lowerBound, range.upperBound, base)
    }
  }

  /// The indexes of `range` whose articles are in a window of 64 words, at the front of `hits`.
  ///
  /// Returns how many. The caller has checked the range, which is no longer than `hits`.
  static func hits(
    _ articles: [UInt32], _ range: Range<Int>, base: UInt32, in words: Span<UInt64>,
    into hits: inout [UInt8]
  ) -> Int {
    unsafe words.withUnsafeBufferPointer { words in
      unsafe ckernels_hits(
        words.baseAddress, articles, range.lowerBound, range.upperBound, base, &hits)
    }
  }

  /// As `insert`, and puts `values[range]` to the articles' places.
  static func insert(
    _ articles: [UInt32], _ range: Range<Int>, base: UInt32, values: [UInt32],
    into places: inout [UInt32], _ words: inout MutableSpan<UInt64>
  ) {
    unsafe words.withUnsafeMutableBufferPointer { words in
      unsafe ckernels_insert_values(
        words.baseAddress, articles, values, range.lowerBound, range.upperBound, base, &places)
    }
  }

  /// The members of a window of 64 words, ascending, at the front of `offsets`, which has room for all.
  static func offsets(_ words: Span<UInt64>, into offsets: inout [UInt16]) -> Int {
    unsafe words.withUnsafeBufferPointer { words in
      unsafe offsets.withUnsafeMutableBufferPointer { offsets in
        unsafe ckernels_offsets(words.baseAddress, offsets.baseAddress)
      }
    }
  }

  /// See `ckernels_norms`.
  static func norms(
    _ offsets: [UInt16], count: Int, lengths: Span<UInt32>, base: Double, step: Double,
    into norms: inout [Double]
  ) {
    unsafe offsets.withUnsafeBufferPointer { offsets in
      unsafe lengths.withUnsafeBufferPointer { lengths in
        unsafe norms.withUnsafeMutableBufferPointer { norms in
          unsafe ckernels_norms(
            offsets.baseAddress, count, lengths.baseAddress, lengths.count, base, step,
            norms.baseAddress)
        }
      }
    }
  }

  /// See `ckernels_drop`.
  static func drop(
    _ offsets: inout [UInt16], count: Int, below needed: Double, norms: inout [Double],
    scores: inout [Double], words: inout MutableSpan<UInt64>
  ) -> Int {
    unsafe offsets.withUnsafeMutableBufferPointer { offsets in
      unsafe norms.withUnsafeMutableBufferPointer { norms in
        unsafe scores.withUnsafeMutableBufferPointer { scores in
          unsafe words.withUnsafeMutableBufferPointer { words in
            unsafe ckernels_drop(
              offsets.baseAddress, count, needed, norms.baseAddress, scores.baseAddress,
              words.baseAddress)
          }
        }
      }
    }
  }

  /// See `ckernels_add_scores`.
  static func addScores(
    _ offsets: [UInt16], count: Int, set: Span<UInt64>, frequencies: [UInt32], weight: Double,
    k1: Double, norms: [Double], to scores: inout [Double]
  ) {
    unsafe offsets.withUnsafeBufferPointer { offsets in
      unsafe set.withUnsafeBufferPointer { set in
        unsafe frequencies.withUnsafeBufferPointer { frequencies in
          unsafe norms.withUnsafeBufferPointer { norms in
            unsafe scores.withUnsafeMutableBufferPointer { scores in
              unsafe ckernels_add_scores(
                offsets.baseAddress, count, set.baseAddress, frequencies.baseAddress, weight, k1,
                norms.baseAddress, scores.baseAddress)
            }
          }
        }
      }
    }
  }

  /// See `ckernels_encode_positions`; the caller has made room.
  static func encodePositions(
    _ articles: Span<UInt32>, _ frequencies: Span<UInt32>, _ positions: Span<UInt32>,
    extents: Span<UInt8>, to sink: inout BitSink
  ) -> Int {
    let shapes = PositionCode.shapes
    return unsafe articles.withUnsafeBufferPointer { articles in
      unsafe frequencies.withUnsafeBufferPointer { frequencies in
        unsafe positions.withUnsafeBufferPointer { positions in
          unsafe extents.withUnsafeBufferPointer { extents in
            unsafe shapes.withUnsafeBufferPointer { shapes in
              unsafe sink.withEnd { bits in
                unsafe ckernels_encode_positions(
                  articles.baseAddress, frequencies.baseAddress, articles.count,
                  positions.baseAddress, extents.baseAddress, extents.count, shapes.baseAddress,
                  &bits)
              }
            }
          }
        }
      }
    }
  }

  /// See `ckernels_count_widths`.
  static func countWidths(_ values: Span<UInt32>, into counts: inout InlineArray<33, UInt8>) {
    var counted = counts.mutableSpan
    unsafe values.withUnsafeBufferPointer { values in
      unsafe counted.withUnsafeMutableBufferPointer { counts in
        unsafe ckernels_count_widths(values.baseAddress, counts.baseAddress)
      }
    }
  }

  /// See `ckernels_find_wide`.
  static func findWide(
    _ values: Span<UInt32>, width: Int, into indexes: inout InlineArray<129, UInt8>
  ) -> Int {
    var found = indexes.mutableSpan
    return unsafe values.withUnsafeBufferPointer { values in
      unsafe found.withUnsafeMutableBufferPointer { indexes in
        unsafe ckernels_find_wide(values.baseAddress, UInt32(width), indexes.baseAddress)
      }
    }
  }

  /// See `ckernels_least_lengths`.
  static func leastLengths(
    _ articles: Span<UInt32>, _ frequencies: Span<UInt32>, lengths: Span<UInt8>,
    steps: Span<UInt8>, into least: inout InlineArray<16, UInt8>
  ) -> Int {
    var found = least.mutableSpan
    return unsafe articles.withUnsafeBufferPointer { articles in
      unsafe frequencies.withUnsafeBufferPointer { frequencies in
        unsafe lengths.withUnsafeBufferPointer { lengths in
          unsafe steps.withUnsafeBufferPointer { steps in
            unsafe found.withUnsafeMutableBufferPointer { least in
              Int(
                unsafe ckernels_least_lengths(
                  articles.baseAddress, frequencies.baseAddress, lengths.baseAddress,
                  steps.baseAddress,
                  UInt32(steps.count), least.baseAddress))
            }
          }
        }
      }
    }
  }

  /// See `ckernels_take_occurrences`; the caller has made room for the articles.
  static func takeOccurrences(
    _ bytes: Span<UInt8>, isEnd: Bool, below bound: UInt32, limit: Int,
    into lists: inout OccurrenceLists, at place: inout OccurrencePlace
  ) -> OccurrenceLists.Stop {
    var state = ckernels_occurrences(
      offset: 0, article: place.article, has_article: place.hasArticle ? 1 : 0,
      position: place.position, articles: lists.articleCount, start: lists.positionCount,
      positions: lists.positionCount + place.pending)
    let limit = min(limit, lists.articles.count, lists.frequencies.count)
    let stop = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe lists.articles.withUnsafeMutableBufferPointer { articles in
        unsafe lists.frequencies.withUnsafeMutableBufferPointer { frequencies in
          unsafe lists.positions.withUnsafeMutableBufferPointer { positions in
            unsafe ckernels_take_occurrences(
              bytes.baseAddress, bytes.count, isEnd ? 1 : 0, bound, limit, positions.count,
              articles.baseAddress, frequencies.baseAddress, positions.baseAddress, &state)
          }
        }
      }
    }
    lists.articleCount = state.articles
    lists.positionCount = state.start
    place.pending = state.positions - state.start
    place.position = state.position
    place.article = state.article
    place.hasArticle = state.has_article != 0
    place.consumed = state.offset
    return stop == 1 ? .needsBytes : stop == 2 ? .needsRoom : .done
  }
}

extension PhraseStarts {
  /// Appends the starts of a phrase whose word `shift` this is, in the articles `candidates[range]`; false if positions
  /// are damaged.
  ///
  /// The candidates ascend; for them `positions` were looked up, whose places count from the first of `bytes`.
  public mutating func append(
    in candidates: Span<UInt32>, _ range: Range<Int>, shift: UInt32, bytes: RawSpan
  ) -> Bool {
    guard range.lowerBound >= 0, range.upperBound <= min(candidates.count, positions.count) else {
      return false
    }
    var next = range.lowerBound
    while next < range.upperBound {
      let before = next
      let room = keys.count - count
      let written = unsafe candidates.withUnsafeBufferPointer { candidates in
        unsafe bytes.withUnsafeBytes { bytes in
          unsafe positions.withPlaces { places in
            unsafe keys.withUnsafeMutableBufferPointer { keys in
              unsafe ckernels_append_starts(
                bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), places,
                candidates.baseAddress, &next, range.upperBound, shift,
                keys.baseAddress.map { unsafe $0 + count }, room)
            }
          }
        }
      }
      // CKERNELS_DAMAGED, for Swift has no unsigned sizes.
      if written < 0 { return false }
      advance(by: written)
      if next == before || next < range.upperBound { makeRoom() }
    }
    return true
  }

  /// Keeps the starts that have this word `shift` positions on.
  ///
  /// For `articles` `positions` were looked up, whose places count from the first of `bytes`.
  public mutating func filter(shift: UInt32, bytes: RawSpan) {
    guard positions.count == articleCount, owners.count >= count else { return truncate(to: 0) }
    let kept = unsafe bytes.withUnsafeBytes { bytes in
      unsafe positions.withPlaces { places in
        unsafe owners.withUnsafeBufferPointer { owners in
          unsafe keys.withUnsafeMutableBufferPointer { keys in
            unsafe ckernels_filter_starts(
              bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), places, owners.baseAddress,
              keys.baseAddress, count, shift)
          }
        }
      }
    }
    truncate(to: kept)
  }
}

extension NativeLoops {
  /// See `ckernels_group_starts`; the caller has made room.
  static func group(
    _ starts: [UInt64], count: Int, articles: inout [UInt32], owners: inout [UInt32]
  ) -> Int {
    guard count <= starts.count, count <= min(articles.count, owners.count) else { return 0 }
    return unsafe ckernels_group_starts(starts, count, &articles, &owners)
  }
}

extension PositionPlaces {
  /// Calls `body` with the places as the loops want them.
  @inline(__always)
  fileprivate func withPlaces<Result>(
    _ body: (UnsafePointer<ckernels_place>?) -> Result
  ) -> Result {
    unsafe words.withUnsafeBytes { unsafe body($0.bindMemory(to: ckernels_place.self).baseAddress) }
  }
}

extension PositionScan {
  /// Looks up where the positions of the articles `candidates[range]` (ascending) are written, and puts that to
  /// the same range of `places`.
  ///
  /// The block is given as to `read`. Its bytes begin at bit `base` of those that the places count from.
  public mutating func locate(
    _ candidates: Span<UInt32>, _ range: Range<Int>, articles: Span<UInt32>,
    frequencies: Span<UInt32>, sizes: RawSpan, first: UInt32, bytes: RawSpan, base: Int,
    into places: inout PositionPlaces
  ) {
    guard range.lowerBound >= 0, range.upperBound <= min(candidates.count, places.count) else {
      return
    }
    var scan = ckernels_scan(index: UInt64(index), place: UInt64(place))
    unsafe withBlock(articles, frequencies, sizes, first, bytes) { block in
      unsafe candidates.withUnsafeBufferPointer { candidates in
        unsafe places.words.withUnsafeMutableBytes { words in
          guard let candidates = candidates.baseAddress,
            let places = unsafe words.bindMemory(to: ckernels_place.self).baseAddress
          else { return }
          unsafe ckernels_locate(
            block, &scan, candidates + range.lowerBound, range.count, UInt64(base),
            places + range.lowerBound)
        }
      }
    }
    index = Int(scan.index)
    place = Int(scan.place)
  }

  /// Calls `body` with the block as the loops want it.
  @inline(__always)
  func withBlock<Result>(
    _ articles: Span<UInt32>, _ frequencies: Span<UInt32>, _ sizes: RawSpan, _ first: UInt32,
    _ bytes: RawSpan, _ body: (UnsafePointer<ckernels_positions>) -> Result
  ) -> Result {
    let shapes = PositionCode.shapes
    return unsafe articles.withUnsafeBufferPointer { articles in
      unsafe frequencies.withUnsafeBufferPointer { frequencies in
        unsafe sizes.withUnsafeBytes { sizes in
          unsafe bytes.withUnsafeBytes { bytes in
            unsafe shapes.withUnsafeBufferPointer { shapes in
              var block = unsafe ckernels_positions()
              unsafe block.articles = articles.baseAddress
              unsafe block.frequencies = frequencies.baseAddress
              unsafe block.count = min(articles.count, frequencies.count)
              unsafe block.sizes = sizes.baseAddress?.assumingMemoryBound(to: UInt8.self)
              unsafe block.first = first
              unsafe block.bytes = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
              unsafe block.byte_count = bytes.count
              unsafe block.samples = samples
              unsafe block.sample_step = sampleStep
              unsafe block.shapes = shapes.baseAddress
              return unsafe body(&block)
            }
          }
        }
      }
    }
  }
}
