package dev.forge.fleet;

import dev.forge.batch.StrictFields;
import dev.forge.batch.lifecycle.InputsCodec;
import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.ChunkClaim;
import dev.forge.dispatch.ChunkId;
import dev.forge.dispatch.ChunkIndex;
import dev.forge.dispatch.ChunkState;
import dev.forge.dispatch.ClaimOutcome;
import dev.forge.dispatch.Delivery;
import dev.forge.dispatch.DeliveryOutcome;
import dev.forge.dispatch.FailureOutcome;
import dev.forge.dispatch.LeaseToken;
import dev.forge.dispatch.RenewOutcome;
import dev.forge.dispatch.Statement;
import dev.forge.ledger.Names;
import dev.forge.prover.CircuitId;
import dev.forge.worker.WorkerId;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a worker and a coordinator say to each other. Bytes are in standard base64; times are lengths in milliseconds, since
 * their clocks may differ. What is wrong in what a worker says is refused with the field's name.
 */
final class FleetJson {
  private static final String OUTCOME = "outcome";
  private static final String REASON = "reason";
  private static final int MOST = 100_000;
  private static final long LONGEST_MS = 1L << 53;

  private FleetJson() {}

  static JsonObject of(Registration registration) {
    JsonObjectBuilder circuits = Json.createObjectBuilder();
    registration.circuits().forEach(circuits::add);
    JsonObjectBuilder all = Json.createObjectBuilder().add("protocol", registration.protocol())
        .add("capacity", registration.capacity()).add("circuits", circuits);
    registration.url().ifPresent(url -> all.add("url", url.toString()));
    return all.build();
  }

  static Registration registration(WorkerId worker, StrictFields fields) {
    return new Registration(worker, fields.optional("protocol", name -> fields.integer(name, 0, MOST)).orElse(0),
        fields.optional("url", name -> fields.checked(name, () -> URI.create(fields.text(name)))),
        fields.integer("capacity", 1, MOST), fields.texts("circuits"));
  }

  static JsonObject of(Membership membership) {
    return Json.createObjectBuilder().add("lease_ms", membership.lease().toMillis())
        .add("heartbeat_ms", membership.heartbeat().toMillis())
        .add("circuits", Json.createArrayBuilder(membership.circuits())).build();
  }

  static Membership membership(JsonObject json) {
    Set<String> circuits = json.getJsonArray("circuits").getValuesAs(JsonString.class).stream()
        .map(JsonString::getString).collect(Collectors.toSet());
    return new Membership(milliseconds(json, "lease_ms"), milliseconds(json, "heartbeat_ms"), circuits);
  }

  static JsonObject of(ClaimOutcome outcome, Instant now) {
    return switch (outcome) {
      case ClaimOutcome.Claimed claimed -> of(claimed.claim(), now);
      case ClaimOutcome.NotAvailable not -> said("not_available", not.reason());
      case ClaimOutcome.WorkerRefused refused -> said("worker_refused", refused.reason());
    };
  }

  private static JsonObject of(ChunkClaim claim, Instant now) {
    return Json.createObjectBuilder().add(OUTCOME, "claimed").add("chunk", claim.chunk().toString())
        .add("batch", claim.batch().toString()).add("index", claim.index().value())
        .add("circuit", claim.circuit().name()).add("token", claim.token().value())
        .add("statement", text(claim.statement().bytes()))
        .add("inputs", text(InputsCodec.encode(claim.inputs().parameters())))
        .add("lease_ms", Duration.between(now, claim.expiresAt()).toMillis()).build();
  }

  static ClaimOutcome claim(JsonObject json, Instant now) {
    return switch (json.getString(OUTCOME)) {
      case "claimed" -> new ClaimOutcome.Claimed(claim(new StrictFields(json, ""), now));
      case "not_available" -> new ClaimOutcome.NotAvailable(json.getString(REASON));
      case "worker_refused" -> new ClaimOutcome.WorkerRefused(json.getString(REASON));
      default -> throw unknown(json);
    };
  }

  private static ChunkClaim claim(StrictFields fields, Instant now) {
    return new ChunkClaim(chunk(fields), new BatchId(fields.uuid("batch")),
        new ChunkIndex(fields.integer("index", 0, Integer.MAX_VALUE)), new CircuitId(fields.text("circuit")),
        token(fields), new Statement(fields.bytes("statement")), InputsCodec.decode(fields.bytes("inputs")),
        now.plusMillis(fields.integer("lease_ms", 0, LONGEST_MS)));
  }

