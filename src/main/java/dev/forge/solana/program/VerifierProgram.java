package dev.forge.solana.program;

import dev.forge.zk.codec.FormatException;
import dev.forge.zk.codec.VerifyingKeyCodec;
import dev.forge.zk.groth16.VerifyingKey;

/**
 * A Solana program that verifies the proofs of one key. Its instruction takes no accounts; the data are the proof and then
 * the public witness in gnark's raw format, and it succeeds where the proof verifies. It keeps nothing.
 *
 * @param verifyingKeyHash names the key, as {@code vk_hash} does
 * @param publicInputs how many public inputs a proof has
 * @param commitments how many commitments, 0 or 1
 * @param instructionBytes the length of the instruction's data
 * @param elf the program's file
 */
public record VerifierProgram(String verifyingKeyHash, int publicInputs, int commitments, int instructionBytes,
    byte[] elf) {
  /**
   * The program of a key in gnark's format.
   *
   * @throws IllegalArgumentException if the bytes are no key, or one with infinity in alpha, beta, gamma, delta or a
   *     commitment key, with more than one commitment, or with too many public inputs
   */
  public static VerifierProgram of(byte[] verifyingKey) {
    try {
      return of(VerifyingKeyCodec.read(verifyingKey));
    } catch (FormatException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static VerifierProgram of(VerifyingKey key) {
    if (key.commitmentCount() > 1) {
      throw new IllegalArgumentException(
          "the key has " + key.commitmentCount() + " commitments; a program takes proofs with one at most");
    }
    HeapPlan heap = HeapPlan.of(key);
    InstructionData data = new InstructionData(key.publicInputCount(), key.commitmentCount());
    Constants constants = heap.commitment()
        .map(plan -> Constants.of(heap, plan, data, key.publicAndCommitmentCommitted().getFirst()))
        .orElseGet(() -> Constants.withoutCommitment(heap));
    byte[] code = new VerifierCode(heap, data, constants).write();
    return new VerifierProgram(VerifyingKeyCodec.hash(key), data.inputs(), data.commitments(), data.length(),
        ElfFile.of(code, constants.bytes()));
  }
}
