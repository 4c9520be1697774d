package dev.forge.prover.noir;

import dev.forge.zk.acir.Circuit;
import dev.forge.zk.acir.Program;
import dev.forge.zk.acir.ProgramCodec;
import dev.forge.zk.codec.FormatException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads artifacts. */
final class ArtifactReader {
  private static final int FIRST_BETA = 22;
  private static final Pattern BETA = Pattern.compile("1\\.0\\.0-beta\\.(\\d{1,6})(?:\\D.*)?");
  private static final String READS =
      "; Forge reads artifacts of Noir 1.0.0-beta.22 to beta.26: compile the program again with one of these";

  private ArtifactReader() {}

  static NoirArtifact read(byte[] json) {
    JsonObject object =
        JsonText.object(new String(json, StandardCharsets.UTF_8),
            reason -> new ArtifactException("not a Noir artifact: " + reason));
    if (object.containsKey("functions") && !object.containsKey("bytecode")) {
      throw new ArtifactException("a contract (it has functions instead of one bytecode); Forge proves programs only");
    }
    String version = requireSupported(text(object, "noir_version"));
    Abi abi = AbiReader.read(member(object, "abi"));
    Program program = program(text(object, "bytecode"), version);
    requireMatch(abi, program.main());
    return new NoirArtifact(version, hash(object), abi, program);
  }

  private static String requireSupported(String version) {
    String shown = AbiText.cut(version);
    if (version.startsWith("0.")) {
      throw new ArtifactException("compiled by Noir " + shown + READS);
    }
    Matcher beta = BETA.matcher(version);
    if (beta.matches() && Integer.parseInt(beta.group(1)) < FIRST_BETA) {
      throw new ArtifactException("compiled by Noir " + shown + READS);
    }
    return version;
  }

  private static Program program(String base64, String version) {
    try {
      return ProgramCodec.read(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      throw new ArtifactException("bytecode is not base64: " + e.getMessage(), e);
    } catch (FormatException e) {
      throw new ArtifactException("bytecode of Noir " + AbiText.cut(version) + ": " + e.getMessage(), e);
    }
  }

  /** The hash is for information only; it may be a number or missing. */
  private static String hash(JsonObject object) {
    return switch (object.get("hash")) {
      case JsonString text -> text.getString();
      case JsonNumber number -> number.toString();
      case null, default -> "";
    };
  }

  private static void requireMatch(Abi abi, Circuit main) {
    BitSet parameters = new BitSet();
    int count = abi.parameterWitnesses();
    for (List<Integer> indices : List.of(main.privateParameters(), main.publicParameters())) {
      for (int index : indices) {
        if (index >= count || parameters.get(index)) {
          throw new ArtifactException(
              "main's parameter witness " + index + " is not one of the " + count + " of the ABI");
        }
        parameters.set(index);
      }
    }
    if (parameters.cardinality() != count) {
      throw new ArtifactException(
          "the ABI's parameters take " + count + " witnesses, main has " + parameters.cardinality());
    }
    int returned = main.returnValues().size();
    if (returned != 0 && returned != abi.returnWitnesses()) {
      throw new ArtifactException(
          "the ABI's return value takes " + abi.returnWitnesses() + " witnesses, main returns " + returned);
    }
  }

  private static JsonObject member(JsonObject object, String key) {
    if (object.get(key) instanceof JsonObject member) {
      return member;
    }
    throw missing(object, key, "an object");
  }

  private static String text(JsonObject object, String key) {
    if (object.get(key) instanceof JsonString member) {
      return member.getString();
    }
    throw missing(object, key, "a string");
  }

  private static ArtifactException missing(JsonObject object, String key, String kind) {
    JsonValue found = object.get(key);
    return new ArtifactException(
        "not a Noir artifact: " + key + " should be " + kind + ", it is "
            + (found == null ? "missing" : found.getValueType().toString()));
  }
}
