package dev.forge.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where batches are settled.
 *
 * @param mock whether settlements are mocks
 * @param rpc the chain's nodes, the first one first
 * @param programId the verifier's address on the chain
 * @param keypair the file of the key that pays
 * @param computeUnits what one transaction may use
 */
public record SettlementSettings(boolean mock, List<URI> rpc, Optional<String> programId,
    Optional<Path> keypair, int computeUnits) {
  private static final int MOST_COMPUTE_UNITS = 1_400_000;

  static SettlementSettings of(Settings settings) {
    boolean mock = settings.flag("MOCK_SETTLEMENT", true);
    if (!mock) {
      throw new InvalidSettingException("MOCK_SETTLEMENT", "false",
          "true, the only way of settling that this version has");
    }
    return new SettlementSettings(mock, settings.addresses("SOLANA_RPC"), settings.find("PROGRAM_ID"),
        settings.find("KEYPAIR_PATH").map(Path::of), settings.integer("COMPUTE_UNITS", 500_000, 1, MOST_COMPUTE_UNITS));
  }
}
