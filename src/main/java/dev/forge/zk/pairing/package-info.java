/**
 * Pairings and sums of many points at once, eight in the lanes of each block of the vector kernels. What is computed for
 * one proof does not depend on its values, so it is computed for eight at the price of one.
 *
 * <p>Lane i of block k belongs to point 8 k + i. A block of Fp2 is the block of real parts, then that of imaginary parts.
 */
package dev.forge.zk.pairing;
