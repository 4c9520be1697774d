package dev.forge.solana.program;

import dev.forge.zk.codec.PointCodec;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G2Affine;
import dev.forge.zk.field.Fr;
import dev.forge.zk.groth16.VerifyingKey;
import dev.forge.zk.groth16.VerifyingKey.CommitmentKey;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What lies where on the program's heap. The first part is a template that the program copies from its constants: the
 * key's points, each where a system call will read it, with room for the proof's beside them.
 *
 * @param products points of the key, each with room for its scalar, 96 bytes: K of the public inputs in their order
 * @param commitment where what a commitment needs lies, where the key has one
 * @param sum where K of the wire 1 lies, from which the sum over the inputs grows
 * @param template the bytes that the heap begins with
 */
record HeapPlan(List<Integer> products, Optional<CommitmentPlan> commitment, int sum, byte[] template) {
  static final int SCALAR_BYTES = 32;
  static final int PRODUCT_BYTES = PointCodec.G1_BYTES + SCALAR_BYTES;
  static final int PAIR_BYTES = PointCodec.G1_BYTES + PointCodec.G2_BYTES;

  /** The pairs of the equation e(A, B) e(-alpha, beta) e(-sum, gamma) e(-C, delta) = 1 lie at the beginning. */
  static final int EQUATION_PAIRS = 4;

  /** Where the sum goes to in the third pair. */
  static final int SUM_IN_PAIR = 2 * PAIR_BYTES;

  /** Where C goes to in the fourth pair. */
  static final int C_IN_PAIR = 3 * PAIR_BYTES;

  /** The heap of a program that asks for no more. */
  private static final int HEAP_BYTES = 32 * 1024;

  private static final BigInteger SHIFT = BigInteger.ONE.shiftLeft(128);

  /**
   * The further parts where there is a commitment.
   *
   * @param pairs where the two pairs lie that show that the commitment is known
   * @param high where 2^128 K of the challenge lies, with room for the upper 32 of the challenge's 48 bytes
   * @param low where K of the challenge lies, with room for the lower 16 bytes and 16 bytes more behind them
   * @param first room for the first hash of the challenge
   * @param mixed room for what the third hash is made of
   */
  record CommitmentPlan(int pairs, int high, int low, int first, int mixed) {}

  static HeapPlan of(VerifyingKey key) {
    Image image = new Image();
    image.space(PAIR_BYTES);
    image.put(PointCodec.write(key.alpha1().negate()), PointCodec.write(key.beta2()));
    pairWithout(image, key.gamma2().negate());
    pairWithout(image, key.delta2().negate());
    Optional<Integer> pairs = key.commitmentKeys().stream().findFirst().map(known -> commitmentPairs(image, known));
    List<Integer> products = new ArrayList<>();
    for (int i = 1; i <= key.publicInputCount(); i++) {
      products.add(product(image, key.k().get(i)));
    }
    Optional<CommitmentPlan> commitment = pairs.map(at -> commitment(image, at, key.k().getLast()));
    int sum = image.put(PointCodec.write(key.k().getFirst()));
    HeapPlan plan = new HeapPlan(products, commitment, sum, image.toBytes());
    if (plan.end() > HEAP_BYTES) {
      throw new IllegalArgumentException(
          "a key with " + key.publicInputCount() + " public inputs needs " + plan.end() + " bytes of heap, there are "
              + HEAP_BYTES);
    }
    return plan;
  }

  /** How many points are added to the first one of the sum. */
  int terms() {
    return products.size() + (commitment.isPresent() ? 3 : 0);
  }

  /** Where pairings write their result, behind the partial sums and the terms that lie between them. */
  int result() {
    return sum + 2 * PointCodec.G1_BYTES * (terms() + 1);
  }

  private int end() {
    return result() + SCALAR_BYTES;
  }

  private static int commitmentPairs(Image image, CommitmentKey key) {
    int at = pairWithout(image, key.gSigmaNegated());
    pairWithout(image, key.g());
    return at;
  }

  private static CommitmentPlan commitment(Image image, int pairs, G1Affine k) {
    int high = product(image, k.multiply(Fr.reduce(SHIFT)).toAffine());
    int low = product(image, k);
    image.space(SCALAR_BYTES / 2);
    return new CommitmentPlan(pairs, high, low, image.space(SCALAR_BYTES), image.space(SCALAR_BYTES));
  }

  private static int pairWithout(Image image, G2Affine point) {
    return image.put(new byte[PointCodec.G1_BYTES], PointCodec.write(point));
  }

  private static int product(Image image, G1Affine point) {
    return image.put(PointCodec.write(point), new byte[SCALAR_BYTES]);
  }
}
