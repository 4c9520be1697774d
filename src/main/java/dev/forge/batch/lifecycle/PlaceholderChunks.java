package dev.forge.batch.lifecycle;

import dev.forge.batch.FieldText;
import dev.forge.batch.SwarmTransaction;
import dev.forge.batch.Unsigned64;
import dev.forge.batch.circuit.BatchCircuit;
import dev.forge.dispatch.ChunkIndex;
import dev.forge.dispatch.ChunkPlan;
import dev.forge.prover.CircuitId;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Chunks of a batch without witness, for a mock prover. The root after each is the placeholder that old coordinators use:
 * {@code 0x} and the SHA-256 of the root before it as it is written and, for each transaction, sender and receiver as they
 * are written and the amount in 8 bytes, little-endian. It may exceed the modulus; the statement has it reduced.
 */
final class PlaceholderChunks {
  private final Unsigned64 number;
  private final boolean keepTransactions;
  private String root;
  private int next;

  PlaceholderChunks(Batch batch, boolean keepTransactions) {
    number = batch.number();
    this.keepTransactions = keepTransactions;
    root = batch.initialRoot();
  }

  PreparedChunk next(BatchCircuit circuit, int firstEntry, List<SwarmTransaction> transactions) {
    String after = rootAfter(root, transactions);
    FrVector statement =
        FrVector.of(reduced(root), reduced(after), Fr.ZERO, Fr.ZERO, Fr.ZERO, Fr.ZERO, number.toField());
    ChunkPlan plan = new ChunkPlan(new ChunkIndex(next++), new CircuitId(circuit.name()), firstEntry,
        transactions.size(), root, after, ChunkExecution.statement(statement));
    root = after;
    return new PreparedChunk(plan, keepTransactions ? WithoutWitness.inputs(statement, transactions) : statement);
  }

  static String rootAfter(String root, List<SwarmTransaction> transactions) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(root.getBytes(StandardCharsets.US_ASCII));
      for (SwarmTransaction transaction : transactions) {
        digest.update(transaction.senderPubkey().getBytes(StandardCharsets.US_ASCII));
        digest.update(transaction.receiverPubkey().getBytes(StandardCharsets.US_ASCII));
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(Long.reverseBytes(transaction.amount().bits())).array());
      }
      return "0x" + HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** A root as an element of the field; one that is no number counts by its bytes, since only a mock's statement has it. */
  private static Fr reduced(String root) {
    return FieldText.reduced(root).orElseGet(() -> Fr.reduce(new BigInteger(1, root.getBytes(StandardCharsets.UTF_8))));
  }
}
