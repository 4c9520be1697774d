package dev.forge.zk.synthesis;

import static dev.forge.zk.synthesis.Acir.assertZero;
import static dev.forge.zk.synthesis.Acir.function;
import static dev.forge.zk.synthesis.Acir.main;
import static dev.forge.zk.synthesis.Acir.program;
import static dev.forge.zk.synthesis.Acir.witness;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.acir.BlackBox;
import dev.forge.zk.acir.Input;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnprovableOpcodeTest {
  private static List<Input> inputs(int count) {
    return Collections.nCopies(count, witness(0));
  }

  private static List<Integer> outputs(int count) {
    return IntStream.range(1, count + 1).boxed().toList();
  }

  static Stream<Arguments> opcodes() {
    return Stream.of(
        Arguments.of("AES128Encrypt", new BlackBox.Aes128Encrypt(inputs(16), inputs(16), inputs(16), outputs(16))),
        Arguments.of("Blake2s", new BlackBox.Blake2s(inputs(1), outputs(32))),
        Arguments.of("Blake3", new BlackBox.Blake3(inputs(1), outputs(32))),
        Arguments.of("EcdsaSecp256k1", ecdsa(BlackBox.Ecdsa.Curve.SECP256K1)),
        Arguments.of("EcdsaSecp256r1", ecdsa(BlackBox.Ecdsa.Curve.SECP256R1)),
        Arguments.of("MultiScalarMul", new BlackBox.MultiScalarMul(inputs(2), inputs(2), witness(0), 1, 2)),
        Arguments.of(
            "EmbeddedCurveAdd",
            new BlackBox.EmbeddedCurveAdd(witness(0), witness(0), witness(0), witness(0), witness(0), 1, 2)),
        Arguments.of("Keccakf1600", new BlackBox.KeccakF1600(inputs(25), outputs(25))),
        Arguments.of(
            "RecursiveAggregation",
            new BlackBox.RecursiveAggregation(inputs(1), inputs(1), inputs(1), witness(0), 0, witness(0))),
        Arguments.of("Sha256Compression", new BlackBox.Sha256Compression(inputs(16), inputs(8), outputs(8))));
  }

  private static BlackBox ecdsa(BlackBox.Ecdsa.Curve curve) {
    return new BlackBox.Ecdsa(curve, inputs(32), inputs(32), inputs(64), inputs(32), witness(0), 1);
  }

  @ParameterizedTest
  @MethodSource("opcodes")
  void opcodeWithoutConstraintsIsNamed(String name, BlackBox opcode) {
    UnprovableOpcodeException refused =
        assertThrows(UnprovableOpcodeException.class, () -> Trial.of(main(1, assertZero(0), opcode)));
    assertEquals(name, refused.opcodeName());
    assertEquals(1, refused.opcode());
    assertTrue(refused.getMessage().startsWith(name + " at opcode 1 of function main "), refused.getMessage());
  }

  @Test
  void functionThatIsNeverCalledMayHaveAnyOpcode() {
    Trial trial = Trial.of(program(
        function("main", 1, List.of(), assertZero(-1, Acir.term(1, 0))),
        function("unused", 1, List.of(), new BlackBox.Blake3(inputs(1), outputs(32)))));
    assertEquals(1, trial.circuit().r1cs().constraints());
  }
}
