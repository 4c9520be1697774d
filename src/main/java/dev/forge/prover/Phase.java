package dev.forge.prover;

/** The steps from a circuit's artifact to a verified proof, in their order. */
public enum Phase {
  /** The artifact is read and compiled into a constraint system. */
  COMPILE("compile"),
  /** Keys are made, where there are none. */
  SETUP("make keys"),
  /** Keys are read. */
  LOAD_KEYS("load keys"),
  /** The program is executed: its witness is solved. */
  EXECUTE("execute"),
  /** The constraint system's wires are filled from the witness. */
  SYNTHESIZE("synthesize"),
  /** The proof is made. */
  PROVE("prove"),
  /** The proof is verified. */
  VERIFY("verify");

  private final String title;

  Phase(String title) {
    this.title = title;
  }

  /** A short name to show, lower case. */
  public String title() {
    return title;
  }
}
