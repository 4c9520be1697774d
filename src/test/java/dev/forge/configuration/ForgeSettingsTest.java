package dev.forge.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForgeSettingsTest {
  @Test
  void withoutAnyVariableTheUsualValuesHold() {
    var settings = ForgeSettings.of(Role.ALL, Map.of());
    assertTrue(settings.coordinator().coreApi());
    assertTrue(settings.coordinator().swarmApi());
    assertEquals(25, settings.coordinator().chunkSize());
    assertEquals(1 << 30, settings.coordinator().leastFreeDisk());
    assertEquals(Duration.ofMinutes(5), settings.coordinator().proofTimeout());
    assertEquals(Duration.ofHours(1), settings.coordinator().keepResults());
    assertFalse(settings.prover().mock());
    assertEquals(Duration.ofSeconds(1), settings.prover().mockDelay());
    assertEquals(4, settings.prover().maxConcurrentProofs());
    assertEquals(SettlementKind.MOCK, settings.settlement().kind());
    assertEquals(500_000, settings.settlement().computeUnits());
    assertEquals(1, settings.workerNumber());
  }

  @Test
  void aWorkerHasItsOwnUsualValues() {
    var settings = ForgeSettings.of(Role.WORKER, Map.of("MOCK_PROVER_DELAY_MS", "7"));
    assertEquals(2, settings.prover().maxConcurrentProofs());
    assertEquals(Duration.ofMillis(500), settings.prover().mockDelay());
  }

  @Test
  void aVariableThatIsEmptyCountsAsAbsent() {
    assertEquals(25, ForgeSettings.of(Role.ALL, Map.of("CHUNK_SIZE", " ")).coordinator().chunkSize());
  }

  @Test
  void addressesOfWorkersAreAList() {
    var settings = ForgeSettings.of(Role.ALL, Map.of("WORKERS", "http://one:9001, https://two/base"));
    assertEquals(List.of(URI.create("http://one:9001"), URI.create("https://two/base")),
        settings.workers().stream().map(ListedWorker::url).toList());
  }

  @Test
  void aWorkerMayHaveAKeyOfItsOwn(@TempDir Path folder) throws IOException {
    Path key = Files.write(folder.resolve("old.vk"), new byte[] {1});
    var settings = ForgeSettings.of(Role.ALL, Map.of("WORKERS", "http://one:9001;vk=" + key + ",http://two:9001"));
    assertEquals(List.of(Optional.of(key), Optional.empty()),
        settings.workers().stream().map(ListedWorker::verifyingKey).toList());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "CHUNK_SIZE|0|a whole number from 1 to 100000",
      "CHUNK_SIZE|many|a whole number from 1 to 100000",
      "CHUNK_SIZE|99999999999|a whole number from 1 to 100000",
      "PROOF_TIMEOUT_MS|-1|a whole number from 1000 to 86400000",
      "MAX_CONCURRENT_JOBS|1025|a whole number from 1 to 1024",
      "MOCK_PROVER|yes|true or false",
      "BLIND_TLS_REQUIRED|true|given together with BLIND_KEYSTORE, BLIND_TRUSTSTORE and BLIND_KEYSTORE_PASSWORD",
      "SETTLEMENT|bitcoin|off, mock or solana", "PROGRAM_ID|0OIl|an address in base 58",
      "SOLANA_COMMITMENT|processed|confirmed or finalized",
      "PROGRAM_VK_HASH|ABC|the vk_hash of a verifying key, 64 lower-case hexadecimal digits",
      "WORKERS|http://x;vk=/no/such/file|url;vk=FILE with a file that can be read",
      "WORKERS|ftp://x|a list of http:// or https:// addresses with commas between them",
      "CIRCUIT_TARGET_PATH|/no/such/folder|a folder that exists",
      "THRESHOLD|0|a whole number from 1 to 255",
      "NODE_ID|0|a whole number from 1 to 255",
      "NODES|node-1|a list of http:// or https:// addresses with commas between them",
      "COMPUTE_UNITS|1400001|a whole number from 1 to 1400000"})
  void aWrongValueIsRefusedWithItsNameAndWhatIsAllowed(String name, String value, String allowed) {
    var refusal = assertThrows(InvalidSettingException.class, () -> ForgeSettings.of(Role.ALL, Map.of(name, value)));
    assertEquals(name + "=" + value + " is not " + allowed, refusal.getMessage());
  }

  @Test
  void settlingOnSolanaNeedsItsNodesItsProgramItsKeyAndItsPayer() {
    var environment = new HashMap<>(Map.of("MOCK_SETTLEMENT", "false"));
    Map<String, String> needed = new java.util.LinkedHashMap<>();
    needed.put("SOLANA_RPC", "http://one:8899,http://two:8899");
    needed.put("PROGRAM_ID", "11111111111111111111111111111112");
    needed.put("PROGRAM_VK_HASH", "ab".repeat(32));
    needed.put("KEYPAIR_PATH", "/keys/payer.json");
    needed.forEach((name, value) -> {
      var refusal = assertThrows(InvalidSettingException.class, () -> ForgeSettings.of(Role.ALL, environment));
      assertTrue(refusal.getMessage().startsWith(name + "= is not"), refusal.getMessage());
      environment.put(name, value);
    });
    var settlement = ForgeSettings.of(Role.ALL, environment).settlement();
    assertEquals(SettlementKind.SOLANA, settlement.kind());
    assertEquals(2, settlement.rpc().size());
    environment.put("SETTLEMENT", "off");
    assertEquals(SettlementKind.OFF, ForgeSettings.of(Role.ALL, environment).settlement().kind());
  }

  @Test
  void noMoreNodesAreWantedThanThereAre() {
    var three = Map.of("NODES", "http://a:3000,http://b:3000,http://c:3000", "THRESHOLD", "4");
    var refusal = assertThrows(InvalidSettingException.class, () -> ForgeSettings.of(Role.ALL, three));
    assertEquals("THRESHOLD=4 is not a whole number from 1 to 3", refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"short secret!,", "short,", "0123456789abcdef,0123456789abcdef", ",0123456789abcdef"})
  void aTokenThatIsRefusedIsNotShown(String token, String readToken) {
    var environment = new HashMap<String, String>();
    Optional.ofNullable(token).ifPresent(value -> environment.put("API_TOKEN", value));
    Optional.ofNullable(readToken).ifPresent(value -> environment.put("API_READ_TOKEN", value));
    var refusal = assertThrows(InvalidSettingException.class, () -> ForgeSettings.of(Role.ALL, environment));
    assertTrue(refusal.getMessage().contains("=(not shown) is not "), refusal.getMessage());
    environment.values().forEach(value -> assertFalse(refusal.getMessage().contains(value), refusal.getMessage()));
  }

  @Test
  void settingsShowNoToken() {
    var settings = ForgeSettings.of(Role.ALL, Map.of("API_TOKEN", "0123456789abcdef"));
    assertTrue(settings.access().isRestricted());
    assertFalse(settings.toString().contains("0123456789abcdef"), settings.toString());
  }

  @Test
  void theServerLearnsItsRoleFromItsEnvironment() {
    var environment = new HashMap<>(Map.of("FORGE_ROLE", "worker"));
    assertEquals(Role.WORKER, ForgeSettings.ofServer(environment).role());
    environment.put("FORGE_ROLE", "king");
    var refusal = assertThrows(InvalidSettingException.class, () -> ForgeSettings.ofServer(environment));
    assertEquals("FORGE_ROLE=king is not one of [all, coordinator, worker, node]", refusal.getMessage());
  }
}
