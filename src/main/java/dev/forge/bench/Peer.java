package dev.forge.bench;

/** Another prover, to be measured beside ours. */
interface Peer {
  /** Its name, lower case; also that of its files. */
  String name();

  /** Starts a process that has loaded the rows, the witness and a key, which is made where there is none. */
  LineProcess start(BenchFolder folder, int threads);

  /** Whether it accepts NAME.vk, NAME.proof, NAME.pw of a folder. */
  boolean verifies(BenchFolder folder, String name);
}
