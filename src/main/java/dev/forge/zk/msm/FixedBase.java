package dev.forge.zk.msm;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G1Jacobian;
import dev.forge.zk.curve.G2Affine;
import dev.forge.zk.curve.G2Jacobian;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.kernel.Cores;
import java.util.ArrayList;
import java.util.List;

/** Many multiples of one point, as the setup of a proving key needs them. */
public final class FixedBase {
  private FixedBase() {}

  /** scalars[i] * base for all i. */
  public static G1Bases multiply(G1Affine base, FrVector scalars, Cores cores) {
    List<G1Jacobian> points = new ArrayList<>();
    for (int i = 0; i < scalars.size(); i++) {
      points.add(base.multiply(scalars.get(i)));
    }
    return G1Bases.of(G1Jacobian.normalize(points));
  }

  /** scalars[i] * base for all i. */
  public static G2Bases multiply(G2Affine base, FrVector scalars, Cores cores) {
    List<G2Jacobian> points = new ArrayList<>();
    for (int i = 0; i < scalars.size(); i++) {
      points.add(base.multiply(scalars.get(i)));
    }
    return G2Bases.of(G2Jacobian.normalize(points));
  }
}
