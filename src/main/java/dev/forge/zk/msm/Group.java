package dev.forge.zk.msm;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G1Jacobian;
import dev.forge.zk.curve.G2Affine;
import dev.forge.zk.curve.G2Jacobian;
import dev.forge.zk.kernel.Kernels;

/**
 * What a multi-exponentiation needs to know of a group.
 *
 * @param <P> its points
 */
interface Group<P> {
  /** G1. */
  Group<G1Jacobian> G1 = new Group<>() {
    @Override
    public CoordinateKernel coordinates(Kernels kernels) {
      return CoordinateKernel.g1(kernels);
    }

    @Override
    public G1Jacobian infinity() {
      return G1Jacobian.INFINITY;
    }

    @Override
    public G1Jacobian twice(G1Jacobian point) {
      return point.twice();
    }

    @Override
    public G1Jacobian add(G1Jacobian point, long[] affine) {
      return point.add(G1Affine.unpack(affine, 0));
    }

    @Override
    public long[] affine(G1Jacobian point) {
      long[] limbs = new long[G1Affine.LIMBS];
      point.toAffine().pack(limbs, 0);
      return limbs;
    }
  };

  /** G2. */
  Group<G2Jacobian> G2 = new Group<>() {
    @Override
    public CoordinateKernel coordinates(Kernels kernels) {
      return CoordinateKernel.g2(kernels);
    }

    @Override
    public G2Jacobian infinity() {
      return G2Jacobian.INFINITY;
    }

    @Override
    public G2Jacobian twice(G2Jacobian point) {
      return point.twice();
    }

    @Override
    public G2Jacobian add(G2Jacobian point, long[] affine) {
      return point.add(G2Affine.unpack(affine, 0));
    }

    @Override
    public long[] affine(G2Jacobian point) {
      long[] limbs = new long[G2Affine.LIMBS];
      point.toAffine().pack(limbs, 0);
      return limbs;
    }
  };

  CoordinateKernel coordinates(Kernels kernels);

  P infinity();

  P twice(P point);

  /** The sum with an affine point given by Montgomery limbs, all 0 for infinity. */
  P add(P point, long[] affine);

  /** The Montgomery limbs of the affine coordinates, all 0 for infinity. */
  long[] affine(P point);
}
