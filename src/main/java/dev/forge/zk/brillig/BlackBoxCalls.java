package dev.forge.zk.brillig;

import dev.forge.zk.blackbox.Aes128;
import dev.forge.zk.blackbox.BlackBoxException;
import dev.forge.zk.blackbox.Blake2s;
import dev.forge.zk.blackbox.Blake3;
import dev.forge.zk.blackbox.EcdsaCurve;
import dev.forge.zk.blackbox.EmbeddedCurve;
import dev.forge.zk.blackbox.KeccakF1600;
import dev.forge.zk.blackbox.Sha256Compression;
import dev.forge.zk.blackbox.ToRadix;
import dev.forge.zk.curve.GrumpkinPoint;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.poseidon2.Poseidon2;
import dev.forge.zk.poseidon2.Poseidon2Parameters;

/** Runs black box functions on the cells of memory. */
final class BlackBoxCalls {
  private static final long CURVE_COST = 10_000;
  private static final long PERMUTATION_COST = 100;

  private final BrilligMemory memory;

  BlackBoxCalls(BrilligMemory memory) {
    this.memory = memory;
  }

  /** How many steps a call counts for, about the work of as many simple opcodes. */
  static long cost(BrilligBlackBox call) {
    return switch (call) {
      case BrilligBlackBox.Aes128Encrypt o -> Integer.toUnsignedLong(o.inputs().size());
      case BrilligBlackBox.Blake2s o -> Integer.toUnsignedLong(o.message().size());
      case BrilligBlackBox.Blake3 o -> Integer.toUnsignedLong(o.message().size());
      case BrilligBlackBox.MultiScalarMul o -> CURVE_COST * Integer.toUnsignedLong(o.points().size());
      case BrilligBlackBox.EcdsaSecp256k1 o -> CURVE_COST;
      case BrilligBlackBox.EcdsaSecp256r1 o -> CURVE_COST;
      case BrilligBlackBox.EmbeddedCurveAdd o -> PERMUTATION_COST;
      case BrilligBlackBox.KeccakF1600 o -> PERMUTATION_COST;
      case BrilligBlackBox.Poseidon2Permutation o -> PERMUTATION_COST;
      case BrilligBlackBox.Sha256Compression o -> PERMUTATION_COST;
      case BrilligBlackBox.ToRadix o -> 0; // its digits are counted when it ran
    };
  }

  /** Runs a call and returns how many more steps it took than {@link #cost} said. */
  long run(BrilligBlackBox call) {
    try {
      return dispatch(call);
    } catch (BlackBoxException exception) {
      String reason = exception.getMessage();
      throw new BrilligCrash(
          call instanceof BrilligBlackBox.ToRadix
              ? reason
              : "failed to solve blackbox function: " + name(call) + ", reason: " + reason);
    }
  }

  private long dispatch(BrilligBlackBox call) {
    switch (call) {
      case BrilligBlackBox.Aes128Encrypt o
          -> writeBytes(o.outputs(), Aes128.encrypt(bytes(o.inputs()), bytes(o.iv()), bytes(o.key())));
      case BrilligBlackBox.Blake2s o -> writeBytes(o.output(), Blake2s.hash(bytes(o.message())));
      case BrilligBlackBox.Blake3 o -> writeBytes(o.output(), Blake3.hash(bytes(o.message())));
      case BrilligBlackBox.KeccakF1600 o -> keccak(o);
      case BrilligBlackBox.EcdsaSecp256k1 o -> ecdsa(
          EcdsaCurve.SECP256K1, o.hashedMessage(), o.publicKeyX(), o.publicKeyY(), o.signature(), o.result());
      case BrilligBlackBox.EcdsaSecp256r1 o -> ecdsa(
          EcdsaCurve.SECP256R1, o.hashedMessage(), o.publicKeyX(), o.publicKeyY(), o.signature(), o.result());
      case BrilligBlackBox.MultiScalarMul o
          -> writePoint(o.outputs(), EmbeddedCurve.multiScalarMul(fields(o.points()), fields(o.scalars())));
      case BrilligBlackBox.EmbeddedCurveAdd o
          -> writePoint(o.result(), EmbeddedCurve.add(point(o.x1(), o.y1()), point(o.x2(), o.y2())));
      case BrilligBlackBox.Poseidon2Permutation o -> poseidon2(o);
      case BrilligBlackBox.Sha256Compression o -> sha256(o);
      case BrilligBlackBox.ToRadix o -> {
        return toRadix(o);
      }
    }
    return 0;
  }

  private void keccak(BrilligBlackBox.KeccakF1600 o) {
    int start = start(o.input());
    long[] state = new long[length(o.input(), KeccakF1600.LANES)];
    for (int i = 0; i < state.length; i++) {
      state[i] = integer(start + i, Cell.U64);
    }
    KeccakF1600.permute(state);
    int output = start(o.output());
    for (int i = 0; i < state.length; i++) {
      memory.set(output + i, state[i], Cell.U64);
    }
  }

