package dev.forge.solana.program;

import static dev.forge.solana.program.Register.DATA;
import static dev.forge.solana.program.Register.FIRST;
import static dev.forge.solana.program.Register.FOURTH;
import static dev.forge.solana.program.Register.HEAP;
import static dev.forge.solana.program.Register.MODULUS;
import static dev.forge.solana.program.Register.RESULT;
import static dev.forge.solana.program.Register.SECOND;
import static dev.forge.solana.program.Register.THIRD;

import dev.forge.solana.program.Assembler.Label;
import dev.forge.solana.program.HeapPlan.CommitmentPlan;
import dev.forge.zk.codec.PointCodec;
import dev.forge.zk.field.Fr;
import java.util.EnumMap;
import java.util.Map;

/**
 * Writes the code: straight on from check to check, without loops. gnark's equation is e(A, B) = e(alpha, beta) e(S, gamma)
 * e(C, delta) with S = K_0 + sum of x_i K_i, and with a commitment D also + h K_last + D, where h is the hash of D and the
 * public inputs committed with it; e(D, -sigma G) e(P, G) = 1 shows that D is known. h has 48 bytes: its upper 32 are
 * multiplied with 2^128 K_last and its lower 16 with K_last, so nothing is ever reduced.
 */
final class VerifierCode {
  private static final int G1_ADD = 0;
  private static final int G1_MULTIPLY = 2;
  private static final int PAIRING = 3;
  private static final int FLAG_BITS = 0xc0;
  private static final int WORD = Long.BYTES;
  private static final int LIMBS = 4;
  private static final long ONE_BIG_ENDIAN = 1L << 56;

  private final HeapPlan heap;
  private final InstructionData data;
  private final Constants constants;
  private final Assembler code = new Assembler();
  private final Map<VerifierFault, Label> faults = new EnumMap<>(VerifierFault.class);

  VerifierCode(HeapPlan heap, InstructionData data, Constants constants) {
    this.heap = heap;
    this.data = data;
    this.constants = constants;
  }

  byte[] write() {
    code.set(DATA, Memory.DATA);
    code.set(HEAP, Memory.HEAP);
    checkShape();
    copyConstants(0, heap.template().length);
    copyData(0, InstructionData.A, HeapPlan.PAIR_BYTES);
    copyData(HeapPlan.C_IN_PAIR, InstructionData.C, PointCodec.G1_BYTES);
    takeInputs();
    heap.commitment().ifPresent(this::hashChallenge);
    sum();
    requirePairing(0, HeapPlan.EQUATION_PAIRS, VerifierFault.EQUATION_DOES_NOT_HOLD);
    heap.commitment().ifPresent(this::requireKnown);
    code.exit(0);
    faults.forEach((fault, label) -> {
      code.place(label);
      code.exit(fault.code());
    });
    return code.code();
  }

  private Label on(VerifierFault fault) {
    return faults.computeIfAbsent(fault, _ -> new Label());
  }

  private void checkShape() {
    code.load64(SECOND, DATA, (int) (Memory.INPUT - Memory.DATA));
    code.jumpUnlessEqual(SECOND, 0, on(VerifierFault.ACCOUNTS_GIVEN));
    code.load64(SECOND, DATA, -WORD);
    code.jumpUnlessEqual(SECOND, data.length(), on(VerifierFault.WRONG_LENGTH));
    requireCount(InstructionData.COMMITMENT_COUNT, data.commitments(), VerifierFault.WRONG_COMMITMENTS);
    requireCount(data.witness(), data.inputs(), VerifierFault.WRONG_WITNESS_HEADER);
    requireCount(data.witness() + Integer.BYTES, 0, VerifierFault.WRONG_WITNESS_HEADER);
    requireCount(data.witness() + 2 * Integer.BYTES, data.inputs(), VerifierFault.WRONG_WITNESS_HEADER);
    data.flags().forEach(at -> {
      code.load8(SECOND, DATA, at);
      code.jumpIfAnyBit(SECOND, FLAG_BITS, on(VerifierFault.POINT_WITH_FLAGS));
    });
    if (data.commitments() == 0) {
      requireNoProofOfKnowledge();
    }
  }

  private void requireCount(int at, int count, VerifierFault fault) {
    code.load32(SECOND, DATA, at);
    code.set(THIRD, Integer.toUnsignedLong(Integer.reverseBytes(count)));
    code.jumpUnlessEqual(SECOND, THIRD, on(fault));
  }

  /** Nothing looks at these bytes of a proof without commitment, so without this they could be anything. */
  private void requireNoProofOfKnowledge() {
    code.load64(SECOND, DATA, data.proofOfKnowledge());
    for (int offset = WORD; offset < PointCodec.G1_BYTES; offset += WORD) {
      code.load64(THIRD, DATA, data.proofOfKnowledge() + offset);
      code.or(SECOND, THIRD);
    }
    code.jumpUnlessEqual(SECOND, 0, on(VerifierFault.STRAY_PROOF_OF_KNOWLEDGE));
  }

