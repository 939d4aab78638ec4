import CMinizip
import Foundation
import TestSupport
import Testing

/// A zip archive written by minizip for a test.
enum ZipFixture {
  /// The bytes of an archive with these entries in their order.
  static func bytes(_ entries: [(name: String, content: [UInt8])], level: Int32 = 6) throws
    -> [UInt8]
  {
    let folder = try TemporaryFolder()
    let path = folder.path("fixture.zip")
    let zip = try #require(zipOpen64(path, APPEND_STATUS_CREATE))
    for (name, content) in entries {
      var info = zip_fileinfo()
      try #require(
        zipOpenNewFileInZip64(
          zip, name, &info, nil, 0, nil, 0, nil, level == 0 ? 0 : Z_DEFLATED, level, 1) == ZIP_OK)
      try #require(
        content.withUnsafeBytes {
          zipWriteInFileInZip(zip, $0.baseAddress, UInt32(content.count))
        } == ZIP_OK)
      try #require(zipCloseFileInZip(zip) == ZIP_OK)
    }
    try #require(zipClose(zip, nil) == ZIP_OK)
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }
}
