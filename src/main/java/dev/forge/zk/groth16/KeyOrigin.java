package dev.forge.zk.groth16;

/** How a proving key was made, which decides what its proofs are worth. */
public enum KeyOrigin {
  /** By {@link InsecureDevelopmentSetup}, or a ceremony without contributions: whoever made it could forge proofs. */
  INSECURE_DEVELOPMENT,
  /** By a ceremony of several parties: sound if one of them was honest. */
  CEREMONY
}