  /** Each input goes beside its point, and must be below r: the limbs are compared from the highest. */
  private void takeInputs() {
    code.set(MODULUS, limb(0));
    for (int i = 0; i < data.inputs(); i++) {
      int from = data.input(i);
      int scalar = heap.products().get(i) + PointCodec.G1_BYTES;
      for (int k = LIMBS - 1; k >= 0; k--) {
        code.load64(SECOND, DATA, from + WORD * k);
        code.store64(HEAP, scalar + WORD * k, SECOND);
      }
      requireReduced(from);
    }
  }

  /** The highest limb is in the second register already. */
  private void requireReduced(int from) {
    Label reduced = new Label();
    Label fault = on(VerifierFault.INPUT_NOT_REDUCED);
    code.toBigEndian(SECOND);
    code.jumpIfLess(SECOND, MODULUS, reduced);
    code.jumpUnlessEqual(SECOND, MODULUS, fault);
    for (int k = 1; k < LIMBS; k++) {
      code.load64(SECOND, DATA, from + WORD * k);
      code.toBigEndian(SECOND);
      code.set(THIRD, limb(k));
      code.jumpIfLess(SECOND, THIRD, reduced);
      code.jumpUnlessEqual(SECOND, THIRD, fault);
    }
    code.jump(fault);
    code.place(reduced);
  }

  /** The modulus' limb, from the highest. */
  private static long limb(int k) {
    return Fr.MODULUS.value().shiftRight(Long.SIZE * (LIMBS - 1 - k)).longValue();
  }

  private void hashChallenge(CommitmentPlan plan) {
    int second = plan.high() + PointCodec.G1_BYTES;
    hash(constants.first(), plan.first());
    hash(constants.second(), second);
    for (int offset = 0; offset < HeapPlan.SCALAR_BYTES; offset += WORD) {
      code.load64(SECOND, HEAP, plan.first() + offset);
      code.load64(THIRD, HEAP, second + offset);
      code.xor(SECOND, THIRD);
      code.store64(HEAP, plan.mixed() + offset, SECOND);
    }
    hash(constants.third(), plan.low() + PointCodec.G1_BYTES + HeapPlan.SCALAR_BYTES / 2);
  }

  /** Adds the terms one by one; each partial sum is followed by the next term, as the addition reads both at once. */
  private void sum() {
    int at = heap.sum();
    for (int product : heap.products()) {
      at = addProduct(at, product);
    }
    if (heap.commitment().isPresent()) {
      at = addProduct(at, heap.commitment().get().high());
      at = addProduct(at, heap.commitment().get().low());
      copyData(at + PointCodec.G1_BYTES, InstructionData.COMMITMENT, PointCodec.G1_BYTES);
      at = addNext(at, VerifierFault.BAD_COMMITMENT);
    }
    copy(HeapPlan.SUM_IN_PAIR, HEAP, at, PointCodec.G1_BYTES);
  }

  private int addProduct(int at, int product) {
    group(G1_MULTIPLY, product, HeapPlan.PRODUCT_BYTES, at + PointCodec.G1_BYTES, VerifierFault.BAD_POINT);
    return addNext(at, VerifierFault.BAD_POINT);
  }

  private int addNext(int at, VerifierFault fault) {
    int next = at + 2 * PointCodec.G1_BYTES;
    group(G1_ADD, at, 2 * PointCodec.G1_BYTES, next, fault);
    return next;
  }

  private void requireKnown(CommitmentPlan plan) {
    copyData(plan.pairs(), InstructionData.COMMITMENT, PointCodec.G1_BYTES);
    copyData(plan.pairs() + HeapPlan.PAIR_BYTES, data.proofOfKnowledge(), PointCodec.G1_BYTES);
    requirePairing(plan.pairs(), 2, VerifierFault.COMMITMENT_NOT_KNOWN);
  }

  private void requirePairing(int pairs, int count, VerifierFault fault) {
    group(PAIRING, pairs, count * HeapPlan.PAIR_BYTES, heap.result(), VerifierFault.BAD_POINT);
    code.load64(SECOND, HEAP, heap.result() + HeapPlan.SCALAR_BYTES - WORD);
    code.set(THIRD, ONE_BIG_ENDIAN);
    code.jumpUnlessEqual(SECOND, THIRD, on(fault));
  }

  private void group(int operation, int input, int length, int output, VerifierFault fault) {
    code.set(FIRST, operation);
    code.address(SECOND, HEAP, input);
    code.set(THIRD, length);
    code.address(FOURTH, HEAP, output);
    code.call(SystemCall.BN254_GROUP_OPERATION);
    code.jumpUnlessEqual(RESULT, 0, on(fault));
  }

  private void hash(Constants.Table table, int output) {
    code.set(FIRST, table.address());
    code.set(SECOND, table.pieces());
    code.address(THIRD, HEAP, output);
    code.call(SystemCall.SHA256);
  }

  private void copyConstants(int to, int length) {
    code.address(FIRST, HEAP, to);
    code.set(SECOND, ElfFile.CONSTANTS);
    code.set(THIRD, length);
    code.call(SystemCall.COPY);
  }

  private void copyData(int to, int from, int length) {
    copy(to, DATA, from, length);
  }

  private void copy(int to, Register base, int from, int length) {
    code.address(FIRST, HEAP, to);
    code.address(SECOND, base, from);
    code.set(THIRD, length);
    code.call(SystemCall.COPY);
  }
}
