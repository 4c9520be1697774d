package dev.forge.bench;

import dev.forge.bench.BenchFolder.Triple;
import dev.forge.zk.groth16.BatchVerifier;
import dev.forge.zk.groth16.Groth16Verifier;
import dev.forge.zk.groth16.PreparedVerifyingKey;
import dev.forge.zk.groth16.VerificationOutcome;
import dev.forge.zk.groth16.VerifyingKey;
import dev.forge.zk.kernel.Cores;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Verification of proofs under a prepared key, when warm. */
final class VerificationTimes {
  private static final int PROOFS = 100;
  private static final int WARM_UP = 300;
  private static final int RUNS = 51;
  private static final int BATCH_WARM_UP = 60;
  private static final int BATCH_RUNS = 21;

  private final Groth16Verifier single;
  private final BatchVerifier batch;
  private final List<Triple> proofs;

  /** Verifies the given proofs again and again. */
  VerificationTimes(VerifyingKey key, List<Triple> given, Cores cores) {
    PreparedVerifyingKey prepared = PreparedVerifyingKey.of(key);
    single = new Groth16Verifier(prepared);
    batch = new BatchVerifier(prepared, cores);
    proofs = IntStream.range(0, PROOFS).mapToObj(i -> given.get(i % given.size())).toList();
  }

  /** Seconds of one verification, and of each of a hundred at once. */
  Map<String, Double> measure() {
    for (int i = 0; i < WARM_UP; i++) {
      one(i);
    }
    for (int i = 0; i < BATCH_WARM_UP; i++) {
      hundred();
    }
    double one = median(RUNS, this::one);
    double hundred = median(BATCH_RUNS, i -> hundred());
    return Map.of("verifyOne", one, "verifyOneOfHundred", hundred / PROOFS);
  }

  private interface Work {
    boolean isValid(int i);
  }

  private static double median(int runs, Work work) {
    return Series.of(IntStream.range(0, runs).mapToObj(i -> timed(() -> work.isValid(i))).toList()).median();
  }

  private static double timed(Supplier<Boolean> work) {
    long start = System.nanoTime();
    if (!work.get()) {
      throw new IllegalStateException("a proof made here does not verify");
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private boolean one(int i) {
    Triple triple = proofs.get(i % PROOFS);
    return single.verify(triple.proof(), triple.publicInputs()) instanceof VerificationOutcome.Valid;
  }

  private boolean hundred() {
    return batch.verify(proofs.stream().map(Triple::proof).toList(), proofs.stream().map(Triple::publicInputs).toList())
        .stream().allMatch(VerificationOutcome.Valid.class::isInstance);
  }
}
