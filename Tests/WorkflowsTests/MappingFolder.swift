import TestSupport

/// The projects that come with aforo for reading public data.
enum MappingFolder {
  static func path(_ name: String) -> String {
    Places.package("notebooks-data/mappings/\(name)")
  }
}
