/// A place as a query names it, before it is looked up.
struct PlaceLiteral {
  enum Target {
    /// A name (UTF-8), without quotes and escapes.
    case name([UInt8])
    /// `#` and a number of the gazetteer.
    case id(UInt32)
    case box(Query.Place.Box)
    case anywhere
  }

  var target: Target
  /// The bytes of the query that name it.
  var range: Range<Int>
  /// After `about:`.
  var isFocus = false
  /// After `=`: without what lies inside.
  var isAlone = false
  /// Before `!`: not by its people alone.
  var isNamed = false
  /// `~50km`.
  var kilometers: Double?
}

/// What `<…>` stands for in a phrase.
enum AnnotationLiteral {
  case place(PlaceLiteral)
  /// nil for any date.
  case date(DateLiteral?)
  case number
}
