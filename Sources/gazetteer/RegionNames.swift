import CICU

// The one file of this tool that calls C.

/// ICU's names of countries.
enum RegionNames {
  /// The name of a region (ISO 3166-1 alpha-2) in a language; nil if there is none.
  static func name(of region: String, in language: String) -> String? {
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      unsafe cicu_region_name(region, language, buffer.baseAddress, buffer.count)
    }
    guard count > 0, count <= bytes.count else { return nil }
    let name = String(decoding: bytes[0..<Int(count)], as: UTF8.self)
    return name == region ? nil : name
  }
}
