package dev.forge.zk.groth16;

import dev.forge.zk.field.Fr;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The powers that equations are raised to before they are multiplied, from 1 to 2^128.
 *
 * @param random a {@link java.security.SecureRandom} but in tests, for whoever can foretell the powers can make equations
 *     that do not hold cancel
 */
record RandomPowers(RandomGenerator random) {
  private static final Fr TWO_TO_64 = Fr.ofUnsigned(-1).add(Fr.ONE);

  Fr draw() {
    Fr high = Fr.ofUnsigned(random.nextLong()).multiply(TWO_TO_64);
    return high.add(Fr.ofUnsigned(random.nextLong())).add(Fr.ONE);
  }

  List<Fr> draw(int count) {
    List<Fr> powers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      powers.add(draw());
    }
    return powers;
  }
}
