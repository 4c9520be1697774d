package dev.forge.batch.circuit;

import dev.forge.batch.ProveRequest;
import dev.forge.batch.ProveRequest.Entries;
import dev.forge.batch.RefusalCode;
import dev.forge.batch.RefusedRequestException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Chooses among the circuits installed. */
public final class CircuitChoice {
  private static final Comparator<BatchCircuit> BY_COST =
      Comparator.<BatchCircuit>comparingInt(circuit -> circuit.capacity().paths())
          .thenComparingInt(circuit -> circuit.capacity().shielded());

  private CircuitChoice() {}

  /**
   * The smallest circuit of the request's family that holds all its entries.
   *
   * @throws RefusedRequestException with {@link RefusalCode#BATCH_TOO_LARGE} if there is none
   */
  public static BatchCircuit smallest(Collection<BatchCircuit> installed, ProveRequest request) {
    List<BatchCircuit> family = installed.stream().filter(circuit -> circuit.hash() == request.hash()).toList();
    return family.stream()
        .filter(circuit -> circuit.capacity().holds(request.entries()))
        .min(BY_COST)
        .orElseThrow(() -> tooLarge(family, request));
  }

  private static RefusedRequestException tooLarge(List<BatchCircuit> family, ProveRequest request) {
    Entries entries = request.entries();
    String largest =
        family.stream()
            .max(BY_COST)
            .map(circuit -> "the largest circuit installed is " + circuit.name())
            .orElse("no circuit is installed");
    String problem =
        "a batch of %d transfers, %d withdrawals and %d shielded entries hashed with %s fits in no circuit: %s"
            .formatted(
                entries.transfers().size(),
                entries.withdrawals().size(),
                entries.shielded().size(),
                request.hash().wireName(),
                largest);
    return new RefusedRequestException(RefusalCode.BATCH_TOO_LARGE, "", problem);
  }
}
