package dev.forge.zk.acir;

/** The serializations of Noir 1.0.0-beta.22 to beta.26, all MessagePack; the first byte of the bytes names one. */
public enum SerializationFormat {
  /** Structs are maps by field name. */
  NAMED(2),
  /** Structs are arrays; what Noir writes. */
  COMPACT(3),
  /** Variants and the outermost structs are maps by number. */
  TAGGED(4);

  private final int code;

  SerializationFormat(int code) {
    this.code = code;
  }

  /** The first byte. */
  public int code() {
    return code;
  }
}
