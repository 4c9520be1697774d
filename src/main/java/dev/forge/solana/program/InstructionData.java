package dev.forge.solana.program;

import dev.forge.zk.codec.PointCodec;
import java.util.stream.IntStream;

/**
 * What lies where in the data of a verify instruction: the proof and behind it the public witness, both in gnark's raw
 * format.
 *
 * @param inputs how many public inputs there are
 * @param commitments how many commitments, 0 or 1
 */
record InstructionData(int inputs, int commitments) {
  static final int A = 0;
  static final int B = A + PointCodec.G1_BYTES;
  static final int C = B + PointCodec.G2_BYTES;
  static final int COMMITMENT_COUNT = C + PointCodec.G1_BYTES;
  static final int COMMITMENT = COMMITMENT_COUNT + Integer.BYTES;
  private static final int ELEMENT = 32;
  private static final int WITNESS_HEADER = 3 * Integer.BYTES;

  /** The proof of knowledge of the commitment; 64 zeros where there is none. */
  int proofOfKnowledge() {
    return COMMITMENT + commitments * PointCodec.G1_BYTES;
  }

  /** The counts of public, secret and all values. */
  int witness() {
    return proofOfKnowledge() + PointCodec.G1_BYTES;
  }

  /** A public input, counted from 0. */
  int input(int i) {
    return witness() + WITNESS_HEADER + i * ELEMENT;
  }

  int length() {
    return input(inputs);
  }

  /** The first bytes of the points' y, whose upper bits the runtime reads as flags. */
  IntStream flags() {
    IntStream always = IntStream.of(A + ELEMENT, B + 2 * ELEMENT, C + ELEMENT);
    return commitments == 0 ? always
        : IntStream.concat(always, IntStream.of(COMMITMENT + ELEMENT, proofOfKnowledge() + ELEMENT));
  }
}
