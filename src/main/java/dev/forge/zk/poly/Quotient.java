package dev.forge.zk.poly;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.kernel.Cores;

/**
 * The quotient h = (a b - c) / (X^n - 1) of Groth16 ("On the Size of Pairing-based Non-interactive Arguments", 2016,
 * section 3.2), where a, b, c interpolate the rows of the three matrices times the assignment.
 */
public final class Quotient {
  private final Domain domain;
  private final Fft fft;

  /** Quotients over a domain. */
  public Quotient(Domain domain) {
    this.domain = domain;
    fft = new Fft(domain);
  }

  /**
   * The n - 1 coefficients of h, lowest first. The inputs are not changed; rows that a shorter input lacks are 0.
   *
   * @param a values of the left rows, at most n
   * @param b values of the right rows, at most n
   * @param c values of the output rows, at most n
   */
  public FrVector of(FrVector a, FrVector b, FrVector c, Cores cores) {
    FrVector x = onCoset(a, cores);
    FrVector y = onCoset(b, cores);
    FrVector z = onCoset(c, cores);
    Fr factor = domain.vanishingAt(Domain.COSET_SHIFT).invert();
    for (int i = 0; i < domain.size(); i++) {
      x.set(i, x.get(i).multiply(y.get(i)).subtract(z.get(i)).multiply(factor));
    }
    fft.interpolateOnCoset(x, cores);
    FrVector h = new FrVector(domain.size() - 1);
    System.arraycopy(x.limbs(), 0, h.limbs(), 0, h.limbs().length);
    return h;
  }

  private FrVector onCoset(FrVector rows, Cores cores) {
    if (rows.size() > domain.size()) {
      throw new IllegalArgumentException(rows.size() + " rows over a " + domain);
    }
    FrVector padded = new FrVector(domain.size());
    System.arraycopy(rows.limbs(), 0, padded.limbs(), 0, rows.limbs().length);
    fft.interpolate(padded, cores);
    fft.evaluateOnCoset(padded, cores);
    return padded;
  }
}
