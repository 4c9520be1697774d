package dev.forge.blind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.batch.vault.InstanceKey;
import dev.forge.blind.coordinator.BlindCoordinator;
import dev.forge.blind.coordinator.BlindPolicy;
import dev.forge.blind.coordinator.BlindProof;
import dev.forge.blind.coordinator.BlindSetup;
import dev.forge.blind.coordinator.BlindVerdict;
import dev.forge.blind.coordinator.NodeConnection;
import dev.forge.blind.coordinator.NodeFailedException;
import dev.forge.blind.coordinator.NodeFailure;
import dev.forge.blind.node.NodePolicy;
import dev.forge.blind.node.ProvingNode;
import dev.forge.fixtures.HandClock;
import dev.forge.fixtures.SeededRandomness;
import dev.forge.ledger.Ledger;
import dev.forge.ledger.Randomness;
import dev.forge.storage.BlindRows;
import dev.forge.zk.field.Fr;
import dev.forge.zk.schnorr.SecretScalar;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Nodes and a coordinator in one process, each with rows of its own; nodes can be killed, restarted and made to lie. */
final class BlindWorld implements AutoCloseable {
  static final byte[] WITNESS = "public".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  static final byte[] SALT = new byte[32];
  static final BigInteger SECRET = new BigInteger("1234567890123456789012345678901234567890");

  final HandClock clock = new HandClock();
  final List<TestNode> nodes = new ArrayList<>();
  final BlindRows coordinatorRows;
  final BlindCoordinator coordinator;
  private final Randomness randomness;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  BlindWorld(int count, BlindPolicy policy, NodePolicy ofNodes, Supplier<BlindRows> rows) {
    randomness = new SeededRandomness(8);
    for (int i = 1; i <= count; i++) {
      nodes.add(new TestNode(new NodeId(i), rows.get(), ofNodes));
    }
    coordinatorRows = rows.get();
    coordinator = coordinator(policy);
  }

  /** Times that no test waits for. */
  static BlindPolicy policy(int threshold) {
    return BlindPolicy.of(threshold).with(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofDays(1));
  }

  Ledger ledger(BlindRows rows) {
    return new Ledger(rows.units(), rows.audit(), clock, randomness);
  }

  static WitnessCommitment witnessCommitment() {
    return WitnessCommitment.to(WITNESS, SALT);
  }

  BlindSetup setUp() throws InterruptedException {
    return coordinator.setUp(CircuitType.SCHNORR, witnessCommitment(), SecretScalar.of(Fr.reduce(SECRET)));
  }

  TestNode node(int number) {
    return nodes.get(number - 1);
  }

  /** All down but these. */
  BlindWorld onlyUp(Set<Integer> numbers) {
    nodes.forEach(node -> node.down = !numbers.contains(node.node().number()));
    return this;
  }

  /** Another coordinator over the same rows and nodes. */
  BlindCoordinator coordinator(BlindPolicy policy) {
    return new BlindCoordinator(List.copyOf(nodes), coordinatorRows.coordinator(), ledger(coordinatorRows), threads,
        policy);
  }

  BlindVerdict verify(BlindProof proof) {
    return coordinator.verify(proof, WITNESS, SALT, Optional.empty(), Optional.empty());
  }

  void assertValid(BlindProof proof) {
    assertEquals(new BlindVerdict(true, true, Optional.empty()), verify(proof));
  }

  void assertRefused(String reason, BlindProof proof) {
    BlindVerdict verdict = verify(proof);
    assertFalse(verdict.valid());
    assertTrue(verdict.message().orElse("").contains(reason), verdict.toString());
  }

  /** The same proof, said to be of another session. */
  static BlindProof with(BlindProof proof, BlindProof.Session session) {
    return new BlindProof(proof.witnessCommitment(), proof.commitment(), proof.challenge(), proof.response(),
        proof.generator(), proof.publicKey(), proof.circuit(), Optional.of(session));
  }

