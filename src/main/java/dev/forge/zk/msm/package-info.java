/**
 * Sums of multiples of many points, the bulk of proving, and many multiples of one point, the bulk of setup.
 *
 * <p>The first cuts scalars into signed digits, drops each point into the bucket of its digit, and adds bucket by
 * bucket with affine points, one inversion for a batch of additions. The second is a table of multiples of the base.
 * Both are written once for G1 and G2, over the passes of {@code zk.kernel}.
 */
package dev.forge.zk.msm;
