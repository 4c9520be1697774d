package dev.forge.zk.acir;

import java.util.List;

/** A black box function call of ACIR; outputs are witness indices. */
public sealed interface BlackBox extends Opcode {
  /** AES-128-CBC without padding; inputs are bytes, a multiple of 16 of them. */
  record Aes128Encrypt(List<Input> inputs, List<Input> iv, List<Input> key, List<Integer> outputs)
      implements BlackBox {}

  /** Bitwise and of two numbers of {@code bits} bits. */
  record And(Input left, Input right, int bits, int output) implements BlackBox {}

  /** Bitwise exclusive or of two numbers of {@code bits} bits. */
  record Xor(Input left, Input right, int bits, int output) implements BlackBox {}

  /** The input has at most {@code bits} bits. */
  record Range(Input input, int bits) implements BlackBox {}

  /** BLAKE2s-256 of bytes. */
  record Blake2s(List<Input> inputs, List<Integer> outputs) implements BlackBox {}

  /** BLAKE3 of bytes, 32 bytes out. */
  record Blake3(List<Input> inputs, List<Integer> outputs) implements BlackBox {}

  /** Verifies an ECDSA signature; coordinates, r and s are big-endian bytes. */
  record Ecdsa(Curve curve, List<Input> publicKeyX, List<Input> publicKeyY, List<Input> signature,
      List<Input> hashedMessage, Input predicate, int output)
      implements BlackBox {
    /** The curve of the signature. */
    public enum Curve {
      /** secp256k1. */
      SECP256K1,
      /** secp256r1, also called P-256. */
      SECP256R1
    }
  }

  /** Sum of scalar multiples on Grumpkin: points are x, y; scalars are low and high 128 bits. */
  record MultiScalarMul(List<Input> points, List<Input> scalars, Input predicate, int outputX, int outputY)
      implements BlackBox {}

  /** Sum of two points of Grumpkin. */
  record EmbeddedCurveAdd(Input x1, Input y1, Input x2, Input y2, Input predicate, int outputX, int outputY)
      implements BlackBox {}

  /** The Keccak-f[1600] permutation on 25 lanes of 64 bits. */
  record KeccakF1600(List<Input> inputs, List<Integer> outputs) implements BlackBox {}

  /** Verification of another proof, left to the backend. */
  record RecursiveAggregation(List<Input> verificationKey, List<Input> proof, List<Input> publicInputs, Input keyHash,
      int proofType, Input predicate)
      implements BlackBox {}

  /** The Poseidon2 permutation of four field elements. */
  record Poseidon2Permutation(List<Input> inputs, List<Integer> outputs) implements BlackBox {}

  /** The compression function of SHA-256: 16 message words and 8 state words in, 8 state words out. */
  record Sha256Compression(List<Input> inputs, List<Input> state, List<Integer> outputs) implements BlackBox {}
}
