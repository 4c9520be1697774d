package dev.forge.dispatch;

import dev.forge.prover.Prover;
import dev.forge.prover.Verdict;
import dev.forge.prover.VerifyingKeyName;
import java.util.Optional;

/** Judges proofs that workers bring, outside any transaction. */
public interface ProofCheck {
  /** What it says of a proof. */
  sealed interface Judgement {
    /**
     * The proof is the chunk's.
     *
     * @param verified whether it was checked under a key; only proofs of old mocks are not
     */
    record Right(boolean verified) implements Judgement {}

    /** The proof counts for nothing. */
    record Wrong(String reason) implements Judgement {}
  }

  /** Judges a proof that is brought for a chunk. */
  Judgement judge(KnownChunks.Task chunk, Delivery delivery);

  /** Proofs must verify under the keys of a prover, against the chunk's own public inputs. */
  static ProofCheck under(Prover prover) {
    return (chunk, delivery) -> fault(chunk, delivery, prover).<Judgement>map(Judgement.Wrong::new)
        .orElseGet(() -> new Judgement.Right(true));
  }

  private static Optional<String> fault(KnownChunks.Task chunk, Delivery delivery, Prover prover) {
    Optional<String> ofOthers = otherStatement(chunk, delivery);
    if (ofOthers.isPresent()) {
      return ofOthers;
    }
    Optional<String> ours = prover.verifyingKey(chunk.circuit()).map(VerifyingKeyName::hash);
    if (!delivery.verifyingKeyHash().isEmpty() && ours.isPresent()
        && !ours.get().equals(delivery.verifyingKeyHash())) {
      return Optional.of("it was made under the key " + delivery.verifyingKeyHash() + "; that of circuit "
          + chunk.circuit() + " is " + ours.get());
    }
    return fault(prover.verify(chunk.circuit(), delivery.proof(), delivery.publicWitness()));
  }

  /** What is wrong where a proof does not show its chunk's own public inputs. */
  static Optional<String> otherStatement(KnownChunks.Task chunk, Delivery delivery) {
    return chunk.statement().isShownBy(delivery.publicWitness()) ? Optional.empty()
        : Optional.of("the public inputs are not those of chunk " + chunk.index() + " of batch " + chunk.batch());
  }

  /** What is wrong by a verdict. */
  static Optional<String> fault(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Valid _ -> Optional.empty();
      case Verdict.Invalid invalid -> Optional.of("the proof does not verify: " + invalid.reason());
      case Verdict.Malformed malformed
          -> Optional.of("the " + malformed.file() + " is malformed: " + malformed.reason());
    };
  }
}
