package dev.forge.fleet.push;

import dev.forge.batch.circuit.ChunkRequestWriter;
import dev.forge.dispatch.ChunkClaim;
import dev.forge.fleet.push.WorkerCalls.WorkerAnswer;
import dev.forge.prover.CircuitId;
import dev.forge.prover.Phase;
import dev.forge.prover.ProgramInputs;
import dev.forge.prover.ProofBundle;
import dev.forge.prover.Prover;
import dev.forge.prover.ProvingListener;
import dev.forge.prover.ProvingOutcome;
import dev.forge.prover.Verdict;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Has a worker that is called prove one chunk. What keeps the worker from it without being its fault (no room, no answer, a
 * chunk that the call cannot say) ends as a cancelled proof, so that the chunk goes to another without a strike.
 */
final class CalledProver implements Prover {
  private static final long MILLION = 1_000_000;
  private static final int LONGEST_SHOWN = 150;
  private static final Pattern PUBLIC_INPUT = Pattern.compile("(?:0x)?([0-9a-fA-F]{1,64})");
  private static final List<String> UNSUITABLE =
      List.of("WITNESS_MISSING", "BATCH_TOO_LARGE", "INVALID_FIELD", "MALFORMED_REQUEST");

  private final Prover ours;
  private final WorkerAddress address;
  private final WorkerCalls calls;
  private final ChunkClaim claim;
  private volatile CallOutcome outcome = CallOutcome.ANSWERED;

  /** What came of the call, beyond the proof. */
  enum CallOutcome {
    /** The worker had its say. */
    ANSWERED,
    /** It has no room. */
    BUSY,
    /** It did not answer. */
    AWAY,
    /** It can never prove this chunk. */
    UNSUITABLE
  }

  CalledProver(Prover ours, WorkerAddress address, WorkerCalls calls, ChunkClaim claim) {
    this.ours = ours;
    this.address = address;
    this.calls = calls;
    this.claim = claim;
  }

  CallOutcome outcome() {
    return outcome;
  }

  @Override
  public ProvingOutcome prove(CircuitId circuit, ProgramInputs inputs, ProvingListener listener) {
    Optional<JsonObject> request = ChunkRequestWriter.write(claim.index().value(), circuit, inputs);
    if (request.isEmpty()) {
      return notProved(CallOutcome.UNSUITABLE, "chunk " + claim.chunk() + " cannot be asked for by POST /prove");
    }
    listener.started(Phase.PROVE);
    try {
      return switch (calls.post(address.endpoint("prove"), request.get())) {
        case WorkerAnswer.Done done -> proved(circuit, done.data());
        case WorkerAnswer.Busy busy -> notProved(CallOutcome.BUSY, busy.message());
        case WorkerAnswer.Refused refused -> refused(refused);
      };
    } catch (CancellationException e) {
      return new ProvingOutcome.ProverFailed(e.getMessage(), e);
    } catch (WorkerAwayException e) {
      return notProved(CallOutcome.AWAY, e.getMessage());
    } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
      return new ProvingOutcome.ProverFailed("worker at " + address + " answered no proof: " + e.getMessage(), e);
    }
  }

  private ProvingOutcome refused(WorkerAnswer.Refused refused) {
    String code = refused.code().orElse("");
    if (code.equals("WITNESS_INVALID")) {
      return new ProvingOutcome.WitnessRejected(refused.message(), Optional.empty());
    }
    return UNSUITABLE.contains(code) ? notProved(CallOutcome.UNSUITABLE, refused.message())
        : new ProvingOutcome.ProverFailed("worker at " + address + ": " + refused.message(),
            new IllegalStateException(refused.message()));
  }

  private ProvingOutcome notProved(CallOutcome why, String reason) {
    outcome = why;
    return new ProvingOutcome.ProverFailed(reason, new CancellationException(reason));
  }

  private ProvingOutcome proved(CircuitId circuit, JsonObject data) {
    byte[] proof = HexFormat.of().parseHex(data.getString("proof").replaceFirst("^0x", ""));
    long taken = data.containsKey("proving_time_ms") ? data.getJsonNumber("proving_time_ms").longValue() : 0;
    ProofBundle bundle =
        new ProofBundle(circuit.name(), proof, publicWitness(data), new byte[0], "", true, List.of());
    return new ProvingOutcome.Proved(bundle, Map.of(Phase.PROVE, taken * MILLION));
  }

  /** What it says that it shows, completed by the chunk's own values: old mocks tell the two roots, or nothing. */
  private byte[] publicWitness(JsonObject data) {
    byte[] witness = claim.statement().publicWitness();
    JsonArray told =
        data.containsKey("public_inputs") ? data.getJsonArray("public_inputs") : JsonArray.EMPTY_JSON_ARRAY;
    int header = witness.length % 32;
    if (told.size() > (witness.length - header) / 32) {
      throw new IllegalArgumentException(told.size() + " public inputs");
    }
    for (int i = 0; i < told.size(); i++) {
      System.arraycopy(publicInput(told, i), 0, witness, header + 32 * i, 32);
    }
    return witness;
  }

  private static byte[] publicInput(JsonArray told, int index) {
    Matcher form = PUBLIC_INPUT.matcher(told.get(index) instanceof JsonString text ? text.getString() : "");
    if (!form.matches()) {
      String value = told.get(index).toString();
      throw new IllegalArgumentException("/public_inputs/" + index + " is "
          + (value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN) + "..." : value)
          + ", and must be a string of 0x and 1 to 64 hexadecimal digits");
    }
    String digits = form.group(1);
    return HexFormat.of().parseHex("0".repeat(64 - digits.length()) + digits);
  }

  @Override
  public List<CircuitId> circuits() {
    return ours.circuits();
  }

  @Override
  public Verdict verify(CircuitId circuit, byte[] proof, byte[] publicWitness) {
    return ours.verify(circuit, proof, publicWitness);
  }

  @Override
  public String backend() {
    return ours.backend();
  }
}
