/// Sixty-four bits that depend on the text alone: the same in every process and on every machine.
///
/// Made to derive a stream's number from an id; unlike `Hasher` it is not seeded per process, so
/// it is no protection against chosen inputs. Texts are compared by their UTF-8 bytes: two that
/// are canonically equivalent but encoded otherwise differ.
///
/// - Source: FNV-1a (Fowler, Noll, Vo), then the finalizer of ``mixBits(_:)``.
@inlinable
public func stableHash64(_ text: String) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in text.utf8 {
    hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }
  return mixBits(hash)
}

/// A bijection of 64-bit words whose every output bit depends on every input bit; 0 stays 0.
///
/// - Source: Stafford's variant 13 of the MurmurHash3 finalizer, as in SplitMix64 (Steele, Lea and
///   Flood, OOPSLA 2014).
@inlinable
public func mixBits(_ bits: UInt64) -> UInt64 {
  var mixed = bits
  mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
  mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
  return mixed ^ (mixed >> 31)
}
