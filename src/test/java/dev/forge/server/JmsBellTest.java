package dev.forge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forge.dispatch.ChunkId;
import dev.forge.fixtures.HandClock;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When a bell for a chunk goes out again. */
class JmsBellTest {
  private static final Duration LOST_AFTER = Duration.ofSeconds(5);
  private static final ChunkId ONE = new ChunkId(new UUID(0, 1));
  private static final ChunkId TWO = new ChunkId(new UUID(0, 2));
  private static final ChunkId THREE = new ChunkId(new UUID(0, 3));

  private final HandClock clock = new HandClock();
  private final List<String> sent = new ArrayList<>();
  private boolean brokerAway;
  private final JmsBell bell = new JmsBell(factory(), proxy(Destination.class, null), clock,
      new JmsBell.Hearing(_ -> {}, () -> {}, 2, LOST_AFTER), Traces.none());

  @Test
  void oneIsOutForAChunkUntilItIsHeard() {
    bell.chunkWaits(ONE);
    bell.chunkWaits(ONE);
    assertEquals(texts(ONE), sent);
    bell.heard(ONE);
    bell.chunkWaits(ONE);
    assertEquals(texts(ONE, ONE), sent);
  }

  @Test
  void oneThatNobodyHeardHereGoesOutAgainWhenItsTimeIsOver() {
    bell.chunkWaits(ONE);
    clock.pass(LOST_AFTER);
    bell.chunkWaits(ONE);
    assertEquals(texts(ONE), sent);
    clock.pass(Duration.ofMillis(1));
    bell.chunkWaits(ONE);
    assertEquals(texts(ONE, ONE), sent);
  }

  @Test
  void thoseThatOthersHeardKeepNoFurtherChunkWaitingForLong() {
    bell.chunkWaits(ONE);
    bell.chunkWaits(TWO);
    bell.chunkWaits(THREE);
    assertEquals(texts(ONE, TWO), sent, "not more are out at the same time");
    clock.pass(LOST_AFTER.plusMillis(1));
    bell.chunkWaits(THREE);
    assertEquals(texts(ONE, TWO, THREE), sent);
  }

  @Test
  void oneThatTheBrokerDidNotTakeIsNotOut() {
    brokerAway = true;
    bell.chunkWaits(ONE);
    brokerAway = false;
    bell.chunkWaits(ONE);
    assertEquals(texts(ONE), sent);
  }

  private static List<String> texts(ChunkId... chunks) {
    return List.of(chunks).stream().map(chunk -> chunk.value().toString()).toList();
  }

  private ConnectionFactory factory() {
    return proxy(ConnectionFactory.class, "createContext");
  }

  /** A stand-in that knows one method beside those that need not answer. */
  private <T> T proxy(Class<T> type, String known) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
        (_, method, arguments) -> method.getName().equals(known) ? answer(type, arguments) : null));
  }

  private Object answer(Class<?> type, Object[] arguments) {
    if (type == ConnectionFactory.class) {
      if (brokerAway) {
        throw new JMSRuntimeException("the broker is away");
      }
      return proxy(JMSContext.class, "createProducer");
    }
    if (type == JMSContext.class) {
      return proxy(JMSProducer.class, "send");
    }
    sent.add((String) arguments[1]);
    return null;
  }
}
