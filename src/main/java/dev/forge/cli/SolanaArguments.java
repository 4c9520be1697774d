package dev.forge.cli;

import dev.forge.configuration.ForgeSettings;
import dev.forge.configuration.InvalidSettingException;
import dev.forge.configuration.Role;
import dev.forge.configuration.SettlementSettings;
import dev.forge.solana.HttpRpcTransport;
import dev.forge.solana.PatientTransport;
import dev.forge.solana.RpcTransport;
import dev.forge.solana.SigningKey;
import dev.forge.solana.SolanaCluster;
import dev.forge.solana.SolanaNode;
import dev.forge.solana.UnusableKeyFileException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Option;

/** Which chain a command is about: options first, then the server's own variables. */
final class SolanaArguments {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Option(names = "--rpc", split = ",", paramLabel = "URL", description = "The chain's nodes (default: SOLANA_RPC).")
  private List<URI> rpc = new ArrayList<>();

  @Option(names = "--keypair", paramLabel = "FILE",
      description = "The key that pays, as Solana's tools write it (default: KEYPAIR_PATH).")
  private Optional<Path> keypair;

  /** The server's settings of settlement, which need not be complete. */
  SettlementSettings settings(Terminal terminal) {
    Map<String, String> environment = new HashMap<>(terminal.environment());
    environment.put("SETTLEMENT", "off");
    try {
      return ForgeSettings.of(Role.ALL, environment).settlement();
    } catch (InvalidSettingException e) {
      throw CommandFailure.wrongUse("WRONG_SETTING", e.getMessage(), e);
    }
  }

  List<SolanaNode> nodes(Terminal terminal) {
    RpcTransport transport =
        new PatientTransport(new HttpRpcTransport(PATIENCE), Thread::sleep, RandomGenerator.getDefault());
    List<URI> endpoints = rpc.isEmpty() ? settings(terminal).rpc() : rpc;
    if (endpoints.isEmpty()) {
      throw CommandFailure.wrongUse("NO_NODE", "no node is named: --rpc, or SOLANA_RPC");
    }
    return endpoints.stream().map(endpoint -> new SolanaNode(endpoint, transport)).toList();
  }

  SolanaCluster cluster(Terminal terminal) {
    return new SolanaCluster(nodes(terminal));
  }

  /** The key that pays. */
  SigningKey payer(Terminal terminal) {
    Path file = keypair.or(() -> settings(terminal).keypair()).orElseThrow(
        () -> CommandFailure.wrongUse("NO_KEY", "no key is named that pays: --keypair, or KEYPAIR_PATH"));
    return key(file);
  }

  static SigningKey key(Path file) {
    try {
      return SigningKey.read(file);
    } catch (UnusableKeyFileException e) {
      throw CommandFailure.wrongUse("UNUSABLE_KEY", e.getMessage(), e);
    }
  }
}
