package dev.forge.zk.acir;

import static dev.forge.zk.field.Modulus.LIMBS;

import dev.forge.zk.blackbox.Aes128;
import dev.forge.zk.blackbox.BlackBoxException;
import dev.forge.zk.blackbox.Blake2s;
import dev.forge.zk.blackbox.Blake3;
import dev.forge.zk.blackbox.EcdsaCurve;
import dev.forge.zk.blackbox.EmbeddedCurve;
import dev.forge.zk.blackbox.KeccakF1600;
import dev.forge.zk.blackbox.Sha256Compression;
import dev.forge.zk.curve.GrumpkinPoint;
import dev.forge.zk.field.Fr;
import dev.forge.zk.poseidon2.Poseidon2;

/** Runs black box functions of ACIR on known operands. */
final class BlackBoxCall {
  private BlackBoxCall() {}

  /** The outputs, packed; the operands are those of {@link BlackBoxOperands}. */
  static long[] execute(BlackBox function, OperandReader operands, int outputs) {
    String name = name(function);
    try {
      long[] results = results(function, name, operands);
      if (results.length != LIMBS * outputs) {
        throw new BlackBoxException(
            "the input and output sizes are not consistent. " + results.length / LIMBS + " != " + outputs);
      }
      return results;
    } catch (BlackBoxException e) {
      throw failure(name, e);
    }
  }

  static Halt failure(String function, BlackBoxException reason) {
    return Halt.execution("Failed to solve blackbox function: " + function + ", reason: " + reason.getMessage());
  }

  private static String name(BlackBox function) {
    return switch (function) {
      case BlackBox.Aes128Encrypt _ -> "aes128_encrypt";
      case BlackBox.And _ -> "and";
      case BlackBox.Xor _ -> "xor";
      case BlackBox.Range _ -> "range";
      case BlackBox.Blake2s _ -> "blake2s";
      case BlackBox.Blake3 _ -> "blake3";
      case BlackBox.Ecdsa f -> f.curve() == BlackBox.Ecdsa.Curve.SECP256K1 ? "ecdsa_secp256k1" : "ecdsa_secp256r1";
      case BlackBox.MultiScalarMul _ -> "multi_scalar_mul";
      case BlackBox.EmbeddedCurveAdd _ -> "embedded_curve_add";
      case BlackBox.KeccakF1600 _ -> "keccakf1600";
      case BlackBox.RecursiveAggregation _ -> "recursive_aggregation";
      case BlackBox.Poseidon2Permutation _ -> "poseidon2_permutation";
      case BlackBox.Sha256Compression _ -> "sha256_compression";
    };
  }

  private static long[] results(BlackBox function, String name, OperandReader operands) {
    return switch (function) {
      case BlackBox.Aes128Encrypt _ -> {
        int length = operands.count() - 32;
        yield packed(
            Aes128.encrypt(operands.bytes(0, length), operands.bytes(length, 16), operands.bytes(length + 16, 16)));
      }
      case BlackBox.Blake2s _ -> packed(Blake2s.hash(operands.lowBytes(0, operands.count())));
      case BlackBox.Blake3 _ -> packed(Blake3.hash(operands.lowBytes(0, operands.count())));
      case BlackBox.KeccakF1600 _ -> packed(keccak(operands), -1L);
      case BlackBox.Sha256Compression _ -> packed(sha256(operands), 0xffffffffL);
      case BlackBox.Ecdsa f -> ecdsa(f.curve(), operands);
      case BlackBox.MultiScalarMul f -> multiScalarMul(f.points().size(), operands);
      case BlackBox.EmbeddedCurveAdd _ -> curveAdd(operands);
      case BlackBox.Poseidon2Permutation _ -> poseidon2(operands);
      case BlackBox.RecursiveAggregation _ -> new long[0];
      case BlackBox.And _,BlackBox.Xor _,BlackBox.Range _
          -> throw new IllegalStateException(name + " is executed elsewhere");
    };
  }

  private static long[] keccak(OperandReader operands) {
    long[] state = new long[KeccakF1600.LANES];
    for (int i = 0; i < state.length; i++) {
      state[i] = operands.word(i, Long.SIZE);
    }
    KeccakF1600.permute(state);
    return state;
  }

  private static long[] sha256(OperandReader operands) {
    int[] words = new int[Sha256Compression.BLOCK_WORDS];
    int[] state = new int[Sha256Compression.STATE_WORDS];
    for (int i = 0; i < words.length; i++) {
      words[i] = (int) operands.word(i, Integer.SIZE);
    }
    for (int i = 0; i < state.length; i++) {
      state[i] = (int) operands.word(words.length + i, Integer.SIZE);
    }
    int[] next = Sha256Compression.compress(words, state);
    long[] wide = new long[next.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = next[i];
    }
    return wide;
  }

  private static long[] ecdsa(BlackBox.Ecdsa.Curve curve, OperandReader operands) {
    boolean valid = true;
    if (operands.element(160).isOne()) {
      EcdsaCurve verifier = curve == BlackBox.Ecdsa.Curve.SECP256K1 ? EcdsaCurve.SECP256K1 : EcdsaCurve.SECP256R1;
      valid = verifier.verify(operands.bytes(128, 32), operands.bytes(0, 32), operands.bytes(32, 32),
          operands.bytes(64, 64));
    }
    return packed(new long[] {valid ? 1 : 0}, 1);
  }

  private static long[] multiScalarMul(int pointValues, OperandReader operands) {
    int scalarValues = operands.count() - 1 - pointValues;
    if (!operands.element(operands.count() - 1).isOne()) {
      return new long[2 * LIMBS];
    }
    Fr[] points = new Fr[pointValues];
    Fr[] scalars = new Fr[scalarValues];
    for (int i = 0; i < pointValues; i++) {
      points[i] = operands.element(i);
    }
    for (int i = 0; i < scalarValues; i++) {
      scalars[i] = operands.element(pointValues + i);
    }
    return packed(EmbeddedCurve.multiScalarMul(points, scalars));
  }

  private static long[] curveAdd(OperandReader operands) {
    if (!operands.element(4).isOne()) {
      return new long[2 * LIMBS];
    }
    return packed(
        EmbeddedCurve.add(
            new GrumpkinPoint(operands.element(0), operands.element(1)),
            new GrumpkinPoint(operands.element(2), operands.element(3))));
  }

  private static long[] poseidon2(OperandReader operands) {
    if (LIMBS * operands.count() != Poseidon2.STATE_LIMBS) {
      throw new BlackBoxException("Expected 4 values but encountered " + operands.count());
    }
    long[] state = new long[Poseidon2.STATE_LIMBS];
    for (int i = 0; i < operands.count(); i++) {
      operands.pack(i, state, LIMBS * i);
    }
    Poseidon2.permute(state, 0, new long[Poseidon2.SCRATCH_LIMBS]);
    return state;
  }

  private static long[] packed(GrumpkinPoint point) {
    long[] packed = new long[2 * LIMBS];
    point.x().pack(packed, 0);
    point.y().pack(packed, LIMBS);
    return packed;
  }

  private static long[] packed(byte[] bytes) {
    long[] wide = new long[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      wide[i] = bytes[i];
    }
    return packed(wide, 0xff);
  }

  private static long[] packed(long[] words, long mask) {
    long[] packed = new long[LIMBS * words.length];
    for (int i = 0; i < words.length; i++) {
      packed[LIMBS * i] = words[i] & mask;
      Fr.MODULUS.toMontgomery(packed, LIMBS * i, packed, LIMBS * i);
    }
    return packed;
  }
}
