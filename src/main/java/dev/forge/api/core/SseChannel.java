package dev.forge.api.core;

import dev.forge.api.AnswerJson;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Server-Sent Events to one client. */
record SseChannel(Sse sse, SseEventSink sink) implements EventChannel {
  private static final long PATIENCE_SECONDS = 60;

  @Override
  public boolean isOpen() {
    return !sink.isClosed();
  }

  @Override
  public void send(OptionalLong id, String name, Record data) throws IOException {
    OutboundSseEvent.Builder event = sse.newEventBuilder().name(name).mediaType(MediaType.TEXT_PLAIN_TYPE)
        .data(String.class, AnswerJson.text(data));
    id.ifPresent(number -> event.id(Long.toString(number)));
    send(event.build());
  }

  @Override
  public void ping() throws IOException {
    send(sse.newEventBuilder().comment("ping").build());
  }

  private void send(OutboundSseEvent event) throws IOException {
    try {
      sink.send(event).toCompletableFuture().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException | IllegalStateException e) {
      throw new IOException("the subscriber is gone", e);
    }
  }
}
