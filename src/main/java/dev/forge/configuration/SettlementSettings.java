package dev.forge.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where batches are settled. What only Solana needs may be absent elsewhere.
 *
 * @param rpc the chain's nodes, the first one first
 * @param programId the verifier's address on the chain
 * @param verifyingKeyHash the {@code vk_hash} of the key whose proofs the verifier takes
 * @param keypair the file of the key that pays
 * @param computeUnits what one transaction may use
 * @param computeUnitPrice what a unit costs above the base fee, in millionths of a lamport
 * @param commitment how sure the chain must be: {@code confirmed} or {@code finalized}
 * @param patience how long one proof may take to be settled
 */
public record SettlementSettings(SettlementKind kind, List<URI> rpc, Optional<String> programId,
    Optional<String> verifyingKeyHash, Optional<Path> keypair, int computeUnits, int computeUnitPrice,
    String commitment, Duration patience) {
  private static final int MOST_COMPUTE_UNITS = 1_400_000;
  private static final int DAY_MS = 86_400_000;

  static SettlementSettings of(Settings settings) {
    var all = new SettlementSettings(kind(settings), settings.addresses("SOLANA_RPC"), program(settings),
        keyHash(settings), settings.find("KEYPAIR_PATH").map(Path::of),
        settings.integer("COMPUTE_UNITS", 500_000, 1, MOST_COMPUTE_UNITS),
        settings.integer("COMPUTE_UNIT_PRICE", 0, 0, Integer.MAX_VALUE),
        settings.matching("SOLANA_COMMITMENT", "finalized", "confirmed|finalized", "confirmed or finalized"),
        Duration.ofMillis(settings.integer("SETTLEMENT_TIMEOUT_MS", 3_600_000, 60_000, DAY_MS)));
    if (all.kind == SettlementKind.SOLANA) {
      all.requireAll();
    }
    return all;
  }

  /** What {@code SETTLEMENT} says, or else {@code MOCK_SETTLEMENT}. */
  private static SettlementKind kind(Settings settings) {
    String usual = settings.flag("MOCK_SETTLEMENT", true) ? "mock" : "solana";
    String word = settings.matching("SETTLEMENT", usual, "off|mock|solana", "off, mock or solana");
    return SettlementKind.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static Optional<String> program(Settings settings) {
    return settings.find("PROGRAM_ID").map(_ -> settings.matching("PROGRAM_ID", "", "[1-9A-HJ-NP-Za-km-z]{32,44}",
        "an address in base 58"));
  }

  private static Optional<String> keyHash(Settings settings) {
    return settings.find("PROGRAM_VK_HASH").map(_ -> settings.matching("PROGRAM_VK_HASH", "", "[0-9a-f]{64}",
        "the vk_hash of a verifying key, 64 lower-case hexadecimal digits"));
  }

  private void requireAll() {
    require("SOLANA_RPC", !rpc.isEmpty(), "the address of a node");
    require("PROGRAM_ID", programId.isPresent(), "the verifier's address");
    require("PROGRAM_VK_HASH", verifyingKeyHash.isPresent(), "the vk_hash of the verifier's key");
    require("KEYPAIR_PATH", keypair.isPresent(), "the file of the key that pays");
  }

  private static void require(String name, boolean present, String what) {
    if (!present) {
      throw new InvalidSettingException(name, "",
          what + ", which settling on Solana needs (SETTLEMENT=off or mock does "
              + "without)");
    }
  }
}
