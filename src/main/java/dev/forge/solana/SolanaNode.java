package dev.forge.solana;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/** One node, asked by JSON-RPC; every method throws {@link RpcException}. Safe for use by several threads. */
public final class SolanaNode {
  private final JsonRpc rpc;

  /** A node at an address. */
  public SolanaNode(URI endpoint, RpcTransport transport) {
    rpc = new JsonRpc(endpoint, transport);
  }

  /** An account. */
  public record AccountInfo(long lamports, Address owner, boolean executable, byte[] data) {}

  /** What a transaction would do. */
  public record Simulation(Optional<JsonValue> error, long unitsConsumed, String lastLog) {}

  /** What was found of a transaction, and the slot up to which the node looked. */
  public record Found(long slot, Optional<TransactionStatus> status) {}

  /** Names the node without what may be secret in its address. */
  public String name() {
    return rpc.name();
  }

  /** The first block's hash, which names the network. */
  public String genesisHash() {
    return read("getGenesisHash", array(), value -> ((JsonString) value).getString());
  }

  /** The newest slot of a commitment level. */
  public long slot(Commitment commitment) {
    return read("getSlot", array(at(commitment).build()), SolanaNode::number);
  }

  /**
   * The height of the newest block of a commitment level.
   *
   * @param atLeast the slot that the node must have seen at this level
   */
  public long blockHeight(Commitment commitment, long atLeast) {
    return read("getBlockHeight", array(at(commitment).add("minContextSlot", atLeast).build()), SolanaNode::number);
  }

  /** A blockhash that is confirmed. */
  public Blockhash latestBlockhash() {
    return read("getLatestBlockhash", array(at(Commitment.CONFIRMED).build()), value -> {
      JsonObject found = value.asJsonObject().getJsonObject("value");
      return new Blockhash(new Address(found.getString("blockhash")).text(),
          number(found.getJsonNumber("lastValidBlockHeight")));
    });
  }

  /** The lamports of an account; 0 where there is none. */
  public long balance(Address address) {
    return read("getBalance", array(Json.createValue(address.text()), at(Commitment.CONFIRMED).build()),
        value -> number(value.asJsonObject().getJsonNumber("value")));
  }

  /** An account, where there is one. */
  public Optional<AccountInfo> account(Address address) {
    JsonObject options = at(Commitment.CONFIRMED).add("encoding", "base64").build();
    return read("getAccountInfo", array(Json.createValue(address.text()), options),
        value -> object(value.asJsonObject().get("value")).map(SolanaNode::account));
  }

  /** The lamports that keep an account of some bytes alive. */
  public long rentExemption(long bytes) {
    return read("getMinimumBalanceForRentExemption", array(Json.createValue(bytes)), SolanaNode::number);
  }

  /** What a node knows of a transaction, however long ago it landed. */
  public Found status(String signature) {
    JsonObject options = Json.createObjectBuilder().add("searchTransactionHistory", true).build();
    return read("getSignatureStatuses",
        array(Json.createArrayBuilder().add(signature).build(), options), value -> {
          JsonObject answer = value.asJsonObject();
          return new Found(answer.getJsonObject("context").getJsonNumber("slot").longValueExact(),
              object(answer.getJsonArray("value").get(0)).map(SolanaNode::status));
        });
  }

  /** What a landed transaction used, where the node keeps it. */
  public Optional<Long> unitsConsumed(String signature, Commitment commitment) {
    Commitment level = commitment == Commitment.PROCESSED ? Commitment.CONFIRMED : commitment;
    JsonObject options = at(level).add("encoding", "base64").add("maxSupportedTransactionVersion", 0).build();
    return read("getTransaction", array(Json.createValue(signature), options), value -> object(value)
        .flatMap(found -> object(found.get("meta")))
        .map(meta -> meta.getJsonNumber("computeUnitsConsumed")).map(JsonNumber::longValueExact));
  }

  /** What a transaction would do now. */
  public Simulation simulate(SolanaTransaction transaction) {
    JsonObject options =
        at(Commitment.CONFIRMED).add("encoding", "base64").add("sigVerify", true).build();
    return read("simulateTransaction", array(Json.createValue(transaction.base64()), options), value -> {
      JsonObject result = value.asJsonObject().getJsonObject("value");
      return new Simulation(error(result), result.getJsonNumber("unitsConsumed").longValueExact(), lastLog(result));
    });
  }

  /** Sends a transaction, which the node simulates first; that it is taken does not mean that it lands. */
  public void send(String base64) {
    JsonObject options = Json.createObjectBuilder().add("encoding", "base64")
        .add("preflightCommitment", Commitment.CONFIRMED.word()).build();
    read("sendTransaction", array(Json.createValue(base64), options), value -> ((JsonString) value).getString());
  }

  private <T> T read(String method, JsonArray parameters, Function<JsonValue, T> reader) {
    JsonValue result = rpc.call(method, parameters);
    try {
      return reader.apply(result);
    } catch (ClassCastException | NullPointerException | ArithmeticException | IndexOutOfBoundsException
        | IllegalArgumentException e) {
      String text = result.toString();
      throw rpc.malformed(method, text.length() <= 200 ? text : text.substring(0, 200));
    }
  }

  private static TransactionStatus status(JsonObject status) {
    Commitment commitment =
        Commitment.valueOf(status.getString("confirmationStatus").toUpperCase(java.util.Locale.ROOT));
    return new TransactionStatus(status.getJsonNumber("slot").longValueExact(), commitment, error(status));
  }

  private static AccountInfo account(JsonObject account) {
    byte[] data = Base64.getDecoder().decode(account.getJsonArray("data").getString(0));
    return new AccountInfo(account.getJsonNumber("lamports").longValueExact(), new Address(account.getString("owner")),
        account.getBoolean("executable"), data);
  }

  /** The error of a transaction. A node must say that there is none, lest what is missing be taken for success. */
  private static Optional<JsonValue> error(JsonObject status) {
    JsonValue error = java.util.Objects.requireNonNull(status.get("err"));
    return error == JsonValue.NULL ? Optional.empty() : Optional.of(error);
  }

  private static String lastLog(JsonObject result) {
    return result.get("logs") instanceof JsonArray logs && !logs.isEmpty() ? logs.getString(logs.size() - 1) : "";
  }

  private static Optional<JsonObject> object(JsonValue value) {
    return java.util.Objects.requireNonNull(value) == JsonValue.NULL ? Optional.empty()
        : Optional.of(value.asJsonObject());
  }

  private static long number(JsonValue value) {
    return ((JsonNumber) value).longValueExact();
  }

  private static JsonObjectBuilder at(Commitment commitment) {
    return Json.createObjectBuilder().add("commitment", commitment.word());
  }

  private static JsonArray array(JsonValue... values) {
    var array = Json.createArrayBuilder();
    for (JsonValue value : values) {
      array.add(value);
    }
    return array.build();
  }
}
