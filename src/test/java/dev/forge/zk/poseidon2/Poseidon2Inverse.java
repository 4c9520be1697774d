package dev.forge.zk.poseidon2;

import dev.forge.zk.field.Fr;
import java.math.BigInteger;
import java.util.Arrays;

/** The Poseidon2 permutation run backwards, for the attempt at a forgery. */
public final class Poseidon2Inverse {
  private static final BigInteger FIFTH_ROOT =
      BigInteger.valueOf(5).modInverse(Fr.MODULUS.value().subtract(BigInteger.ONE));
  private static final int[][] EXTERNAL = {{5, 7, 1, 3}, {4, 6, 1, 1}, {1, 3, 5, 7}, {1, 1, 4, 6}};

  private Poseidon2Inverse() {}

  /** The state whose permutation is the given one. */
  public static Fr[] permute(Fr[] output) {
    Fr[] x = output.clone();
    fullRounds(x, Poseidon2Parameters.FULL_ROUNDS, Poseidon2Parameters.FULL_ROUNDS / 2);
    for (int round = Poseidon2Parameters.PARTIAL_ROUNDS - 1; round >= 0; round--) {
      x = solve(internalMatrix(), x);
      x[0] = x[0].power(FIFTH_ROOT).subtract(Poseidon2Parameters.partialRoundConstant(round));
    }
    fullRounds(x, Poseidon2Parameters.FULL_ROUNDS / 2, 0);
    return solve(externalMatrix(), x);
  }

  private static void fullRounds(Fr[] x, int from, int to) {
    for (int round = from - 1; round >= to; round--) {
      Fr[] y = solve(externalMatrix(), x);
      for (int i = 0; i < x.length; i++) {
        x[i] = y[i].power(FIFTH_ROOT).subtract(Poseidon2Parameters.fullRoundConstant(round, i));
      }
    }
  }

  private static Fr[][] externalMatrix() {
    return Arrays.stream(EXTERNAL)
        .map(row -> Arrays.stream(row).mapToObj(Fr::of).toArray(Fr[]::new))
        .toArray(Fr[][]::new);
  }

  private static Fr[][] internalMatrix() {
    Fr[][] matrix = new Fr[4][4];
    for (int i = 0; i < 4; i++) {
      Arrays.fill(matrix[i], Fr.ONE);
      matrix[i][i] = Fr.ONE.add(Poseidon2Parameters.internalDiagonal(i));
    }
    return matrix;
  }

  /** The x with matrix x = y, by elimination; no pivot of the two matrices is 0. */
  private static Fr[] solve(Fr[][] matrix, Fr[] y) {
    Fr[] x = y.clone();
    for (int pivot = 0; pivot < 4; pivot++) {
      Fr inverse = matrix[pivot][pivot].invert();
      for (int row = 0; row < 4; row++) {
        if (row != pivot) {
          eliminate(matrix, x, pivot, row, matrix[row][pivot].multiply(inverse));
        }
      }
    }
    for (int i = 0; i < 4; i++) {
      x[i] = x[i].multiply(matrix[i][i].invert());
    }
    return x;
  }

  private static void eliminate(Fr[][] matrix, Fr[] x, int pivot, int row, Fr factor) {
    for (int column = 0; column < 4; column++) {
      matrix[row][column] = matrix[row][column].subtract(factor.multiply(matrix[pivot][column]));
    }
    x[row] = x[row].subtract(factor.multiply(x[pivot]));
  }
}
