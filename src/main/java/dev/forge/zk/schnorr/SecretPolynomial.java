package dev.forge.zk.schnorr;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.field.Fr;
import java.util.ArrayList;
import java.util.List;

/** The polynomial that shares a secret (Shamir, "How to share a secret", 1979); it is erased when closed. */
public final class SecretPolynomial implements AutoCloseable {
  private final List<SecretScalar> coefficients;

  private SecretPolynomial(List<SecretScalar> coefficients) {
    this.coefficients = coefficients;
  }

  /** f = secret + a_1 x + ... ; it takes the secret and the coefficients over and erases them with itself. */
  public static SecretPolynomial of(SecretScalar secret, List<SecretScalar> others) {
    List<SecretScalar> all = new ArrayList<>(others.size() + 1);
    all.add(secret);
    all.addAll(others);
    return new SecretPolynomial(all);
  }

  /** How many shares give the secret back. */
  public int threshold() {
    return coefficients.size();
  }

  /**
   * f(index).
   *
   * @param index at least 1: at 0 is the secret
   */
  public SecretScalar share(int index) {
    if (index < 1) {
      throw new IllegalArgumentException("share index " + index);
    }
    Fr x = Fr.of(index);
    SecretScalar value = coefficients.getLast().times(Fr.ONE);
    for (int i = coefficients.size() - 2; i >= 0; i--) {
      SecretScalar higher = value;
      value = coefficients.get(i).plus(x, higher);
      higher.close();
    }
    return value;
  }

  /** g to the power of each coefficient: what everybody may know of it (Feldman, 1987). */
  public ShareCommitments commitments(G1Affine generator) {
    return new ShareCommitments(coefficients.stream().map(each -> each.power(generator)).toList());
  }

  /** Erases secret and coefficients. */
  @Override
  public void close() {
    coefficients.forEach(SecretScalar::close);
  }

  /** Does not show it. */
  @Override
  public String toString() {
    return "secret polynomial of degree " + (coefficients.size() - 1);
  }
}
