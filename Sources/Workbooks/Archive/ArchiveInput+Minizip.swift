internal import CMinizip

extension ArchiveInput {
  /// Opens the archive for minizip; `nil` when its directory cannot be found. The input must
  /// outlive what is returned.
  func openArchive() -> unzFile? {
    var functions = zlib_filefunc64_def()
    functions.zopen64_file = { opaque, _, _ in opaque }
    functions.zread_file = { _, stream, buffer, size in
      guard let input = ArchiveInput.at(stream), let buffer else { return 0 }
      return uLong(
        input.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: Int(size))))
    }
    functions.zwrite_file = { _, _, _, _ in 0 }
    functions.ztell64_file = { _, stream in
      ArchiveInput.at(stream).map { ZPOS64_T($0.position) } ?? ZPOS64_T.max
    }
    functions.zseek64_file = { _, stream, offset, origin in
      ArchiveInput.at(stream)?.seek(offset, origin) ?? -1
    }
    functions.zclose_file = { _, _ in 0 }
    functions.zerror_file = { _, stream in ArchiveInput.at(stream)?.failure == nil ? 0 : 1 }
    functions.opaque = Unmanaged.passUnretained(self).toOpaque()
    return unzOpen2_64(nil, &functions)
  }

  private static func at(_ stream: UnsafeMutableRawPointer?) -> ArchiveInput? {
    stream.map { Unmanaged<ArchiveInput>.fromOpaque($0).takeUnretainedValue() }
  }

  private func seek(_ offset: ZPOS64_T, _ origin: Int32) -> Int {
    let base: Int
    switch origin {
    case ZLIB_FILEFUNC_SEEK_SET: base = 0
    case ZLIB_FILEFUNC_SEEK_CUR: base = position
    case ZLIB_FILEFUNC_SEEK_END: base = size
    default: return -1
    }
    let (target, isOverflow) = base.addingReportingOverflow(Int(truncatingIfNeeded: offset))
    guard !isOverflow, target >= 0, target <= size else { return -1 }
    position = target
    return 0
  }
}
