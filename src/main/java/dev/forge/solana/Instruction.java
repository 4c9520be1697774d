package dev.forge.solana;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import software.sava.core.accounts.meta.AccountMeta;

/**
 * One call of a program.
 *
 * @param accounts what it may read and write, in the program's order
 */
public record Instruction(Address program, List<Account> accounts, byte[] data) {
  private static final byte SET_UNIT_LIMIT = 2;
  private static final byte SET_UNIT_PRICE = 3;

  /** An account in an instruction. */
  public record Account(Address address, boolean signs, boolean written) {}

  /** Limits the compute units of the transaction; it costs 150 itself. */
  public static Instruction unitLimit(int units) {
    return computeBudget(little(1 + Integer.BYTES).put(SET_UNIT_LIMIT).putInt(units));
  }

  /**
   * Sets what a compute unit costs above the base fee.
   *
   * @param price in millionths of a lamport
   */
  public static Instruction unitPrice(long price) {
    return computeBudget(little(1 + Long.BYTES).put(SET_UNIT_PRICE).putLong(price));
  }

  /** Has a verifier check a proof: the data are the proof and then the public witness, without accounts. */
  public static Instruction verify(Address program, byte[] proof, byte[] publicWitness) {
    return new Instruction(program, List.of(),
        ByteBuffer.allocate(proof.length + publicWitness.length).put(proof).put(publicWitness).array());
  }

  private static Instruction computeBudget(ByteBuffer data) {
    return new Instruction(Address.COMPUTE_BUDGET, List.of(), data.array());
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  software.sava.core.tx.Instruction toSava() {
    List<AccountMeta> metas = accounts.stream()
        .map(account -> AccountMeta.createMeta(account.address().key(), account.written(), account.signs())).toList();
    return software.sava.core.tx.Instruction.createInstruction(program.key(), metas, data);
  }
}
