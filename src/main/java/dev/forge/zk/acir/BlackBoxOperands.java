package dev.forge.zk.acir;

import java.util.ArrayList;
import java.util.List;

/**
 * The operands of a black box function in one order, whatever the function: inputs as its record declares them, the
 * predicate last.
 */
record BlackBoxOperands(List<Input> inputs, List<Integer> outputs) {
  static BlackBoxOperands of(BlackBox function) {
    return switch (function) {
      case BlackBox.Aes128Encrypt f -> new BlackBoxOperands(join(f.inputs(), f.iv(), f.key()), f.outputs());
      case BlackBox.And f -> new BlackBoxOperands(List.of(f.left(), f.right()), List.of(f.output()));
      case BlackBox.Xor f -> new BlackBoxOperands(List.of(f.left(), f.right()), List.of(f.output()));
      case BlackBox.Range f -> new BlackBoxOperands(List.of(f.input()), List.of());
      case BlackBox.Blake2s f -> new BlackBoxOperands(f.inputs(), f.outputs());
      case BlackBox.Blake3 f -> new BlackBoxOperands(f.inputs(), f.outputs());
      case BlackBox.Ecdsa f -> new BlackBoxOperands(
          join(f.publicKeyX(), f.publicKeyY(), f.signature(), f.hashedMessage(), List.of(f.predicate())),
          List.of(f.output()));
      case BlackBox.MultiScalarMul f -> new BlackBoxOperands(
          join(f.points(), f.scalars(), List.of(f.predicate())), List.of(f.outputX(), f.outputY()));
      case BlackBox.EmbeddedCurveAdd f -> new BlackBoxOperands(
          List.of(f.x1(), f.y1(), f.x2(), f.y2(), f.predicate()), List.of(f.outputX(), f.outputY()));
      case BlackBox.KeccakF1600 f -> new BlackBoxOperands(f.inputs(), f.outputs());
      case BlackBox.RecursiveAggregation f -> new BlackBoxOperands(
          join(f.verificationKey(), f.proof(), f.publicInputs(), List.of(f.keyHash(), f.predicate())), List.of());
      case BlackBox.Poseidon2Permutation f -> new BlackBoxOperands(f.inputs(), f.outputs());
      case BlackBox.Sha256Compression f -> new BlackBoxOperands(join(f.inputs(), f.state()), f.outputs());
    };
  }

  @SafeVarargs
  private static List<Input> join(List<Input>... parts) {
    List<Input> all = new ArrayList<>();
    for (List<Input> part : parts) {
      all.addAll(part);
    }
    return all;
  }
}
