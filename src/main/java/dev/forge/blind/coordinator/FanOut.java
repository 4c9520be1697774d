package dev.forge.blind.coordinator;

import dev.forge.blind.NodeId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Asks nodes at the same time.
 *
 * @param threads one for each call that waits
 * @param patience how long an answer is waited for
 * @param hedge after so long without an answer another node is asked too
 */
record FanOut(ExecutorService threads, Duration patience, Duration hedge) {
  /**
   * What came back.
   *
   * @param given by node, in the order of arrival
   */
  record Answers<T>(Map<NodeId, T> given, List<NodeFailure> failures) {}

  private record Answer<T>(NodeId node, T value, NodeFailure failure) {}

  /** Asks all, and waits for all. */
  <T> Answers<T> all(Collection<NodeConnection> nodes, Function<NodeConnection, T> question)
      throws InterruptedException {
    return some(nodes, nodes.size(), question);
  }

  /** Asks so many; a further one for each that fails or lets wait. Ends when so many have answered, or nobody is left. */
  <T> Answers<T> some(Collection<NodeConnection> nodes, int wanted, Function<NodeConnection, T> question)
      throws InterruptedException {
    Deque<NodeConnection> unasked = new ArrayDeque<>(nodes);
    Map<NodeId, NodeConnection> open = new LinkedHashMap<>();
    BlockingQueue<Answer<T>> arriving = new LinkedBlockingQueue<>();
    Answers<T> answers = new Answers<>(new LinkedHashMap<>(), new ArrayList<>());
    long end = System.nanoTime() + patience.toNanos();
    for (int i = 0; i < wanted; i++) {
      ask(unasked, open, arriving, question);
    }
    while (answers.given().size() < wanted && !open.isEmpty()) {
      long left = end - System.nanoTime();
      Answer<T> answer =
          arriving.poll(unasked.isEmpty() ? left : Math.min(left, hedge.toNanos()), TimeUnit.NANOSECONDS);
      if (answer == null) {
        if (end - System.nanoTime() <= 0) {
          break;
        }
        ask(unasked, open, arriving, question);
        continue;
      }
      open.remove(answer.node());
      if (answer.failure() == null) {
        answers.given().put(answer.node(), answer.value());
      } else {
        answers.failures().add(answer.failure());
        ask(unasked, open, arriving, question);
      }
    }
    if (answers.given().size() < wanted) {
      open.keySet().forEach(node -> answers.failures()
          .add(new NodeFailure(node, NodeFailure.Kind.UNREACHABLE, "no answer in " + patience.toMillis() + " ms")));
    }
    return answers;
  }

  private <T> void ask(Deque<NodeConnection> unasked, Map<NodeId, NodeConnection> open,
      BlockingQueue<Answer<T>> arriving, Function<NodeConnection, T> question) {
    NodeConnection node = unasked.poll();
    if (node != null) {
      open.put(node.node(), node);
      threads.execute(() -> arriving.add(answer(node, question)));
    }
  }

  private static <T> Answer<T> answer(NodeConnection node, Function<NodeConnection, T> question) {
    try {
      return new Answer<>(node.node(), question.apply(node), null);
    } catch (NodeFailedException e) {
      return new Answer<>(node.node(), null, e.failure());
    } catch (RuntimeException e) {
      return new Answer<>(node.node(), null,
          new NodeFailure(node.node(), NodeFailure.Kind.UNREACHABLE, e.getClass().getSimpleName()));
    }
  }
}
