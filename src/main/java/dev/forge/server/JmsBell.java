package dev.forge.server;

import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.Bell;
import dev.forge.dispatch.ChunkId;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/**
 * Rings for chunks by a message in the queue, which holds nothing but the chunk's id, and for batches inside this process.
 * One bell at most is out for a chunk, as far as this process knows, and not many in all: the one who hears one takes chunks
 * until none waits, so that a bell for each is not needed when many wait.
 */
final class JmsBell implements Bell {
  private static final Logger LOG = System.getLogger(JmsBell.class.getName());

  private final ConnectionFactory connections;
  private final Destination queue;
  private final InstantSource clock;
  private final Hearing hearing;
  private final Traces traces;
  private final ConcurrentMap<ChunkId, Instant> out = new ConcurrentHashMap<>();

  /**
   * Who hears it.
   *
   * @param preparing prepares batches in this process
   * @param looking has those look who prepare in this process, for batches of which nobody rang
   * @param mostOut as many bells for chunks are out at the same time
   * @param lostAfter a bell that nobody heard here for so long is out no more: it was lost, or heard by another process,
   *     which this one is not told of
   */
  record Hearing(Consumer<BatchId> preparing, Runnable looking, int mostOut, Duration lostAfter) {}

  JmsBell(ConnectionFactory connections, Destination queue, InstantSource clock, Hearing hearing, Traces traces) {
    this.connections = connections;
    this.queue = queue;
    this.clock = clock;
    this.hearing = hearing;
    this.traces = traces;
  }

  @Override
  public void chunkWaits(ChunkId chunk) {
    if (out.size() >= hearing.mostOut()) {
      forgetOld();
    }
    if (out.size() >= hearing.mostOut()) { // whoever hears one of them goes on until nothing waits
      return;
    }
    Instant now = clock.instant();
    Instant before = out.putIfAbsent(chunk, now);
    if (before == null || isLost(before, now) && out.replace(chunk, before, now)) {
      send(chunk);
    }
  }

  @Override
  public void batchWaits(BatchId batch) {
    hearing.preparing().accept(batch);
  }

  /** Batches may wait whose bell was lost, or whose preparer. */
  void batchesMayWait() {
    hearing.looking().run();
  }

  /** Somebody heard the bell of a chunk. */
  void heard(ChunkId chunk) {
    out.remove(chunk);
  }

  /** Forgets bells that are out no more. */
  void forgetOld() {
    Instant now = clock.instant();
    out.values().removeIf(since -> isLost(since, now));
  }

  private void send(ChunkId chunk) {
    try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
      JMSProducer producer = context.createProducer();
      traces.outgoing().forEach((name, value) -> Traces.propertyName(name)
          .ifPresent(property -> producer.setProperty(property, value)));
      producer.send(queue, chunk.value().toString());
    } catch (JMSRuntimeException e) { // the sweeper rings again
      out.remove(chunk);
      LOG.log(Level.WARNING, "the bell for chunk " + chunk + " failed", e);
    }
  }

  private boolean isLost(Instant since, Instant now) {
    return since.plus(hearing.lostAfter()).isBefore(now);
  }
}
