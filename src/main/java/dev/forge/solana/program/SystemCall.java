package dev.forge.solana.program;

import java.nio.charset.StandardCharsets;

/** What the program asks of the runtime. */
enum SystemCall {
  /** Operation, input, its length, output; the result is not 0 for bad input. */
  BN254_GROUP_OPERATION("sol_alt_bn128_group_op"),
  /** A table of (address, length), its entries, output. */
  SHA256("sol_sha256"),
  /** Destination, source, bytes. */
  COPY("sol_memcpy_");

  private final String symbol;

  SystemCall(String symbol) {
    this.symbol = symbol;
  }

  String symbol() {
    return symbol;
  }

  /** How an instruction names it. */
  int hash() {
    return Murmur3.hash(symbol.getBytes(StandardCharsets.US_ASCII));
  }
}
