package dev.forge.auditor;

import dev.forge.dispatch.BatchId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What is found of one batch. */
final class Findings {
  private final BatchId batch;
  private final List<Finding> all = new ArrayList<>();

  Findings(BatchId batch) {
    this.batch = batch;
  }

  void add(boolean broken, Rule rule, Supplier<String> what) {
    if (broken) {
      all.add(new Finding(rule, batch, what.get()));
    }
  }

  List<Finding> all() {
    return List.copyOf(all);
  }
}
