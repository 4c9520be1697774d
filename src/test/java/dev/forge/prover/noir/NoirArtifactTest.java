package dev.forge.prover.noir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.forge.fixtures.RecordedPrograms;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NoirArtifactTest {
  private static final String VERSION = "1.0.0-beta.26+40d6574f851d926f93e0c3a271bac3e6e82ac905";
  private static final RecordedPrograms.Recorded PROGRAM =
      RecordedPrograms.all().stream().filter(p -> p.name().equals("parameters")).findFirst().orElseThrow();

  @Test
  void everyCompiledProgramIsRead() {
    List<RecordedPrograms.Recorded> compiled = RecordedPrograms.all().stream().filter(p -> !p.isCrafted()).toList();
    assertTrue(compiled.size() > 40, compiled.size() + " programs");
    for (RecordedPrograms.Recorded recorded : compiled) {
      JsonObject json = artifact(VERSION, recorded.bytecode(), recorded.abi());
      NoirArtifact artifact = NoirArtifact.read(bytes(json));
      assertEquals(VERSION, artifact.noirVersion());
      assertEquals("12345", artifact.hash());
      assertEquals(recorded.abi().getJsonArray("parameters").size(), artifact.abi().parameters().size(),
          recorded.name());
      assertEquals(recorded.abi().getJsonObject("error_types").size(), artifact.abi().errorTypes().size(),
          recorded.name());
    }
  }

  @Test
  void olderCompilersAreRefusedByVersion() {
    for (String version : new String[] {"0.39.0+abc", "1.0.0-beta.9+abc", "1.0.0-beta.21+abc", "1.0.0-beta.0"}) {
      assertRefused("compiled by Noir " + version, artifact(version, PROGRAM.bytecode(), PROGRAM.abi()));
    }
    for (String version : new String[] {"1.0.0-beta.22+abc", "1.0.0-beta.26", "1.0.0-beta.300+abc", "1.0.0"}) {
      assertEquals(version,
          NoirArtifact.read(bytes(artifact(version, PROGRAM.bytecode(), PROGRAM.abi()))).noirVersion());
    }
  }

  @Test
  void contractsAreRefusedAsSuch() {
    JsonObject contract =
        Json.createObjectBuilder().add("noir_version", VERSION).add("functions", Json.createArrayBuilder()).build();
    assertRefused("a contract", contract);
  }

  @Test
  void whatIsMissingOrDamagedIsNamed() {
    JsonObject good = artifact(VERSION, PROGRAM.bytecode(), PROGRAM.abi());
    for (String key : new String[] {"noir_version", "abi", "bytecode"}) {
      JsonObjectBuilder builder = Json.createObjectBuilder(good).remove(key);
      assertRefused("not a Noir artifact: " + key + " should be", builder.build());
      assertRefused("it is NUMBER", Json.createObjectBuilder(good).add(key, 5).build());
    }
    assertRefused("bytecode is not base64", Json.createObjectBuilder(good).add("bytecode", "*").build());
    assertRefused("not gzip", Json.createObjectBuilder(good).add("bytecode", "AAAA").build());
    JsonObject noParameters =
        Json.createObjectBuilder(PROGRAM.abi()).add("parameters", JsonValue.EMPTY_JSON_ARRAY).build();
    assertRefused("is not one of the 0 of the ABI", Json.createObjectBuilder(good).add("abi", noParameters).build());
    assertThrows(ArtifactException.class, () -> NoirArtifact.read("[]".getBytes(StandardCharsets.UTF_8)));
    assertThrows(ArtifactException.class, () -> NoirArtifact.read(new byte[0]));
  }

  @Test
  void typesOfUnboundedSizeAreRefused() {
    String huge =
        "{\"kind\":\"array\",\"length\":2147483647,\"type\":{\"kind\":\"array\",\"length\":2147483647,\"type\":{\"kind\":\"field\"}}}";
    assertTypeRefused("takes more than 16777216 witnesses", huge);
    assertTypeRefused("array of 2147483647 empty values",
        "{\"kind\":\"array\",\"length\":2147483647,\"type\":{\"kind\":\"tuple\",\"fields\":[]}}");
    assertTypeRefused("nests deeper",
        "{\"kind\":\"array\",\"length\":1,\"type\":".repeat(70) + "{\"kind\":\"field\"}" + "}".repeat(70));
    assertTypeRefused("unknown kind slice", "{\"kind\":\"slice\"}");
    assertTypeRefused("of 129 bits", "{\"kind\":\"integer\",\"sign\":\"signed\",\"width\":129}");
  }

  private static void assertTypeRefused(String message, String type) {
    String abi = "{\"parameters\":[{\"name\":\"x\",\"visibility\":\"private\",\"type\":" + type
        + "}],\"return_type\":null,\"error_types\":{}}";
    String json = "{\"noir_version\":\"" + VERSION + "\",\"bytecode\":\"\",\"abi\":" + abi + "}";
    var e = assertThrows(ArtifactException.class, () -> NoirArtifact.read(json.getBytes(StandardCharsets.UTF_8)));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @Test
  void damagedArtifactsAreRefusedOrRead() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] good = bytes(artifact(VERSION, PROGRAM.bytecode(), PROGRAM.abi()));
    for (int round = 0; round < 1500; round++) {
      byte[] mutated = good.clone();
      for (int i = random.nextInt(3); i >= 0; i--) {
        mutated[random.nextInt(mutated.length)] = (byte) "[]{}\":,0129tfn\\aA=".charAt(random.nextInt(18));
      }
      try {
        assertNotNull(NoirArtifact.read(mutated).program());
      } catch (ArtifactException e) {
        assertNotNull(e.getMessage());
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        fail("seed " + seed + ", round " + round, e);
      }
    }
  }

  private static void assertRefused(String message, JsonObject artifact) {
    var e = assertThrows(ArtifactException.class, () -> NoirArtifact.read(bytes(artifact)));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  private static JsonObject artifact(String version, String bytecode, JsonObject abi) {
    return Json.createObjectBuilder()
        .add("noir_version", version)
        .add("hash", "12345")
        .add("abi", abi)
        .add("bytecode", bytecode)
        .add("file_map", Json.createObjectBuilder())
        .build();
  }

  private static byte[] bytes(JsonObject json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
