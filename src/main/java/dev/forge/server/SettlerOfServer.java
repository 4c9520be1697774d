package dev.forge.server;

import dev.forge.configuration.ForgeSettings;
import dev.forge.configuration.SettlementSettings;
import dev.forge.prover.Prover;
import dev.forge.settlement.MockSettler;
import dev.forge.settlement.NoSettler;
import dev.forge.settlement.Settler;
import dev.forge.settlement.solana.SolanaSettler;
import dev.forge.settlement.solana.SolanaTerms;
import dev.forge.solana.Address;
import dev.forge.solana.Commitment;
import dev.forge.solana.RestingTransport;
import dev.forge.solana.RpcException;
import dev.forge.solana.RpcTransport;
import dev.forge.solana.SigningKey;
import dev.forge.solana.SolanaCluster;
import dev.forge.solana.SolanaNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.util.Locale;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Where this server settles, as the settings say. */
@ApplicationScoped
public class SettlerOfServer {
  @Inject
  private GuardedRpc guarded;

  /**
   * The settler.
   *
   * @throws RuntimeException if the key file or the program's address cannot be used
   */
  @Produces
  @Singleton
  Settler settler(ForgeSettings settings, Prover prover, MetricRegistry metrics, Traces traces) {
    return new ObservedSettler(switch (settings.settlement().kind()) {
      case OFF -> new NoSettler();
      case MOCK -> new MockSettler();
      case SOLANA -> solana(settings.settlement(), prover);
    }, metrics, traces);
  }

  private Settler solana(SettlementSettings settings, Prover prover) {
    RpcTransport transport = new RestingTransport(this::post, InstantSource.system());
    SolanaCluster cluster =
        new SolanaCluster(settings.rpc().stream().map(node -> new SolanaNode(node, transport)).toList());
    SolanaTerms terms = new SolanaTerms(new Address(settings.programId().orElseThrow()),
        settings.verifyingKeyHash().orElseThrow(), settings.computeUnits(), settings.computeUnitPrice(),
        Commitment.valueOf(settings.commitment().toUpperCase(Locale.ROOT)), settings.patience());
    return new SolanaSettler(cluster, terms, SigningKey.read(settings.keypair().orElseThrow()), prover);
  }

  /** A call that was cut off is a node that does not answer. */
  private String post(URI endpoint, String body) {
    try {
      return guarded.post(endpoint, body);
    } catch (FaultToleranceException e) {
      throw RpcException.of(RpcException.Kind.UNREACHABLE, "the call of " + endpoint.getHost() + " was cut off: "
          + e.getMessage(), e);
    }
  }
}
