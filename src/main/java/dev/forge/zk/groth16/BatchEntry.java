package dev.forge.zk.groth16;

import dev.forge.zk.field.FrVector;
import dev.forge.zk.pairing.PreparedPoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A proof of a batch that is not refused at once.
 *
 * @param index its place in the batch
 * @param slice the Bs of all proofs that a thread prepared together, which also tells them from those of others
 * @param place its place in the slice
 */
record BatchEntry(int index, FrVector publicInputs, Statement statement, PreparedPoints slice, int place) {
  Proof proof() {
    return statement.proof();
  }

  /** Prepares the proofs of a slice, the first of them at a place of the batch; writes the outcomes of those refused. */
  static List<BatchEntry> prepare(VerifyingKey key, List<Proof> proofs, List<FrVector> publicInputs, int first,
      VerificationOutcome[] outcomes) {
    PreparedPoints slice = PreparedPoints.of(proofs.stream().map(Proof::b).toList());
    List<BatchEntry> entries = new ArrayList<>(proofs.size());
    for (int i = 0; i < proofs.size(); i++) {
      Proof proof = proofs.get(i);
      FrVector inputs = publicInputs.get(i).copy();
      boolean inG2 = slice.isMember(i);
      Optional<String> refusal = Statement.refusal(key, proof, inputs)
          .or(() -> inG2 ? Optional.empty() : Optional.of(Statement.outsideG2(proof)));
      if (refusal.isPresent()) {
        outcomes[first + i] = new VerificationOutcome.Invalid(refusal.get());
      } else {
        entries.add(new BatchEntry(first + i, inputs, Statement.of(key, proof, inputs), slice, i));
      }
    }
    return entries;
  }
}
