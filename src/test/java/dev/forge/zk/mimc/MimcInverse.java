package dev.forge.zk.mimc;

import dev.forge.zk.field.Fr;
import java.math.BigInteger;

/** The MiMC permutation run backwards, which is what makes the hash forgeable. */
public final class MimcInverse {
  private static final BigInteger SEVENTH_ROOT =
      BigInteger.valueOf(7).modInverse(Fr.MODULUS.value().subtract(BigInteger.ONE));

  private MimcInverse() {}

  /** The x whose permutation is y. */
  public static Fr permute(Fr y) {
    Fr x = y;
    for (int round = Mimc.ROUNDS - 1; round >= 0; round--) {
      x = x.power(SEVENTH_ROOT).subtract(Mimc.roundConstant(round));
    }
    return x;
  }

  /** The last input that makes a hash with the given inputs before it come out as the target. */
  public static Fr solveLastInput(Fr target, Fr... before) {
    Fr state = Mimc.permute(Fr.of(before.length + 1L));
    for (Fr input : before) {
      state = Mimc.permute(state.add(input));
    }
    return permute(target).subtract(state);
  }
}
