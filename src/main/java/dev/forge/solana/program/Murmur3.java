package dev.forge.solana.program;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** MurmurHash3 in its variant of 32 bits (A. Appleby, x86_32) with the seed 0: how sBPF names system calls. */
final class Murmur3 {
  private static final int C1 = 0xcc9e2d51;
  private static final int C2 = 0x1b873593;

  private Murmur3() {}

  static int hash(byte[] bytes) {
    ByteBuffer blocks = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int hash = 0;
    while (blocks.remaining() >= Integer.BYTES) {
      hash = Integer.rotateLeft(hash ^ scrambled(blocks.getInt()), 13) * 5 + 0xe6546b64;
    }
    int tail = 0;
    for (int shift = 0; blocks.hasRemaining(); shift += Byte.SIZE) {
      tail |= Byte.toUnsignedInt(blocks.get()) << shift;
    }
    return finished(hash ^ scrambled(tail) ^ bytes.length);
  }

  private static int scrambled(int block) {
    return Integer.rotateLeft(block * C1, 15) * C2;
  }

  private static int finished(int hash) {
    int mixed = (hash ^ hash >>> 16) * 0x85ebca6b;
    mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
    return mixed ^ mixed >>> 16;
  }
}
