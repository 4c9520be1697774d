/**
 * From ACIR to rank-1 constraints: what a Noir program asserts, as rows over wires, and the wires' values for a solved
 * witness.
 *
 * <p>What each opcode becomes, n being its width or the length of a block:
 *
 * <pre>
 * AssertZero   a row for each product left after factoring, one if there is none; 0 = 0 costs nothing
 * RANGE        n rows by bits; or 1 row and ceil(n / b) or one more lookups in a table of 2^b entries for all;
 *              none from 254 bits on, since every element of the field has at most 254
 * AND, XOR     n + 1 rows for each operand's bits, made once for each wire, and n rows for the products
 * memory       n + 1 rows for each index and length, n for a read, n for a write that a read follows; where the index
 *              is fixed by a constraint, 1 row for a read and none for a write
 * Call         nothing where it is always made; otherwise a row for each input and output, and the predicate's bit
 * Poseidon2    267 rows
 * Brillig      nothing
 * </pre>
 *
 * <p>A conditional call's rows have its predicate g in the place of the constant one. If g = 1 they are the callee's
 * own rows; if g = 0 all zeros satisfy them. Ranges hold for zeros in any case, so they are not gated, and a wire that
 * several functions share is bounded once.
 *
 * <p>The lookups share one BSB22 commitment. It covers all limbs and all multiplicities, which the challenge must not
 * precede, and a random mask, without which the commitment would tell guesses of the witness apart.
 */
package dev.forge.zk.synthesis;
