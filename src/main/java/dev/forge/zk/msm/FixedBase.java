package dev.forge.zk.msm;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G2Affine;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.kernel.Kernels;
import dev.forge.zk.kernel.Workspace;

/**
 * Many multiples of one point, as the setup of a proving key needs them: from a table of all multiples of the base by a
 * digit at each place, each result is the sum of one entry a window.
 */
public final class FixedBase {
  private FixedBase() {}

  /** scalars[i] * base for all i. */
  public static G1Bases multiply(G1Affine base, FrVector scalars, Cores cores) {
    return multiply(base, scalars, cores, Kernels.chosen());
  }

  /** scalars[i] * base for all i. */
  public static G2Bases multiply(G2Affine base, FrVector scalars, Cores cores) {
    return multiply(base, scalars, cores, Kernels.chosen());
  }

  static G1Bases multiply(G1Affine base, FrVector scalars, Cores cores, Kernels kernels) {
    PackedPoints result = PackedPoints.allocate(scalars.size(), G1Bases.WORDS);
    if (!base.isInfinity()) {
      int bits = WindowSize.fixedBaseBits(scalars.size(), false);
      multiply(FixedBaseTable.of(Group.G1, base.toJacobian(), bits, kernels), scalars, result, cores, kernels);
    }
    return new G1Bases(result);
  }

  static G2Bases multiply(G2Affine base, FrVector scalars, Cores cores, Kernels kernels) {
    PackedPoints result = PackedPoints.allocate(scalars.size(), G2Bases.WORDS);
    if (!base.isInfinity()) {
      int bits = WindowSize.fixedBaseBits(scalars.size(), true);
      multiply(FixedBaseTable.of(Group.G2, base.toJacobian(), bits, kernels), scalars, result, cores, kernels);
    }
    return new G2Bases(result);
  }

  private static void multiply(
      FixedBaseTable table, FrVector scalars, PackedPoints result, Cores cores, Kernels kernels) {
    try (Workspace workspace = new Workspace()) {
      SignedDigits digits = SignedDigits.of(scalars, kernels.fr(), cores, workspace);
      int section = FixedBaseWorker.SECTION;
      cores.run((scalars.size() + section - 1) / section, () -> {
        FixedBaseWorker worker = new FixedBaseWorker(table, digits, result, kernels);
        return i -> worker.accept(section * i, Math.min(section * (i + 1), scalars.size()));
      });
    }
  }
}
