package dev.forge.zk.brillig;

/** A black box function called from unconstrained code. */
public sealed interface BrilligBlackBox extends BrilligOpcode {
  /** AES-128-CBC without padding. */
  record Aes128Encrypt(HeapArray inputs, HeapArray iv, HeapArray key, HeapArray outputs) implements BrilligBlackBox {}

  /** BLAKE2s-256. */
  record Blake2s(HeapArray message, HeapArray output) implements BrilligBlackBox {}

  /** BLAKE3 with 32 bytes of output. */
  record Blake3(HeapArray message, HeapArray output) implements BrilligBlackBox {}

  /** Keccak-f[1600]. */
  record KeccakF1600(HeapArray input, HeapArray output) implements BrilligBlackBox {}

  /** ECDSA over secp256k1. */
  record EcdsaSecp256k1(HeapArray hashedMessage, HeapArray publicKeyX, HeapArray publicKeyY, HeapArray signature,
      Address result) implements BrilligBlackBox {}

  /** ECDSA over secp256r1. */
  record EcdsaSecp256r1(HeapArray hashedMessage, HeapArray publicKeyX, HeapArray publicKeyY, HeapArray signature,
      Address result) implements BrilligBlackBox {}

  /** Sum of scalar multiples on Grumpkin. */
  record MultiScalarMul(HeapArray points, HeapArray scalars, HeapArray outputs) implements BrilligBlackBox {}

  /** Sum of two points of Grumpkin. */
  record EmbeddedCurveAdd(Address x1, Address y1, Address x2, Address y2, HeapArray result)
      implements BrilligBlackBox {}

  /** The Poseidon2 permutation. */
  record Poseidon2Permutation(HeapArray message, HeapArray output) implements BrilligBlackBox {}

  /** The compression function of SHA-256. */
  record Sha256Compression(HeapArray input, HeapArray state, HeapArray output) implements BrilligBlackBox {}

  /** Big-endian digits of a field element in a radix of 2 to 256. */
  record ToRadix(Address input, Address radix, Address outputPointer, Address limbs, Address outputBits)
      implements BrilligBlackBox {}
}
