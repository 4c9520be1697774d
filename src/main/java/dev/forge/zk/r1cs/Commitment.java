package dev.forge.zk.r1cs;

/**
 * A BSB22 commitment of a constraint system, as gnark v0.14 has it (groth16 {@code constraint.Groth16Commitment}).
 *
 * @param privateCommitted committed private wires, ascending; a wire belongs to one commitment at most
 * @param publicAndCommitmentCommitted committed public wires, ascending, then wires of earlier commitments
 * @param wire the private wire that holds the challenge
 */
public record Commitment(int[] privateCommitted, int[] publicAndCommitmentCommitted, int wire) {}
