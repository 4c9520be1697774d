package dev.forge.bench;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G2Affine;
import dev.forge.zk.curve.MultiPairing;
import dev.forge.zk.curve.PreparedG2;
import dev.forge.zk.groth16.Proof;
import dev.forge.zk.groth16.VerifyingKey;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.kernel.FieldKernel;
import dev.forge.zk.kernel.Kernels;
import dev.forge.zk.pairing.PointSums;
import dev.forge.zk.pairing.PreparedPoints;
import dev.forge.zk.pairing.ShortScalar;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The parts of verifying a hundred proofs at once, on one core. */
final class VerificationProfile {
  private static final int RUNS = 21;

  private static final int WARM_UP = 20;
  private static final int OF_ALL = 100;

  /** A slice: as many proofs as each of two cores takes of a hundred. */
  private static final int PROOFS = 56;

  private static final int BLOCKS = PROOFS / FieldKernel.LANES;
  private static final int DIGITS = 64;
  private static final int OF_DOUBLING = 7;
  private static final int OF_ADDITION = 11;
  /** Products in Fp2 of 3 and squares of 2 products of Fp: slope, new point, and the share of a joint inversion. */
  private static final int OF_LINE = 3 + 3 + 2 + 3 + 9;
  /** Ten products in Fp2, and two elements of it scaled. */
  private static final int OF_MULTIPLYING_LINE = 34;
  private static final int OF_SQUARING = 36;

  private final VerifyingKey key;
  private final List<Proof> proofs;
  private final double speed;

  VerificationProfile(VerifyingKey key, Proof proof) {
    this.key = key;
    proofs = Collections.nCopies(PROOFS, proof);
    speed = KernelSpeed.productsPerSecond(Kernels.chosen().fp(), Cores.of(1));
  }

  /** Each part, with its seconds, and the products of field elements that it needs in theory where it runs in lanes. */
  List<JsonObject> parts() {
    SecureRandom random = new SecureRandom();
    List<ShortScalar> powers = Stream.generate(() -> ShortScalar.draw(random)).limit(PROOFS).toList();
    List<G2Affine> b = proofs.stream().map(Proof::b).toList();
    List<G1Affine> a = proofs.stream().map(Proof::a).toList();
    PreparedPoints prepared = PreparedPoints.of(b);
    int fixed = key.commitmentCount() == 0 ? 3 : 4 + key.commitmentCount();
    int sums = key.commitmentCount() == 0 ? 1 : 2 + key.commitmentCount();
    PreparedG2 beta = PreparedG2.of(key.beta2());
    return List.of(
        part("verify 100: lines of B", 2 * DIGITS + (long) OF_LINE * PreparedG2.LINES, () -> PreparedPoints.of(b)),
        part("verify 100: pairings of A and B",
            DIGITS * (OF_DOUBLING + OF_ADDITION) + OF_MULTIPLYING_LINE * PreparedG2.LINES
                + DIGITS * OF_SQUARING / BLOCKS,
            () -> prepared.unfinished(a, powers)),
        part("verify 100: sums of the other points",
            sums * (long) (DIGITS * OF_ADDITION + DIGITS * OF_DOUBLING / BLOCKS),
            () -> PointSums.of(Collections.nCopies(sums, a), powers)),
        part("verify 100: pairings with the key", 0, () -> {
          MultiPairing pairing = new MultiPairing();
          IntStream.range(0, fixed).forEach(i -> pairing.add(a.get(i), beta));
          pairing.product();
        }));
  }

  /** Products are those for one proof; a part without them is paid once for all. */
  private JsonObject part(String name, long products, Runnable work) {
    double share = products > 0 ? (double) OF_ALL / PROOFS : 1;
    IntStream.range(0, WARM_UP).forEach(run -> work.run());
    double median = share * Series.of(IntStream.range(0, RUNS).mapToObj(run -> seconds(work)).toList()).median();
    JsonObjectBuilder part = Json.createObjectBuilder().add("part", name).add("seconds", median);
    long all = OF_ALL * products;
    return (all > 0 ? part.add("products", all).add("factor", median / (all / speed)) : part).build();
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }
}
