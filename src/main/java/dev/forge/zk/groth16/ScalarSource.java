package dev.forge.zk.groth16;

import dev.forge.zk.field.Fr;
import java.security.SecureRandom;
import java.util.SplittableRandom;

/** Where random scalars come from. */
@FunctionalInterface
public interface ScalarSource {
  /** The next scalar, uniform in [0, r). */
  Fr next();

  /** The next scalar other than 0. */
  default Fr nextNonZero() {
    Fr scalar = next();
    while (scalar.isZero()) {
      scalar = next();
    }
    return scalar;
  }

  /** Cryptographically strong scalars. */
  static ScalarSource secure() {
    SecureRandom random = new SecureRandom();
    return () -> below254Bits(random::nextBytes);
  }

  /** The same scalars for the same seed: for tests, since whoever knows the seed knows them. */
  static ScalarSource insecureReproducible(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return () -> below254Bits(random::nextBytes);
  }

  /** Draws 254 bits until they are below r. */
  private static Fr below254Bits(java.util.function.Consumer<byte[]> fill) {
    byte[] bytes = new byte[32];
    while (true) {
      fill.accept(bytes);
      bytes[0] &= 0x3f;
      var scalar = Fr.fromBytes(bytes, 0);
      if (scalar.isPresent()) {
        return scalar.get();
      }
    }
  }
}
