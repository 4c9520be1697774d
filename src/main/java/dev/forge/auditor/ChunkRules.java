package dev.forge.auditor;

import dev.forge.dispatch.Attempt;
import dev.forge.dispatch.AttemptState;
import dev.forge.dispatch.Chunk;
import dev.forge.dispatch.ChunkProof;
import dev.forge.dispatch.ChunkState;
import dev.forge.dispatch.LeaseToken;
import java.util.List;
import java.util.Optional;

/**
 * The rules of a chunk with its attempts and its proof.
 *
 * @param budget how often a chunk may fail
 */
record ChunkRules(int budget) {
  private static final String MOCK = "mock";

  void check(Chunk chunk, Inspected seen, Findings findings) {
    List<Attempt> attempts = seen.attempts().getOrDefault(chunk.id(), List.of());
    Optional<ChunkProof> proof = Optional.ofNullable(seen.proofs().get(chunk.id()));
    String name = "chunk " + chunk.index() + " (" + chunk.id() + ")";
    checkLease(chunk, attempts, name, findings);
    checkBudget(chunk, attempts, name, findings);
    checkProof(chunk, proof, name, findings);
    long accepted = attempts.stream().filter(attempt -> attempt.state() == AttemptState.SUCCEEDED).count();
    findings.add(accepted > 1, Rule.ACCEPTED_ONCE, () -> accepted + " attempts at " + name + " succeeded");
  }

  private static void checkLease(Chunk chunk, List<Attempt> attempts, String name, Findings findings) {
    boolean leased = chunk.state() == ChunkState.LEASED;
    boolean some = chunk.copyToken().isPresent() || chunk.copyWorker().isPresent() || chunk.copyExpiresAt().isPresent()
        || chunk.copyFrom().isPresent() || chunk.leaseToken().isPresent() || chunk.leaseWorker().isPresent()
        || chunk.leaseExpiresAt().isPresent();
    boolean all =
        chunk.leaseToken().isPresent() && chunk.leaseWorker().isPresent() && chunk.leaseExpiresAt().isPresent();
    findings.add(!leased && some, Rule.LEASE_ONLY_WHILE_LEASED, () -> name + " is " + chunk.state() + " with a lease");
    findings.add(leased && !all, Rule.LEASE_WHILE_LEASED, () -> name + " is leased without a whole lease");
    List<Attempt> running = attempts.stream().filter(attempt -> attempt.state() == AttemptState.RUNNING).toList();
    for (LeaseToken token : chunk.tokens()) {
      findings.add(leased && running.stream().noneMatch(attempt -> attempt.leaseToken().equals(token)),
          Rule.LEASE_WHILE_LEASED, () -> name + " is leased, and no attempt runs under its lease");
    }
    findings.add(chunk.copyToken().isPresent() && chunk.copyWorker().equals(chunk.leaseWorker()),
        Rule.COPY_IS_ELSEWHERE, () -> name + " is leased twice to worker " + chunk.copyWorker().orElseThrow());
    for (Attempt attempt : running) {
      findings.add(!chunk.isLeasedUnder(attempt.leaseToken()), Rule.ATTEMPT_RUNS_UNDER_LEASE,
          () -> "attempt " + attempt.number() + " at " + name + " runs without a lease");
    }
  }

  private void checkBudget(Chunk chunk, List<Attempt> attempts, String name, Findings findings) {
    long failed = attempts.stream().filter(attempt -> attempt.state() == AttemptState.FAILED).count();
    findings.add(chunk.failures() > budget, Rule.ATTEMPTS_WITHIN_BUDGET,
        () -> name + " failed " + chunk.failures() + " times of " + budget);
    findings.add(chunk.failures() > failed, Rule.ATTEMPTS_WITHIN_BUDGET,
        () -> name + " counts " + chunk.failures() + " failures, and " + failed + " attempts failed");
  }

  private static void checkProof(Chunk chunk, Optional<ChunkProof> proof, String name, Findings findings) {
    boolean proved = chunk.state() == ChunkState.PROVED;
    findings.add(proved != proof.isPresent(), Rule.PROVED_MEANS_PROOF,
        () -> name + " is " + chunk.state() + " and has " + (proof.isPresent() ? "a" : "no") + " proof");
    proof.ifPresent(accepted -> findings.add(
        !accepted.verified() && !accepted.backend().equals(MOCK)
            || !chunk.statement().isShownBy(accepted.publicWitnessBytes()),
        Rule.PROOF_SHOWS_STATEMENT, () -> "the proof of " + name + " does not show its statement"));
  }
}
