/// The numbers that whoever inverts an article gave the terms of its tokens.
///
/// The same number means the same normalized form until the numbers are forgotten: taggers keep what they know of a term
/// by its number.
public struct TokenTerms: Sendable {
  /// One for each token of the title, and of the body.
  public var title: [UInt32] = []
  public var body: [UInt32] = []

  /// None.
  public init() {}
}
