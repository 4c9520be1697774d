package dev.forge.bench.fleet;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The batches of a load, by turns: mostly good ones, and now and then one that must fail, of three kinds: an amount beyond the
 * balance, a root that the witness does not lead to, and a transfer that comes twice. Good ones have their witness where
 * proofs are real; where they are mocks they have none, and are larger.
 */
final class PlannedBatches {
  private static final int PLANTED_EVERY = 7;
  private static final int MOST_MOCK_CHUNKS = 12;
  private static final int TRANSACTIONS_OF_A_MOCK_CHUNK = 8;
  private static final int MOST_REAL_CHUNKS = 3;
  private static final String LARGEST = "18446744073709551615";
  private static final String ELSEWHERE = "0x0000000000000000000000000000000000000000000000000000000000000007";

  private final boolean real;
  private final JsonObject one;
  private final JsonObject several;

  /**
   * The batches of a prover.
   *
   * @param project where the examples are
   */
  PlannedBatches(Path project, boolean real) throws IOException {
    this.real = real;
    one = example(project.resolve("examples/batch-1t.json"));
    several = example(project.resolve("examples/batch-8t4w4s-full.json"));
  }

  private static JsonObject example(Path file) throws IOException {
    try (var reader = Json.createReader(Files.newBufferedReader(file))) {
      return reader.readObject().getJsonObject("request");
    }
  }

  /** The batch of a number from 0; how large it is follows from randomness. */
  PlannedBatch next(int number, Random random) {
    if (number % PLANTED_EVERY == PLANTED_EVERY - 1) {
      return planted(number);
    }
    String id = "batch-" + number;
    if (real) {
      int chunks = 1 + random.nextInt(MOST_REAL_CHUNKS);
      List<JsonObject> transfers = several.getJsonArray("transfers").getValuesAs(JsonObject.class).subList(0, chunks);
      return new PlannedBatch(id, body(id, several.getString("pre_state_root"), transfers), chunks, Optional.empty());
    }
    int chunks = 1 + random.nextInt(MOST_MOCK_CHUNKS);
    return new PlannedBatch(id, SwarmClient.batch(id, TRANSACTIONS_OF_A_MOCK_CHUNK * chunks), chunks, Optional.empty());
  }

  private PlannedBatch planted(int number) {
    JsonObject transfer = one.getJsonArray("transfers").getJsonObject(0);
    String before = one.getString("pre_state_root");
    String sender = "the sender with balance " + transfer.get("sender_balance") + " and nonce "
        + transfer.get("sender_nonce") + " leads to the root " + text(before) + ", but the current root is ";
    return switch (number / PLANTED_EVERY % 3) {
      case 0 -> bad("planted-amount-" + number, before,
          List.of(Json.createObjectBuilder(transfer).add("amount", new BigInteger(LARGEST)).build()),
          "/transfers/0: the sender's balance " + transfer.get("sender_balance") + " is below the amount " + LARGEST);
      case 1 -> bad("planted-root-" + number, ELSEWHERE, List.of(transfer), "/transfers/0: " + sender + ELSEWHERE);
      default -> bad("planted-twice-" + number, before, List.of(transfer, transfer),
          "/transfers/1: " + sender + text(one.getString("post_state_root")));
    };
  }

  private static PlannedBatch bad(String id, String root, List<JsonObject> transfers, String reason) {
    return new PlannedBatch(id, body(id, root, transfers), 0, Optional.of(reason));
  }

  private static String body(String id, String root, List<JsonObject> transfers) {
    JsonArrayBuilder transactions = Json.createArrayBuilder();
    transfers.forEach(transactions::add);
    JsonObjectBuilder batch = Json.createObjectBuilder().add("batch_id", id).add("initial_root", text(root))
        .add("transactions", transactions);
    return Json.createObjectBuilder().add("batch", batch).build().toString();
  }

  /** A root of 64 digits as answers write it. */
  private static String text(String root) {
    return root.startsWith("0x") ? root : "0x" + root;
  }
}