  private void ecdsa(
      EcdsaCurve curve, HeapArray hash, HeapArray keyX, HeapArray keyY, HeapArray signature, Address result) {
    boolean valid = curve.verify(bytes(hash), bytes(keyX), bytes(keyY), bytes(signature));
    memory.set(memory.resolve(result), valid ? 1 : 0, Cell.U1);
  }

  private void poseidon2(BrilligBlackBox.Poseidon2Permutation o) {
    FrVector state = FrVector.of(fields(o.message()));
    if (state.size() != Poseidon2Parameters.STATE_SIZE) {
      throw new BlackBoxException(
          "Expected " + Poseidon2Parameters.STATE_SIZE + " values but encountered " + state.size());
    }
    Poseidon2.permute(state);
    int output = start(o.output());
    for (int i = 0; i < state.size(); i++) {
      memory.write(output + i, state.limbs(), Cell.LIMBS * i);
    }
  }

  private void sha256(BrilligBlackBox.Sha256Compression o) {
    int[] state = Sha256Compression.compress(words(o.input()), words(o.state()));
    int output = start(o.output());
    for (int i = 0; i < state.length; i++) {
      memory.set(output + i, state[i] & 0xffffffffL, Cell.U32);
    }
  }

  private long toRadix(BrilligBlackBox.ToRadix o) {
    int input = memory.resolve(o.input());
    if (memory.tag(input) < 0) {
      throw new BrilligCrash("ToRadix input not a field");
    }
    long radix = integer(memory.resolve(o.radix()), Cell.U32);
    int count = memory.count(memory.resolve(o.limbs()));
    int output = memory.pointer(memory.resolve(o.outputPointer()));
    boolean bits = integer(memory.resolve(o.outputBits()), Cell.U1) != 0;
    if (bits && radix != 2) {
      throw new BlackBoxException("Radix " + radix + " is not equal to 2 and bit mode is activated.");
    }
    byte[] digits = ToRadix.digits(field(input), (int) radix, count);
    for (int i = 0; i < count; i++) {
      memory.set(output + i, digits[i] & 0xff, bits ? Cell.U1 : Cell.U8);
    }
    return count;
  }

  private int start(HeapArray array) {
    return memory.pointer(memory.resolve(array.pointer()));
  }

  private int length(HeapArray array, int expected) {
    if (array.size() != expected) {
      throw new BlackBoxException("Expected " + expected + " values but encountered " + array.size());
    }
    return expected;
  }

  private long integer(int address, long tag) {
    if (memory.tag(address) != tag) {
      throw new BrilligCrash(
          "expected a " + Cell.typeName(tag) + " at address " + address + ", but found " + memory.text(address));
    }
    return memory.low(address);
  }

  private Fr field(int address) {
    if (memory.tag(address) < 0) {
      throw new BrilligCrash("expected a field at address " + address + ", but found " + memory.text(address));
    }
    return Fr.unpack(memory.page(address), BrilligMemory.at(address));
  }

  private GrumpkinPoint point(Address x, Address y) {
    return new GrumpkinPoint(field(memory.resolve(x)), field(memory.resolve(y)));
  }

  private byte[] bytes(HeapArray array) {
    int start = start(array);
    byte[] bytes = new byte[memory.checkCount(array.size())];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) integer(start + i, Cell.U8);
    }
    return bytes;
  }

  private int[] words(HeapArray array) {
    int start = start(array);
    int[] words = new int[memory.checkCount(array.size())];
    for (int i = 0; i < words.length; i++) {
      words[i] = (int) integer(start + i, Cell.U32);
    }
    return words;
  }

  private Fr[] fields(HeapArray array) {
    int start = start(array);
    Fr[] fields = new Fr[memory.checkCount(array.size())];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = field(start + i);
    }
    return fields;
  }

  private void writeBytes(HeapArray array, byte[] bytes) {
    int start = start(array);
    for (int i = 0; i < bytes.length; i++) {
      memory.set(start + i, bytes[i] & 0xff, Cell.U8);
    }
  }

  private void writePoint(HeapArray array, GrumpkinPoint point) {
    int start = start(array);
    memory.writeNumber(start, point.x(), BitSize.FIELD);
    memory.writeNumber(start + 1, point.y(), BitSize.FIELD);
  }

  /** The function's name in messages. */
  private static String name(BrilligBlackBox call) {
    return switch (call) {
      case BrilligBlackBox.Aes128Encrypt o -> "aes128_encrypt";
      case BrilligBlackBox.Blake2s o -> "blake2s";
      case BrilligBlackBox.Blake3 o -> "blake3";
      case BrilligBlackBox.KeccakF1600 o -> "keccakf1600";
      case BrilligBlackBox.EcdsaSecp256k1 o -> "ecdsa_secp256k1";
      case BrilligBlackBox.EcdsaSecp256r1 o -> "ecdsa_secp256r1";
      case BrilligBlackBox.MultiScalarMul o -> "multi_scalar_mul";
      case BrilligBlackBox.EmbeddedCurveAdd o -> "embedded_curve_add";
      case BrilligBlackBox.Poseidon2Permutation o -> "poseidon2_permutation";
      case BrilligBlackBox.Sha256Compression o -> "sha256_compression";
      case BrilligBlackBox.ToRadix o -> "to_radix";
    };
  }
}
