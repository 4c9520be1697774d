package dev.forge.zk.groth16;

import dev.forge.zk.field.Fr;
import dev.forge.zk.pairing.ShortScalar;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The powers that equations are raised to before they are multiplied, 2^128 of them with equal chances, none 0 modulo r.
 *
 * @param random a {@link java.security.SecureRandom} but in tests, for whoever can foretell the powers can make equations
 *     that do not hold cancel
 */
record RandomPowers(RandomGenerator random) {
  private static final Fr TWO_TO_64 = Fr.ofUnsigned(-1).add(Fr.ONE);

  /** An integer from 1 to 2^128. */
  Fr draw() {
    Fr high = Fr.ofUnsigned(random.nextLong()).multiply(TWO_TO_64);
    return high.add(Fr.ofUnsigned(random.nextLong())).add(Fr.ONE);
  }

  /** Powers in the form that is cheapest for points. */
  List<ShortScalar> draw(int count) {
    return Stream.generate(() -> ShortScalar.draw(random)).limit(count).toList();
  }
}
