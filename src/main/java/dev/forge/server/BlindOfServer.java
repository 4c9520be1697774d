package dev.forge.server;

import dev.forge.api.blind.BlindParts;
import dev.forge.api.blind.NodeDesk;
import dev.forge.batch.vault.InstanceKey;
import dev.forge.blind.NodeId;
import dev.forge.blind.coordinator.BlindCoordinator;
import dev.forge.blind.coordinator.BlindPolicy;
import dev.forge.blind.coordinator.NodeConnection;
import dev.forge.blind.node.NodePolicy;
import dev.forge.blind.node.ProvingNode;
import dev.forge.blind.wire.HttpNode;
import dev.forge.blind.wire.MutualTls;
import dev.forge.configuration.BlindSettings;
import dev.forge.configuration.ForgeSettings;
import dev.forge.configuration.Role;
import dev.forge.ledger.Ledger;
import dev.forge.ledger.Randomness;
import dev.forge.storage.BlindRows;
import dev.forge.storage.jpa.JpaBlindRows;
import dev.forge.storage.jpa.JpaUnits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;

/** What this server has of blind proofs: a node, or a coordinator where it is given nodes. */
@ApplicationScoped
public class BlindOfServer {
  private static final Duration HEDGE = Duration.ofMillis(500);

  /** Both, as far as they are there. */
  @Produces
  @Singleton
  BlindParts parts(ForgeSettings settings, InstantSource clock, JpaUnits.Transactions transactions) {
    BlindSettings blind = settings.blind();
    BlindRows rows = new JpaBlindRows(transactions);
    Ledger ledger = new Ledger(rows.units(), rows.audit(), clock, Randomness.secure());
    if (settings.role() == Role.NODE) {
      InstanceKey key = InstanceKey.ofFile(settings.home().resolve("secrets").resolve("instance.key"),
          ledger.randomness());
      ProvingNode node = new ProvingNode(new NodeId(settings.nodes().nodeId()), rows.node(), ledger, key,
          NodePolicy.DEFAULT.with(blind.frostOnly(), blind.keep()));
      return new BlindParts(Optional.of(new NodeDesk(node)), Optional.empty(), blind.tlsOnly());
    }
    boolean coordinates = !settings.nodes().nodes().isEmpty() && settings.role() != Role.WORKER;
    return new BlindParts(Optional.empty(),
        coordinates ? Optional.of(coordinator(settings, rows, ledger)) : Optional.empty(), false);
  }

  private static BlindCoordinator coordinator(ForgeSettings settings, BlindRows rows, Ledger ledger) {
    BlindSettings blind = settings.blind();
    HttpClient.Builder client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(blind.patience());
    blind.tls().ifPresent(tls -> client.sslContext(MutualTls.context(tls.keys(), tls.trusted(), tls.password())));
    HttpClient shared = client.build();
    List<NodeConnection> nodes = new ArrayList<>();
    for (int i = 0; i < settings.nodes().nodes().size(); i++) {
      nodes.add(
          new HttpNode(new NodeId(i + 1), settings.nodes().nodes().get(i), shared, blind.patience(), blind.token()));
    }
    BlindPolicy policy = BlindPolicy.of(settings.nodes().threshold()).with(blind.frostOnly(), blind.oldProofs())
        .with(blind.patience(), HEDGE, blind.keep());
    return new BlindCoordinator(nodes, rows.coordinator(), ledger, Executors.newVirtualThreadPerTaskExecutor(),
        policy);
  }
}
