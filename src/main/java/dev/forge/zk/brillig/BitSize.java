package dev.forge.zk.brillig;

/** The type of a memory cell: the field, or unsigned integers of so many bits. */
public enum BitSize {
  /** An element of Fr. */
  FIELD(254),
  /** One bit. */
  U1(1),
  /** A byte. */
  U8(8),
  /** 16 bits. */
  U16(16),
  /** 32 bits; also the type of addresses. */
  U32(32),
  /** 64 bits. */
  U64(64),
  /** 128 bits. */
  U128(128);

  private final int bits;

  BitSize(int bits) {
    this.bits = bits;
  }

  /** Bits of a value; 254 for the field. */
  public int bits() {
    return bits;
  }
}