  @Override
  public void close() {
    threads.close();
  }

  /** A node reached in the same process. */
  final class TestNode implements NodeConnection {
    final BlindRows rows;
    final ConcurrentLinkedQueue<FragmentRequest> asked = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<ShownCommitment> shown = new ConcurrentLinkedQueue<>();
    private final NodeId id;
    private final NodePolicy policy;
    private final InstanceKey key;
    volatile boolean down;
    volatile boolean plainOnly;
    volatile boolean old;
    volatile UnaryOperator<Fr> lie = UnaryOperator.identity();
    volatile UnaryOperator<ShownCommitment> showing = UnaryOperator.identity();
    volatile UnaryOperator<ShareDelivery> onTheWay = UnaryOperator.identity();
    volatile Runnable beforeFragment = () -> {};
    /** How often at the same time the node is asked for one fragment. */
    volatile int atOnce = 1;
    volatile Consumer<Boolean> afterEach = _ -> {};
    final NonceLedger answers = new NonceLedger();
    volatile ProvingNode process;

    TestNode(NodeId id, BlindRows rows, NodePolicy policy) {
      this.id = id;
      this.rows = rows;
      this.policy = policy;
      key = InstanceKey.of(randomness.nextBytes(32));
      restart();
    }

    /** Ends the process without a word; what is in its rows stays. */
    void restart() {
      restart(policy);
    }

    /** The same, and it comes back with another policy. */
    void restart(NodePolicy other) {
      process = new ProvingNode(id, rows.node(), ledger(rows), key, other);
    }

    @Override
    public NodeId node() {
      return id;
    }

    @Override
    public Set<BlindMode> modes() {
      return reached(() -> {
        Set<BlindMode> offered = EnumSet.noneOf(BlindMode.class);
        for (BlindMode mode : BlindMode.values()) {
          if (!old && process.offers(mode) && (mode == BlindMode.PLAIN || !plainOnly)) {
            offered.add(mode);
          }
        }
        return offered;
      });
    }

    @Override
    public void give(ShareDelivery delivery) {
      reached(() -> {
        process.take(onTheWay.apply(delivery));
        return true;
      });
    }

    @Override
    public ShownCommitment commitment(SessionId session, Optional<SetupId> setup) {
      return reached(() -> {
        ShownCommitment given = process.commit(session, setup);
        shown.add(given);
        return showing.apply(given);
      });
    }

    @Override
    public Fr fragment(FragmentRequest request) {
      return reached(() -> {
        beforeFragment.run();
        asked.add(request);
        return lie.apply(answered(request));
      });
    }

    private Fr answered(FragmentRequest request) {
      if (atOnce == 1) {
        return recorded(request);
      }
      List<Callable<Optional<Fr>>> calls = Collections.nCopies(atOnce, () -> tried(request));
      try {
        return threads.invokeAll(calls).stream().map(Future::resultNow).flatMap(Optional::stream).findFirst()
            .orElseThrow();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private Optional<Fr> tried(FragmentRequest request) {
      Optional<Fr> answer = Optional.empty();
      try {
        answer = Optional.of(recorded(request));
      } catch (BlindRefusedException e) {
        // one of them is answered
      }
      afterEach.accept(answer.isPresent());
      return answer;
    }

    /** Whatever the node lets out is written down. */
    private Fr recorded(FragmentRequest request) {
      Fr answer = process.answer(request);
      answers.add(request, answer, coordinator.setup(request.session()).orElseThrow().terms().commitments()
          .publicShare(id.number()), id.number());
      return answer;
    }

    private <T> T reached(Supplier<T> call) {
      if (down) {
        throw new NodeFailedException(new NodeFailure(id, NodeFailure.Kind.UNREACHABLE, "is down"));
      }
      try {
        return call.get();
      } catch (BlindRefusedException e) {
        throw new NodeFailedException(new NodeFailure(id, NodeFailure.Kind.REFUSED, e.getMessage()));
      }
    }
  }
}
