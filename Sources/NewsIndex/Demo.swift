import Bytes
import CDemo

/// The demo corpus: articles written for this program, as messy as real ones.
public enum Demo {
  /// Writes the corpus into `folder`, which is created.
  ///
  /// - Returns: the number of files.
  @discardableResult
  public static func write(to folder: String) throws -> Int {
    for index in 0..<cdemo_count() {
      var count = 0
      guard let name = unsafe cdemo_path(index), let bytes = unsafe cdemo_bytes(index, &count)
      else { continue }
      let path = unsafe folder + "/" + String(cString: name)
      if let slash = path.lastIndex(of: "/") { try Directory.create(String(path[..<slash])) }
      let file = try OutputFile(creating: path)
      try file.write(unsafe Array(UnsafeBufferPointer(start: bytes, count: count)))
      file.close()
    }
    return cdemo_count()
  }

  /// Commands that show what the program does, without `newsidx` and `-i`, each with a remark.
  public static let queries: [(arguments: [String], remark: String)] = [
    (
      ["search", #""peacekeeping mission" -Sudan"#],
      "an exact phrase, and a word that must not occur"
    ),
    (
      ["search", #""withdrew troops"~3 OR (ceasefire NEAR/5 Kidal)"#],
      "a phrase with room for three moves, or two words near each other"
    ),
    (
      ["count", "--matches", #""to be or not to be""#],
      "function words count: articles and occurrences"
    ),
    (["search", "-n", "3", "U.S."], "the country, however it is written, and never the pronoun"),
    (["search", #""al qa*da""#], "al-Qaida, Al Qaeda and al-Qaïda in one phrase"),
    (["search", #""Cote d'Ivoire""#], "accents and apostrophes of all kinds are one"),
    (["search", "-n", "2", #""maintien de la paix" OR ONU OR 停火协议"#], "several languages"),
    (
      ["search", "-n", "3", "place:Mali -Mali"],
      "articles about places in Mali, or Malians, that do not say Mali"
    ),
    (
      ["search", "-n", "2", #""<number> soldiers" NEAR/12 <place:Burkina Faso>"#],
      "a number and a place, within a phrase and near it"
    ),
    (["places", "ambush", "-n", "5"], "which places the articles about an ambush mention"),
    (["explain", "U.N.-backed title:mali*"], "how a query is understood"),
  ]
}