  static JsonObject of(RenewOutcome outcome, Instant now) {
    return switch (outcome) {
      case RenewOutcome.Renewed renewed -> Json.createObjectBuilder().add(OUTCOME, "renewed")
          .add("lease_ms", Duration.between(now, renewed.expiresAt()).toMillis()).build();
      case RenewOutcome.LeaseLost lost -> said("lease_lost", lost.reason());
    };
  }

  static RenewOutcome renewal(JsonObject json, Instant now) {
    return switch (json.getString(OUTCOME)) {
      case "renewed" -> new RenewOutcome.Renewed(now.plus(milliseconds(json, "lease_ms")));
      case "lease_lost" -> new RenewOutcome.LeaseLost(json.getString(REASON));
      default -> throw unknown(json);
    };
  }

  static JsonObject of(Delivery delivery) {
    JsonObjectBuilder all = Json.createObjectBuilder().add("chunk", delivery.chunk().toString())
        .add("worker", delivery.worker().number()).add("backend", delivery.backend())
        .add("vk_hash", delivery.verifyingKeyHash()).add("proof", text(delivery.proof()))
        .add("public_witness", text(delivery.publicWitness())).add("proving_time_ms", delivery.provingTimeMs());
    delivery.token().ifPresent(token -> all.add("token", token.value()));
    return all.build();
  }

  static Delivery delivery(StrictFields fields) {
    return new Delivery(chunk(fields),
        fields.checked("worker", () -> new WorkerId(fields.integer("worker", 0, 0xffff_ffffL))),
        fields.optional("token", _ -> token(fields)), fields.text("backend"), fields.text("vk_hash"),
        fields.bytes("proof"), fields.bytes("public_witness"), fields.integer("proving_time_ms", 0, LONGEST_MS));
  }

  static JsonObject of(DeliveryOutcome outcome) {
    return switch (outcome) {
      case DeliveryOutcome.Accepted _ -> said("accepted", "");
      case DeliveryOutcome.AlreadyProved _ -> said("already_proved", "");
      case DeliveryOutcome.ChunkClosed closed -> said("chunk_closed", Names.of(closed.state()));
      case DeliveryOutcome.Rejected rejected -> said("rejected", rejected.reason());
      case DeliveryOutcome.UnknownChunk _ -> said("unknown_chunk", "");
      case DeliveryOutcome.Kept _ -> throw new IllegalStateException("only a worker keeps proofs");
    };
  }

  static DeliveryOutcome deliveryOutcome(JsonObject json) {
    return switch (json.getString(OUTCOME)) {
      case "accepted" -> new DeliveryOutcome.Accepted();
      case "already_proved" -> new DeliveryOutcome.AlreadyProved();
      case "chunk_closed"
          -> new DeliveryOutcome.ChunkClosed(ChunkState.valueOf(json.getString(REASON).toUpperCase(Locale.ROOT)));
      case "rejected" -> new DeliveryOutcome.Rejected(json.getString(REASON));
      case "unknown_chunk" -> new DeliveryOutcome.UnknownChunk();
      default -> throw unknown(json);
    };
  }

  static JsonObject of(FailureOutcome outcome) {
    return switch (outcome) {
      case FailureOutcome.WillRetry _ -> said("will_retry", "");
      case FailureOutcome.Exhausted _ -> said("exhausted", "");
      case FailureOutcome.LeaseLost _ -> said("lease_lost", "");
    };
  }

  static FailureOutcome failureOutcome(JsonObject json) {
    return switch (json.getString(OUTCOME)) {
      case "will_retry" -> new FailureOutcome.WillRetry();
      case "exhausted" -> new FailureOutcome.Exhausted();
      case "lease_lost" -> new FailureOutcome.LeaseLost();
      default -> throw unknown(json);
    };
  }

  static ChunkId chunk(StrictFields fields) {
    return new ChunkId(fields.uuid("chunk"));
  }

  static LeaseToken token(StrictFields fields) {
    return fields.checked("token", () -> new LeaseToken(fields.text("token")));
  }

  static JsonObject said(String outcome, String reason) {
    return Json.createObjectBuilder().add(OUTCOME, outcome).add(REASON, reason).build();
  }

  private static Duration milliseconds(JsonObject json, String name) {
    return Duration.ofMillis(json.getJsonNumber(name).longValueExact());
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static IllegalArgumentException unknown(JsonObject json) {
    return new IllegalArgumentException("outcome " + json.getString(OUTCOME) + " is not known");
  }
}
