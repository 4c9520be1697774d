package dev.forge.solana.program;

import java.util.Optional;
import java.util.stream.Stream;

/** Why the program refuses; the runtime hands the number on as {@code Custom}. */
public enum VerifierFault {
  ACCOUNTS_GIVEN(1, "the instruction names accounts, the verifier takes none"), WRONG_LENGTH(2,
      "proof and public witness have not the length of this key"), WRONG_COMMITMENTS(3,
          "the proof has not the number of commitments of this key"), WRONG_WITNESS_HEADER(4,
              "the public witness has not the number of public inputs of this key"), POINT_WITH_FLAGS(5,
                  "a point of the proof has flag bits, it is not in gnark's raw form"), INPUT_NOT_REDUCED(6,
                      "a public input is not below the modulus"), BAD_COMMITMENT(7,
                          "the proof's commitment is no point of the curve"), BAD_POINT(8,
                              "a point of the proof is not on its curve or not in its group"), EQUATION_DOES_NOT_HOLD(9,
                                  "the proof does not verify for these public inputs under the program's key"), COMMITMENT_NOT_KNOWN(
                                      10,
                                      "the proof of knowledge of the commitment does not verify"), STRAY_PROOF_OF_KNOWLEDGE(
                                          11, "the proof has a proof of knowledge, but the key no commitment");

  private final int code;
  private final String meaning;

  VerifierFault(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The number the program ends with. */
  public int code() {
    return code;
  }

  /** What it means, for people. */
  public String meaning() {
    return meaning;
  }

  /** The fault of a number. */
  public static Optional<VerifierFault> of(long code) {
    return Stream.of(values()).filter(fault -> fault.code == code).findFirst();
  }
}
