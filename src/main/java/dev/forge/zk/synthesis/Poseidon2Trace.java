package dev.forge.zk.synthesis;

import static dev.forge.zk.field.Modulus.LIMBS;
import static dev.forge.zk.poseidon2.Poseidon2Parameters.FULL_ROUNDS;
import static dev.forge.zk.poseidon2.Poseidon2Parameters.PARTIAL_ROUNDS;
import static dev.forge.zk.poseidon2.Poseidon2Parameters.STATE_SIZE;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.poseidon2.Poseidon2Parameters;

/** A Poseidon2 permutation that leaves what {@link Poseidon2Compiler} has wires for. For one thread. */
final class Poseidon2Trace {
  private static final Modulus FIELD = Fr.MODULUS;

  private final long[] x = new long[LIMBS];
  private final long[] sum = new long[LIMBS];
  private final long[] t = new long[STATE_SIZE * LIMBS];
  private long[] state;
  private long[] trace;
  private int next;

  /** Permutes a state, and writes the internal wires, in order, to an array of packed elements at an offset. */
  void permute(long[] ofState, long[] wires, int offset) {
    state = ofState;
    trace = wires;
    next = offset;
    external();
    for (int round = 0; round < FULL_ROUNDS / 2; round++) {
      fullRound(round);
    }
    for (int round = 0; round < PARTIAL_ROUNDS; round++) {
      fifthPower(0, Poseidon2Parameters.partialRoundConstant(round));
      internal();
      if (round == Poseidon2Compiler.REFRESH_AFTER - 1) {
        System.arraycopy(state, LIMBS, trace, next, (STATE_SIZE - 1) * LIMBS);
        next += (STATE_SIZE - 1) * LIMBS;
      }
    }
    for (int round = FULL_ROUNDS / 2; round < FULL_ROUNDS - 1; round++) {
      fullRound(round);
    }
    for (int j = 0; j < STATE_SIZE; j++) {
      squares(j, Poseidon2Parameters.fullRoundConstant(FULL_ROUNDS - 1, j));
    }
  }

  private void fullRound(int round) {
    for (int j = 0; j < STATE_SIZE; j++) {
      fifthPower(j, Poseidon2Parameters.fullRoundConstant(round, j));
    }
    external();
  }

  private void fifthPower(int element, Fr constant) {
    squares(element, constant);
    FIELD.multiply(trace, next, x, 0, trace, next - LIMBS);
    System.arraycopy(trace, next, state, LIMBS * element, LIMBS);
    next += LIMBS;
  }

  private void squares(int element, Fr constant) {
    constant.pack(x, 0);
    FIELD.add(x, 0, x, 0, state, LIMBS * element);
    FIELD.square(trace, next, x, 0);
    FIELD.square(trace, next + LIMBS, trace, next);
    next += 2 * LIMBS;
  }

  private void internal() {
    FIELD.add(sum, 0, state, 0, state, LIMBS);
    FIELD.add(sum, 0, sum, 0, state, 2 * LIMBS);
    FIELD.add(sum, 0, sum, 0, state, 3 * LIMBS);
    for (int j = 0; j < STATE_SIZE; j++) {
      Poseidon2Parameters.internalDiagonal(j).pack(x, 0);
      FIELD.multiply(state, LIMBS * j, state, LIMBS * j, x, 0);
      FIELD.add(state, LIMBS * j, state, LIMBS * j, sum, 0);
    }
  }

  /** The external matrix, in the order of additions of the paper's appendix B. */
  private void external() {
    int t1 = LIMBS;
    int t2 = 2 * LIMBS;
    int t3 = 3 * LIMBS;
    FIELD.add(t, 0, state, 0, state, LIMBS);
    FIELD.add(t, t1, state, 2 * LIMBS, state, 3 * LIMBS);
    FIELD.add(t, t2, state, LIMBS, state, LIMBS);
    FIELD.add(t, t2, t, t2, t, t1);
    FIELD.add(t, t3, state, 3 * LIMBS, state, 3 * LIMBS);
    FIELD.add(t, t3, t, t3, t, 0);
    quadruple(t1);
    quadruple(0);
    FIELD.add(state, 3 * LIMBS, t, t1, t, t3);
    FIELD.add(state, LIMBS, t, 0, t, t2);
    FIELD.add(state, 0, t, t3, state, LIMBS);
    FIELD.add(state, 2 * LIMBS, t, t2, state, 3 * LIMBS);
  }

  private void quadruple(int offset) {
    FIELD.add(t, offset, t, offset, t, offset);
    FIELD.add(t, offset, t, offset, t, offset);
  }
}
