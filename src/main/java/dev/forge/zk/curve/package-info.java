/**
 * The curves: BN254, its twist, its pairing, and Grumpkin.
 *
 * <pre>
 *   Fp2  = Fp[u] / (u^2 + 1)           G1  y^2 = x^3 + 3 over Fp, of prime order r
 *   Fp6  = Fp2[v] / (v^3 - (9 + u))    G2  the subgroup of order r of y^2 = x^3 + 3 / (9 + u) over Fp2
 *   Fp12 = Fp6[w] / (w^2 - v)          e   G1 x G2 to Fp12, the optimal ate pairing
 * </pre>
 *
 * <p>Each level of the tower has an immutable value ({@code Fp6}) and arithmetic on packed limbs behind it
 * ({@code Fp6Arithmetic}). Points from elsewhere are checked by {@code isOnCurve} and, on the twist,
 * {@code isInSubgroup}: operations take both for granted.
 */
package dev.forge.zk.curve;
