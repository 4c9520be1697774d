package dev.forge.solana;

import dev.forge.solana.RpcException.Kind;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Several nodes of one network, asked in their order: the next one where one fails. A node of another network than the first
 * that answered is never believed. Safe for use by several threads.
 */
public final class SolanaCluster {
  /** The main network's first block. */
  public static final String MAIN_NETWORK = "5eykt4UsFv8P8NJdTREpY1vzqKqZKvdpKuc147dw2N9d";

  private static final int PREFLIGHT_FAILED = -32002;
  private static final Set<Integer> FAULTS_OF_THE_REQUEST = Set.of(PREFLIGHT_FAILED, -32003, -32600, -32602);
  private static final String UNKNOWN_BLOCKHASH = "BlockhashNotFound";

  private final List<SolanaNode> nodes;
  private final Map<SolanaNode, String> networks = new ConcurrentHashMap<>();
  private final AtomicReference<String> network = new AtomicReference<>();
  private final AtomicLong highestFinalizedSlot = new AtomicLong();

  /** Nodes, the one that is asked first in front. */
  public SolanaCluster(List<SolanaNode> nodes) {
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("a cluster without nodes");
    }
    this.nodes = List.copyOf(nodes);
  }

  /** What became of a transaction that may have expired. */
  public enum Fate {
    /** Some node knows it. */
    LANDED,
    /** It might still land, or nobody can say. */
    OPEN,
    /** It never landed and never can. */
    LOST
  }

  /**
   * The answer of the first node that has one.
   *
   * @throws RpcException if none has, or one refuses the request for a fault of the request
   */
  public <T> T ask(Function<SolanaNode, T> question) {
    List<String> problems = new ArrayList<>();
    Kind kind = Kind.UNREACHABLE;
    for (SolanaNode node : nodes) {
      try {
        requireSameNetwork(node);
        return question.apply(node);
      } catch (RpcException e) {
        if (isFaultOfTheRequest(e)) {
          throw e;
        }
        kind = e.kind();
        problems.add(e.getMessage());
      }
    }
    throw RpcException.of(kind, String.join("; ", problems));
  }

  /** The network's name: the hash of its first block. */
  public String network() {
    return ask(_ -> network.get());
  }

  /** A slot that is final. */
  public long finalizedSlot() {
    return seen(ask(node -> node.slot(Commitment.FINALIZED)));
  }

  /**
   * What the first node says that knows of a transaction. The node searches its history too: without that it
   * knows about the last minute alone, and who asks may have been away for longer.
   *
   * @throws RpcException if no node can be asked
   */
  public Optional<TransactionStatus> find(String signature) {
    Optional<TransactionStatus> found = ask(node -> node.status(signature).status());
    for (int i = 1; i < nodes.size() && found.isEmpty(); i++) {
      found = askQuietly(nodes.get(i), node -> node.status(signature).status()).flatMap(Function.identity());
    }
    return found;
  }

  /** Sends bytes by the first node that takes them; one that has not seen the blockhash yet is passed over. */
  public void send(String base64) {
    ask(node -> {
      try {
        node.send(base64);
      } catch (RpcException e) {
        if (preflightError(e).filter(UNKNOWN_BLOCKHASH::equals).isEmpty()) {
          throw e;
        }
        throw RpcException.of(Kind.UNREACHABLE, node.name() + " does not know the blockhash (any more)");
      }
      return true;
    });
  }

  /** The word for what a node found when it tried a transaction before sending it. */
  private static Optional<String> preflightError(RpcException e) {
    return e.code() == PREFLIGHT_FAILED && e.data().get("err") instanceof JsonString word
        ? Optional.of(word.getString())
        : Optional.empty();
  }

  /**
   * Whether a transaction is lost. Only a node is asked that has seen all that was ever seen to be final; it says that the
   * final blocks have passed the last one the transaction can be in, and then that its history has no such transaction.
   *
   * @param lastValidHeight the height of the last block that the transaction can be in
   * @param atLeast a slot that is known to be final
   */
  public Fate fate(String signature, long lastValidHeight, long atLeast) {
    seen(atLeast);
    for (SolanaNode node : nodes) {
      Optional<Fate> fate = askQuietly(node, asked -> fateBy(asked, signature, lastValidHeight));
      if (fate.filter(known -> known != Fate.OPEN).isPresent()) {
        return fate.get();
      }
    }
    return Fate.OPEN;
  }

  private Fate fateBy(SolanaNode node, String signature, long lastValidHeight) {
    long slot = node.slot(Commitment.FINALIZED);
    if (slot < seen(slot) || node.blockHeight(Commitment.FINALIZED, slot) <= lastValidHeight) {
      return Fate.OPEN;
    }
    SolanaNode.Found found = node.status(signature);
    if (found.status().isPresent()) {
      return Fate.LANDED;
    }
    return found.slot() < slot ? Fate.OPEN : Fate.LOST;
  }

  private long seen(long slot) {
    return highestFinalizedSlot.accumulateAndGet(slot, Math::max);
  }

  private <T> Optional<T> askQuietly(SolanaNode node, Function<SolanaNode, T> question) {
    try {
      requireSameNetwork(node);
      return Optional.of(question.apply(node));
    } catch (RpcException _) { // as good as no such node; who needs an answer asks all of them
      return Optional.empty();
    }
  }

  private void requireSameNetwork(SolanaNode node) {
    String its = networks.computeIfAbsent(node, SolanaNode::genesisHash);
    network.compareAndSet(null, its);
    if (!its.equals(network.get())) {
      throw RpcException.of(Kind.MALFORMED, node.name() + " is of another network than the nodes before it: its first "
          + "block is " + its + ", theirs " + network.get());
    }
  }

  private static boolean isFaultOfTheRequest(RpcException e) {
    return e.kind() == Kind.REFUSED && FAULTS_OF_THE_REQUEST.contains(e.code());
  }
}
