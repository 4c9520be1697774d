package dev.forge.batch.circuit;

import dev.forge.batch.HashFamily;
import dev.forge.batch.ProveRequest;
import dev.forge.batch.ProveRequest.Entries;
import dev.forge.batch.RefusalCode;
import dev.forge.batch.RefusedRequestException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Cuts a batch into what circuits hold. */
public final class Slicing {
  private static final Comparator<Capacity> BY_SIZE =
      Comparator.comparingInt(Capacity::paths).thenComparingInt(Capacity::shielded);

  private Slicing() {}

  /**
   * One slice in the smallest circuit that holds the whole batch; if there is none and the request may be chunked, several:
   * entries fill the largest circuit in the order transfers, withdrawals, shielded, and each slice takes the smallest
   * circuit that holds it. An empty batch is one slice.
   *
   * @throws RefusedRequestException with {@link RefusalCode#BATCH_TOO_LARGE} if it fits in none and may not be chunked, or
   *     there are entries that no circuit has slots for
   */
  public static List<Slice> cut(ProveRequest request, Collection<BatchCircuit> installed) {
    boolean fits = installed.stream()
        .anyMatch(circuit -> circuit.hash() == request.hash() && circuit.capacity().holds(request.entries()));
    if (fits || !request.options().chunked()) {
      return List.of(new Slice(CircuitChoice.smallest(installed, request), 0, request.entries()));
    }
    Capacity largest = installed.stream().filter(circuit -> circuit.hash() == request.hash())
        .map(BatchCircuit::capacity).filter(capacity -> hasSlotsFor(capacity, request.entries())).max(BY_SIZE)
        .orElseThrow(() -> noSlots(request.hash()));
    return cut(request, installed, largest);
  }

  /**
   * The number of transfers that the circuit with the most slots for them holds, at most so many.
   *
   * @throws RefusedRequestException with {@link RefusalCode#BATCH_TOO_LARGE} if no circuit has such slots
   */
  public static int transfersPerSlice(Collection<BatchCircuit> installed, HashFamily hash, int most) {
    int widest = installed.stream().filter(circuit -> circuit.hash() == hash)
        .mapToInt(circuit -> circuit.capacity().transfers()).max().orElse(0);
    if (widest == 0) {
      throw noSlots(hash);
    }
    return Math.min(widest, most);
  }

  /**
   * The smallest circuit that holds so many transfers.
   *
   * @throws RefusedRequestException with {@link RefusalCode#BATCH_TOO_LARGE} if there is none
   */
  public static BatchCircuit transferCircuit(Collection<BatchCircuit> installed, HashFamily hash, int transfers) {
    return installed.stream()
        .filter(circuit -> circuit.hash() == hash && circuit.capacity().transfers() >= transfers)
        .min(Comparator.comparing(BatchCircuit::capacity, BY_SIZE)).orElseThrow(() -> noSlots(hash));
  }

  private static List<Slice> cut(ProveRequest request, Collection<BatchCircuit> installed, Capacity capacity) {
    Entries entries = request.entries();
    List<Slice> slices = new ArrayList<>();
    int transfers = 0;
    int withdrawals = 0;
    int shielded = 0;
    while (transfers + withdrawals + shielded < entries.size()) {
      int transfersTo = Math.min(entries.transfers().size(), transfers + capacity.transfers());
      int withdrawalsTo = transfersTo < entries.transfers().size() ? withdrawals
          : Math.min(entries.withdrawals().size(), withdrawals + capacity.withdrawals());
      int shieldedTo =
          transfersTo < entries.transfers().size() || withdrawalsTo < entries.withdrawals().size() ? shielded
              : Math.min(entries.shielded().size(), shielded + capacity.shielded());
      Entries part = new Entries(entries.transfers().subList(transfers, transfersTo),
          entries.withdrawals().subList(withdrawals, withdrawalsTo), entries.shielded().subList(shielded, shieldedTo));
      slices.add(new Slice(CircuitChoice.smallest(installed, request.withEntries(part)),
          transfers + withdrawals + shielded, part));
      transfers = transfersTo;
      withdrawals = withdrawalsTo;
      shielded = shieldedTo;
    }
    return slices;
  }

  private static boolean hasSlotsFor(Capacity capacity, Entries entries) {
    return (entries.transfers().isEmpty() || capacity.transfers() > 0)
        && (entries.withdrawals().isEmpty() || capacity.withdrawals() > 0)
        && (entries.shielded().isEmpty() || capacity.shielded() > 0);
  }

  private static RefusedRequestException noSlots(HashFamily hash) {
    return new RefusedRequestException(RefusalCode.BATCH_TOO_LARGE, "",
        "no circuit installed has slots for the kinds of entries of this batch hashed with " + hash.wireName());
  }
}
