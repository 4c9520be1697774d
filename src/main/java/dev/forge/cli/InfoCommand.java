package dev.forge.cli;

import dev.forge.prover.CircuitDescription;
import dev.forge.prover.KeyCache;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import picocli.CommandLine.Command;

/** {@code forge info}. */
@Command(name = "info", description = "Show versions, the machine and the key cache.", mixinStandardHelpOptions = true)
final class InfoCommand extends ForgeCommand {
  InfoCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() {
    var cache = KeyCache.of(terminal().environment());
    var text = new Table();
    text.row("version", Version.number());
    text.row("JDK", System.getProperty("java.vm.name") + " " + Runtime.version());
    text.row("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    text.row("cores", Runtime.getRuntime().availableProcessors());
    text.row("kernels", CircuitDescription.kernels());
    text.row("heap", Sizes.of(Runtime.getRuntime().maxMemory()));
    text.row("key cache", cache.folder() + ", " + cache.circuitHashes().size() + " circuits");
    return CommandResult.done(text.toString(), json(cache));
  }

  private static JsonObject json(KeyCache cache) {
    var keys = Json.createArrayBuilder();
    cache.circuitHashes().forEach(hash -> keys.add(
        Json.createObjectBuilder().add("circuit_hash", hash).add("bytes", cache.sizeOf(hash))));
    return Json.createObjectBuilder()
        .add("version", Version.number())
        .add("jdk", Runtime.version().toString())
        .add("os", System.getProperty("os.name"))
        .add("arch", System.getProperty("os.arch"))
        .add("cores", Runtime.getRuntime().availableProcessors())
        .add("kernels", CircuitDescription.kernels())
        .add("max_heap_bytes", Runtime.getRuntime().maxMemory())
        .add("key_cache", cache.folder().toString())
        .add("keys", keys)
        .build();
  }
}
