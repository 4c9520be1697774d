package dev.forge.zk.acir;

import java.util.List;

/** The witnesses of all ACIR functions that an execution ran, callees before callers, main last. */
public record WitnessStack(List<Item> items) {
  public WitnessStack {
    items = List.copyOf(items);
  }

  /** The witnesses of one run of one function. */
  public record Item(int function, WitnessMap witnesses) {}

  /** The witnesses of main. */
  public WitnessMap main() {
    return items.getLast().witnesses();
  }
}
