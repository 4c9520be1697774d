/**
 * Rank-1 constraint systems: rows (left . w)(right . w) = output . w in compact sparse matrices, the wires' values,
 * and the BSB22 commitments that some wires are covered by.
 */
package dev.forge.zk.r1cs;
