package dev.forge.interop;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.forge.solana.Address;
import dev.forge.solana.HttpRpcTransport;
import dev.forge.solana.SolanaNode;
import dev.forge.solana.SolanaTransaction;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** A Solana node for tests: the Node program under src/test/interop/solana, with litesvm 1.5.0. */
public final class SolanaPeer implements AutoCloseable {
  private static final Path SOURCES = Path.of("src/test/interop/solana").toAbsolutePath();
  private static final Path INSTALLED = Path.of("target/interop/solana").toAbsolutePath();
  private static final List<String> FILES = List.of("package.json", "package-lock.json", "peer.mjs", "chain.mjs",
      "controls.mjs", "errors.mjs", "faults.mjs", "methods.mjs");
  private static final long LAMPORTS_OF_SOL = 1_000_000_000L;

  /** How long Forge waits for this peer's answers in tests. */
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Process process;
  private final HttpRpcTransport transport = new HttpRpcTransport(PATIENCE);
  private final URI base;

  private SolanaPeer(Process process, int port) {
    this.process = process;
    base = URI.create("http://127.0.0.1:" + port);
  }

  /** Starts a chain of its own; skips the test where Node or npm, or a way to litesvm, is missing. */
  public static SolanaPeer start() throws IOException, InterruptedException {
    install();
    Process process = new ProcessBuilder("node", INSTALLED.resolve("peer.mjs").toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader out = process.inputReader();
    return new SolanaPeer(process, Integer.parseInt(out.readLine()));
  }

  private static synchronized void install() throws IOException, InterruptedException {
    assumeTrue(Tool.exists("node") && Tool.exists("npm"), "no Solana runtime: no node and npm on the PATH");
    Files.createDirectories(INSTALLED);
    Path lock = INSTALLED.resolve("package-lock.json");
    Path mark = INSTALLED.resolve("installed-lock.json");
    for (String name : FILES) {
      Files.copy(SOURCES.resolve(name), INSTALLED.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(mark) || Files.mismatch(mark, lock) >= 0) {
      Tool.Answer install = Tool.run(INSTALLED, List.of("npm", "install", "--no-save", "--no-audit", "--no-fund"));
      assumeTrue(install.done(), () -> "no Solana runtime: it cannot be installed: " + install.output());
      Files.copy(lock, mark, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The first of its endpoints. */
  public URI a() {
    return base.resolve("/a");
  }

  /** The second of its endpoints, to the same chain. */
  public URI b() {
    return base.resolve("/b");
  }

  /** The first endpoint as a node. */
  public SolanaNode node() {
    return new SolanaNode(a(), transport);
  }

  /** Moves the chain on; 32 slots finalize what landed, 150 more let blockhashes expire. */
  public void advance(int slots) {
    control("advance", Json.createValue(slots));
  }

  /** Moves the chain on to the birth of its next blockhash, so that all of its life is to come. */
  public void freshBlockhash() {
    control("freshBlockhash");
  }

  /** Has the chain move on with every request. */
  public void advanceWithEveryRequest(int slots) {
    control("slotsPerRequest", Json.createValue(slots));
  }

  /** Gives an account a number of SOL. */
  public void fund(Address address, long sol) {
    control("airdrop", Json.createValue(address.text()), Json.createValue(String.valueOf(sol * LAMPORTS_OF_SOL)));
  }

  /** Puts a program where it can be called. */
  public void addProgram(Address address, byte[] elf) {
    control("addProgram", Json.createValue(address.text()),
        Json.createValue(Base64.getEncoder().encodeToString(elf)));
  }

  /** All transactions that landed, failed or not: signature, slot, err, bytes. */
  public List<JsonObject> landed() {
    return control("landed").asJsonArray().getValuesAs(JsonObject.class);
  }

  /** How often an endpoint was asked by a method, faults among them. */
  public int requests(URI endpoint, String method) {
    return ((JsonNumber) control("requests", Json.createValue(endpoint.getPath()), Json.createValue(method)))
        .intValue();
  }

  /** A transaction that is not final, and all after it, never happened. */
  public void fork(String signature) {
    control("fork", Json.createValue(signature));
  }

  /** An endpoint shows the chain as it was some slots ago. */
  public void lag(URI endpoint, int slots) {
    control("endpoint", Json.createValue(endpoint.getPath()), Json.createObjectBuilder().add("lag", slots).build());
  }

  /** An endpoint says that it is of another network: {@code test} or {@code main}. */
  public void network(URI endpoint, String name) {
    control("endpoint", Json.createValue(endpoint.getPath()), Json.createObjectBuilder().add("network", name).build());
  }

  /** The next requests of a method to an endpoint go wrong. */
  public void fault(URI endpoint, String kind, String method, int times) {
    control("fault", Json.createObjectBuilder().add("path", endpoint.getPath()).add("kind", kind).add("method", method)
        .add("times", times).build());
  }

  /** The next requests of any method to an endpoint go wrong. */
  public void fault(URI endpoint, String kind, int times) {
    control("fault", Json.createObjectBuilder().add("path", endpoint.getPath()).add("kind", kind).add("times", times)
        .build());
  }

  /** Nothing goes wrong any more. */
  public void clearFaults() {
    control("clearFaults");
  }

  /** A transaction as {@code @solana/kit} reads it, with its signatures checked. */
  public JsonObject decode(SolanaTransaction transaction) {
    return control("decode", Json.createValue(transaction.base64())).asJsonObject();
  }

  private JsonValue control(String method, JsonValue... parameters) {
    var array = Json.createArrayBuilder();
    for (JsonValue parameter : parameters) {
      array.add(parameter);
    }
    JsonArray built = array.build();
    String body = transport.post(base.resolve("/control"),
        Json.createObjectBuilder().add("id", 1).add("method", "forge_" + method).add("params", built).build()
            .toString());
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      JsonObject answer = reader.readObject();
      if (!answer.containsKey("result")) {
        throw new AssertionError(method + ": " + answer);
      }
      return answer.get("result");
    }
  }

  @Override
  public void close() {
    transport.close();
    process.destroy();
  }
}
