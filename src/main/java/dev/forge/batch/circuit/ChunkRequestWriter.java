package dev.forge.batch.circuit;

import dev.forge.batch.MerklePath;
import dev.forge.prover.CircuitId;
import dev.forge.prover.ProgramInputs;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Writes a chunk as workers are asked for its proof by {@code POST /prove}, from what its circuit takes (see
 * {@link CircuitInputs}). Signatures are carried and not proved; they are not among the inputs, and are written as zeros.
 */
public final class ChunkRequestWriter {
  private static final String NO_SIGNATURE = "0".repeat(128);
  private static final int WITHOUT_WITNESS = 3;

  private final FrVector inputs;
  private int position = CircuitInputs.PUBLIC_INPUTS;

  private ChunkRequestWriter(FrVector inputs) {
    this.inputs = inputs;
  }

  /**
   * The request for a chunk's proof; empty where no such request can say what the chunk has: withdrawals, shielded entries, or
   * transactions that were not kept.
   */
  public static Optional<JsonObject> write(int chunk, CircuitId circuit, ProgramInputs inputs) {
    return BatchCircuit.named(circuit.name()).flatMap(named -> new ChunkRequestWriter(inputs.parameters())
        .transactions(named).map(transactions -> request(chunk, circuit, inputs.parameters(), transactions)));
  }

  private static JsonObject request(int chunk, CircuitId circuit, FrVector inputs, JsonArrayBuilder transactions) {
    return Json.createObjectBuilder().add("chunk_id", chunk).add("pre_root", inputs.get(0).toString())
        .add("post_root", inputs.get(1).toString()).add("transactions", transactions)
        .add("batch_id", number(inputs.get(6))).add("pre_shielded_root", inputs.get(2).toString())
        .add("circuit", circuit.name()).build();
  }

  private Optional<JsonArrayBuilder> transactions(BatchCircuit circuit) {
    if (inputs.size() == CircuitInputs.size(circuit.capacity())) {
      int transfers = number(next()).intValueExact();
      boolean transfersAlone = next().isZero() & next().isZero();
      return transfersAlone ? Optional.of(transfers(transfers)) : Optional.empty();
    }
    int rest = inputs.size() - CircuitInputs.PUBLIC_INPUTS;
    return rest > 0 && rest % WITHOUT_WITNESS == 0 ? Optional.of(withoutWitness(rest / WITHOUT_WITNESS))
        : Optional.empty();
  }

  private JsonArrayBuilder withoutWitness(int transactions) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    for (int i = 0; i < transactions; i++) {
      all.add(Json.createObjectBuilder().add("sender_pubkey", next().toString())
          .add("receiver_pubkey", next().toString()).add("amount", number(next())).add("signature", NO_SIGNATURE)
          .add("merkle_path", Json.createArrayBuilder()));
    }
    return all;
  }

  private JsonArrayBuilder transfers(int transfers) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    for (int i = 0; i < transfers; i++) {
      JsonObjectBuilder transfer = Json.createObjectBuilder();
      next(); // used
      account(transfer, "sender");
      path(transfer, "sender");
      account(transfer, "receiver");
      next(); // whether the receiver is new
      path(transfer, "receiver");
      all.add(transfer.add("amount", number(next())).add("signature", NO_SIGNATURE));
    }
    return all;
  }

  private void account(JsonObjectBuilder transfer, String who) {
    transfer.add(who + "_pubkey", next().toString()).add(who + "_balance", number(next()))
        .add(who + "_nonce", number(next()));
  }

  private void path(JsonObjectBuilder transfer, String who) {
    JsonArrayBuilder siblings = Json.createArrayBuilder();
    JsonArrayBuilder indices = Json.createArrayBuilder();
    for (int level = 0; level < MerklePath.DEPTH; level++) {
      siblings.add(next().toString());
    }
    for (int level = 0; level < MerklePath.DEPTH; level++) {
      indices.add(number(next()));
    }
    transfer.add(who + "_merkle_path", siblings).add(who + "_path_indices", indices);
  }

  private Fr next() {
    return inputs.get(position++);
  }

  private static BigInteger number(Fr value) {
    return value.toBigInteger();
  }
}
