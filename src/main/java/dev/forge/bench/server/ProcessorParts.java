package dev.forge.bench.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * What a server took of the processors for, part by part, by a flight recording of its threads' processor time.
 *
 * @param seconds of each part, by its name
 */
record ProcessorParts(Map<String, Double> seconds) {
  private static final String SAMPLE = "jdk.CPUTimeSample";
  private static final String OTHERS = "other threads of the server";

  private static final String DATABASE = "org.h2.";

  /** A part, and the methods that make it by the beginnings of their names. */
  private record Part(String name, List<String> methods) {
    boolean has(String method) {
      return methods.stream().anyMatch(method::startsWith);
    }
  }

  private static Part part(String name, String... methods) {
    return new Part(name, List.of(methods));
  }

  private static final Part COMMIT = part("commit: pages of the changed tables and indexes",
      "org.h2.mvstore.MVStore.commit", "org.h2.mvstore.MVStore.store", "org.h2.mvstore.MVStore.tryCommit",
      "org.h2.mvstore.FileStore.", "org.h2.mvstore.RandomAccessStore.");
  private static final Part AROUND_STATEMENTS = part("transactions, connections and queries around statements",
      "com.ibm.tx.", "com.ibm.ws.tx.", "com.ibm.ejs.j2c.", "com.ibm.ws.rsadapter.", "com.ibm.ws.transaction.",
      "org.hibernate.", "com.ibm.ws.jpa.", "com.ibm.ws.connectionpool.", "dev.forge.storage.jpa.");
  private static final List<Part> PARTS = List.of(
      part("submission: reading the JSON", "dev.forge.batch.ProveRequestReader", "dev.forge.batch.StrictJson",
          "dev.forge.batch.JsonFields"),
      part("submission: binary form and digest", "dev.forge.batch.RequestCodec.encode", "dev.forge.job.ContentDigest"),
      part("encryption and its keys", "dev.forge.batch.vault.Sealing"),
      part("preparing: hashes of the batch", "dev.forge.batch.transition."),
      part("submission: statements and the rest", "dev.forge.job.Submission", "dev.forge.batch.lifecycle.Intake",
          "dev.forge.batch.lifecycle.Backlog"),
      part("preparing: statements and the rest", "dev.forge.batch.lifecycle.Preparation",
          "dev.forge.server.Preparers"),
      part("claim: statements and the rest", "dev.forge.dispatch.Claims", "dev.forge.server.ObservedCoordinator.claim"),
      part("accept: statements and the rest", "dev.forge.dispatch.Deliveries", "dev.forge.worker.WorkerRegistry",
          "dev.forge.server.ObservedCoordinator.deliver"),
      part("the bell's messages", "com.ibm.ws.sib.", "com.ibm.ws.messaging.", "com.ibm.ws.objectManager.",
          "dev.forge.server.JmsBell", "com.ibm.ejs.container.", "dev.forge.server.WaitingChunkListener"),
      part("a worker's turn besides", "dev.forge.dispatch.ChunkWork"),
      part("HTTP and REST", "dev.forge.api.", "org.jboss.resteasy.", "io.openliberty.", "com.ibm.ws.http.",
          "com.ibm.ws.webcontainer", "com.ibm.wsspi.", "com.ibm.ws.tcpchannel.", "com.ibm.ws.channel",
          "com.ibm.io."));

  /** The seconds of each part for one of so many. */
  ProcessorParts dividedBy(double count) {
    Map<String, Double> share = new LinkedHashMap<>();
    seconds.forEach((part, all) -> share.put(part, all / count));
    return new ProcessorParts(share);
  }

  /** Reads a recording. */
  static ProcessorParts of(Path recording) throws IOException {
    Map<String, Double> seconds = new LinkedHashMap<>();
    seconds.put(COMMIT.name(), 0.0);
    seconds.put(AROUND_STATEMENTS.name(), 0.0);
    PARTS.forEach(part -> seconds.put(part.name(), 0.0));
    seconds.put(OTHERS, 0.0);
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        if (event.getEventType().getName().equals(SAMPLE)) {
          seconds.merge(partOf(stack(event)), event.getDuration("samplingPeriod").toNanos() / 1e9, Double::sum);
        }
      }
    }
    return new ProcessorParts(seconds);
  }

  /** The part of the innermost method that belongs to one; what surrounds a statement is not the statement's own. */
  private static String partOf(List<String> stack) {
    boolean inDatabase = false;
    for (String method : stack) {
      if (COMMIT.has(method)) {
        return COMMIT.name();
      }
      inDatabase |= method.startsWith(DATABASE);
      if (!inDatabase && AROUND_STATEMENTS.has(method)) {
        return AROUND_STATEMENTS.name();
      }
      Optional<Part> part = PARTS.stream().filter(each -> each.has(method)).findFirst();
      if (part.isPresent()) {
        return part.get().name();
      }
    }
    return OTHERS;
  }

  private static List<String> stack(RecordedEvent event) {
    RecordedStackTrace trace = event.getStackTrace();
    return trace == null ? List.of() : trace.getFrames().stream().map(ProcessorParts::name).toList();
  }

  private static String name(RecordedFrame frame) {
    RecordedMethod method = frame.getMethod();
    return method.getType().getName() + "." + method.getName();
  }
}
