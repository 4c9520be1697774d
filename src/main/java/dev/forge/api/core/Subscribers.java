package dev.forge.api.core;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Those who are told what happens as it happens; each has a virtual thread of its own, since all it does is wait. */
@ApplicationScoped
public class Subscribers {
  private static final Logger LOG = System.getLogger(Subscribers.class.getName());

  @Resource(lookup = "concurrent/waiting")
  private ManagedExecutorService threads;

  /** What one subscriber is told, to its end. */
  interface Story {
    /**
     * Tells it.
     *
     * @throws IOException if the subscriber is gone
     * @throws InterruptedException if the thread is to end
     */
    void tell(EventChannel channel) throws IOException, InterruptedException;
  }

  /**
   * Begins to tell a subscriber a story, and closes the stream at its end.
   *
   * @param what it is about, for the log
   */
  void tell(String what, Sse sse, SseEventSink sink, Story story) {
    threads.execute(() -> run(what, sse, sink, story));
  }

  private static void run(String what, Sse sse, SseEventSink sink, Story story) {
    try (sink) {
      story.tell(new SseChannel(sse, sink));
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a subscriber of " + what + " is gone", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, what + " cannot be told", e);
    }
  }
}
