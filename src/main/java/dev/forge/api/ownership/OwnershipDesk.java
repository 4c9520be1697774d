package dev.forge.api.ownership;

import dev.forge.api.ApiException;
import dev.forge.api.ApiSettings;
import dev.forge.api.ErrorCode;
import dev.forge.batch.OwnershipRequest;
import dev.forge.prover.CircuitId;
import dev.forge.prover.MockProver;
import dev.forge.prover.ProgramInputs;
import dev.forge.prover.ProofBundle;
import dev.forge.prover.Prover;
import dev.forge.prover.ProvingListener;
import dev.forge.prover.ProvingOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Proves who owns a note while the caller waits, a few at once. What is private is neither stored nor logged. */
public final class OwnershipDesk {
  private static final CircuitId CIRCUIT = new CircuitId("ownership");
  private static final int PUBLIC_INPUTS = 3;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Prover prover;
  private final ApiSettings settings;
  private final InstantSource clock;
  private final Semaphore slots;

  /** A desk with as many slots as the settings say. */
  public OwnershipDesk(Prover prover, ApiSettings settings, InstantSource clock) {
    this.prover = prover;
    this.settings = settings;
    this.clock = clock;
    slots = new Semaphore(settings.maxConcurrentJobs());
  }

  /** A mock prover of ownership, whose proofs take so long. */
  public static Prover mock(Duration delay) {
    return new MockProver(List.of(CIRCUIT), PUBLIC_INPUTS, delay);
  }

  /**
   * Proves that whoever asks owns a note.
   *
   * @throws ApiException with {@code WITNESS_INVALID} if the values do not belong together, {@code CAPACITY_EXCEEDED} if all
   *     slots are busy
   */
  OwnershipProofData prove(OwnershipRequest request) {
    if (!slots.tryAcquire()) {
      throw ApiException.full("all " + settings.maxConcurrentJobs() + " slots for ownership proofs are busy",
          RETRY_AFTER);
    }
    try {
      Instant began = clock.instant();
      return switch (prover.prove(CIRCUIT, ProgramInputs.of(request.parameters()), ProvingListener.NONE)) {
        case ProvingOutcome.Proved proved
            -> data(request, proved.proof(), Duration.between(began, clock.instant()).toMillis());
        case ProvingOutcome.WitnessRejected _ -> throw ApiException.of(ErrorCode.WITNESS_INVALID,
            "commitment, nullifier and blinded proxy are not those of the note");
        case ProvingOutcome.ProverFailed failed -> throw new IllegalStateException(failed.reason());
      };
    } finally {
      slots.release();
    }
  }

  private OwnershipProofData data(OwnershipRequest request, ProofBundle proof, long milliseconds) {
    HexFormat hex = HexFormat.of();
    return new OwnershipProofData(hex.formatHex(proof.proof()), hex.formatHex(proof.publicWitness()),
        request.commitment().toString(), request.nullifier().toString(), request.blindedProxy().toString(),
        milliseconds,
        proof.verifyingKeyHash(), prover.backend());
  }

  /** Whether ownership can be proved. */
  OwnershipHealthData health() {
    int free = slots.availablePermits();
    boolean installed = prover.circuits().contains(CIRCUIT);
    return new OwnershipHealthData(installed ? "ok" : "unavailable", installed && free > 0, CIRCUIT.name(),
        settings.maxConcurrentJobs() - free, settings.maxConcurrentJobs(), settings.mockProver());
  }
}
