/// The first index of `range` for which `isUpper` holds, its end if there is none.
///
/// `isUpper` must split the range: where it holds for an index, it holds for all that follow. If it
/// does not, the result is some index of the range or its end; damaged data can do no worse.
///
/// - Complexity: O(log range), one call of `isUpper` a step.
@inlinable @inline(__always)
public func partitionPoint(
  in range: Range<Int>, where isUpper: (Int) throws -> Bool
) rethrows -> Int {
  var low = range.lowerBound
  var high = range.upperBound
  while low < high {
    let middle = low &+ (high &- low) >> 1
    if try isUpper(middle) { high = middle } else { low = middle &+ 1 }
  }
  return low
}

/// The first index from `start` on, below `end`, for which `isUpper` holds, `end` if there is none;
/// `start` where that is not below `end`.
///
/// For what is probably near: doubles its steps before it halves them (Bentley and Yao, "An almost
/// optimal algorithm for unbounded searching", 1976). `isUpper` is to split the indexes as in
/// `partitionPoint(in:where:)`.
///
/// - Complexity: O(log distance), the distance from `start` to the result.
@inlinable @inline(__always)
public func gallop(
  from start: Int, to end: Int, where isUpper: (Int) throws -> Bool
) rethrows -> Int {
  var low = start
  var step = 1
  while step <= end &- low {
    let probe = low &+ step &- 1
    if try isUpper(probe) { return try partitionPoint(in: low..<probe, where: isUpper) }
    low = probe &+ 1
    step &*= 2
  }
  return low < end ? try partitionPoint(in: low..<end, where: isUpper) : low
}
