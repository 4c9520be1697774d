package dev.forge.server;

import dev.forge.configuration.ForgeSettings;
import dev.forge.configuration.Role;
import dev.forge.dispatch.ChunkId;
import dev.forge.dispatch.ChunkWork;
import dev.forge.dispatch.ClaimOutcome;
import dev.forge.fleet.WaitingRoom;
import io.opentelemetry.context.Scope;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Hears that a chunk waits, and takes turns at it and at all others that wait. Outside any transaction, since a proof takes longer than one may; the
 * claim and the delivery have their own. As many listen as may prove at the same time.
 */
@MessageDriven(name = "WaitingChunkListener")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WaitingChunkListener implements MessageListener {
  private static final Logger LOG = System.getLogger(WaitingChunkListener.class.getName());

  @Inject
  private JmsBell bell;

  @Inject
  private ChunkWork work;

  @Inject
  private Traces traces;

  @Inject
  private WaitingRoom room;

  @Inject
  private ForgeSettings settings;

  @Override
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void onMessage(Message message) {
    try {
      ChunkId chunk = new ChunkId(UUID.fromString(message.getBody(String.class)));
      bell.heard(chunk);
      if (settings.role() == Role.COORDINATOR) { // it proves nothing itself: a call that waits here is woken
        room.ring();
        return;
      }
      try (Scope _ = traces.continued(trace(message))) {
        work.work(chunk);
      }
      while (work.workOnNext() instanceof ClaimOutcome.Claimed) {
        // until none waits: not every chunk has a bell of its own
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (JMSException | RuntimeException e) { // the row still waits, and the sweeper rings again
      LOG.log(Level.ERROR, "a turn at a chunk failed", e);
    }
  }

  /** What the message carries of the trace in which the bell was rung. */
  private Map<String, String> trace(Message message) throws JMSException {
    Map<String, String> values = new HashMap<>();
    for (String name : traces.names()) {
      if (Traces.propertyName(name).isPresent() && message.propertyExists(name)) {
        values.put(name, message.getStringProperty(name));
      }
    }
    return values;
  }
}
