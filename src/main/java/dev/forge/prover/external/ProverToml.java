package dev.forge.prover.external;

import dev.forge.prover.noir.Abi;
import dev.forge.prover.noir.AbiDecoder;
import dev.forge.zk.field.FrVector;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.stream.Collectors;

/** Inputs as the file {@code Prover.toml} that nargo reads: a line for each parameter, structures as inline tables. */
final class ProverToml {
  private ProverToml() {}

  /** The file's text. */
  static String of(Abi abi, FrVector parameters) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (Abi.Parameter parameter : abi.parameters()) {
      int size = Math.toIntExact(parameter.type().witnesses());
      JsonValue value = AbiDecoder.decode(parameter.type(), parameters.slice(at, at + size), parameter.name());
      text.append(quoted(parameter.name())).append(" = ").append(of(value)).append('\n');
      at += size;
    }
    return text.toString();
  }

  private static String of(JsonValue value) {
    return switch (value) {
      case JsonObject table
          -> table.entrySet().stream().map(entry -> quoted(entry.getKey()) + " = " + of(entry.getValue()))
              .collect(Collectors.joining(", ", "{ ", " }"));
      case JsonArray array -> array.stream().map(ProverToml::of).collect(Collectors.joining(", ", "[", "]"));
      case JsonString text -> quoted(text.getString());
      default -> value.toString();
    };
  }

  /** A basic string of TOML has the escapes of JSON. */
  private static String quoted(String text) {
    return jakarta.json.Json.createValue(text).toString();
  }
}
