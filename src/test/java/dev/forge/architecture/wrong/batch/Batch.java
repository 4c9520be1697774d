package dev.forge.architecture.wrong.batch;

import dev.forge.architecture.wrong.zk.field.FieldThatKnowsJson;

/** A noun that prints and ends the program. */
public record Batch(FieldThatKnowsJson field) {
  /** Prints and exits. */
  public void printAndExit() {
    System.out.println(field);
    System.exit(1);
  }
}
