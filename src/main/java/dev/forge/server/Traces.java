package dev.forge.server;

import dev.forge.api.Spans;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells a tracer what is done with a batch: submit, prepare, claim, prove, verify, accept. A trace goes on behind threads and
 * the queue, which carry it; without a collector in the settings all of this does nothing.
 */
final class Traces implements Spans {
  private static final TextMapGetter<Map<String, String>> READER = new TextMapGetter<>() {
    @Override
    public Iterable<String> keys(Map<String, String> carrier) {
      return carrier.keySet();
    }

    @Override
    public String get(Map<String, String> carrier, String key) {
      return carrier.get(key);
    }
  };

  private final OpenTelemetry telemetry;
  private final Tracer tracer;

  Traces(OpenTelemetry telemetry) {
    this.telemetry = telemetry;
    tracer = telemetry.getTracer("dev.forge");
  }

  @Override
  public <T> T within(String name, Supplier<T> work) {
    return within(name, Map.of(), work);
  }

  /** The same with attributes. */
  <T> T within(String name, Map<String, String> attributes, Supplier<T> work) {
    Span span = tracer.spanBuilder(name).startSpan();
    attributes.forEach(span::setAttribute);
    try (Scope _ = span.makeCurrent()) {
      return work.get();
    } catch (RuntimeException | Error e) {
      span.recordException(e);
      span.setStatus(StatusCode.ERROR);
      throw e;
    } finally {
      span.end();
    }
  }

  /** Work that another thread does as part of this thread's trace. */
  Runnable carried(Runnable work) {
    return Context.current().wrap(work);
  }

  /** This thread's trace as names and values to send along. */
  Map<String, String> outgoing() {
    Map<String, String> values = new HashMap<>();
    telemetry.getPropagators().getTextMapPropagator().inject(Context.current(), values, Map::put);
    return values;
  }

  /** The names by which a trace may come in. */
  List<String> names() {
    return List.copyOf(telemetry.getPropagators().getTextMapPropagator().fields());
  }

  /** Goes on with a trace that came in, which must be closed; with a new one where nothing came. */
  Scope continued(Map<String, String> incoming) {
    return telemetry.getPropagators().getTextMapPropagator().extract(Context.root(), incoming, READER).makeCurrent();
  }

  /** No tracer. */
  static Traces none() {
    return new Traces(OpenTelemetry.noop());
  }

  /** A name that a message's property may have. */
  static Optional<String> propertyName(String name) {
    return Optional.of(name).filter(text -> text.matches("[A-Za-z_][A-Za-z0-9_]*"));
  }
}
