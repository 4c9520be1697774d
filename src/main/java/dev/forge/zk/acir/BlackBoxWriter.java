package dev.forge.zk.acir;

import java.util.List;

/** Writes black box function calls. */
final class BlackBoxWriter {
  private final MessagePackWriter out;

  BlackBoxWriter(MessagePackWriter out) {
    this.out = out;
  }

  void blackBox(BlackBox function) {
    switch (function) {
      case BlackBox.Aes128Encrypt f -> {
        begin(0, AcirNames.AES);
        inputs(AcirNames.AES, 0, f.inputs());
        inputs(AcirNames.AES, 1, f.iv());
        inputs(AcirNames.AES, 2, f.key());
        outputs(AcirNames.AES, 3, f.outputs());
      }
      case BlackBox.And f -> logic(1, f.left(), f.right(), f.bits(), f.output());
      case BlackBox.Xor f -> logic(2, f.left(), f.right(), f.bits(), f.output());
      case BlackBox.Range f -> {
        begin(3, AcirNames.RANGE);
        input(AcirNames.RANGE, 0, f.input());
        number(AcirNames.RANGE, 1, f.bits());
      }
      case BlackBox.Blake2s f -> hash(4, f.inputs(), f.outputs());
      case BlackBox.Blake3 f -> hash(5, f.inputs(), f.outputs());
      case BlackBox.Ecdsa f -> ecdsa(f);
      case BlackBox.MultiScalarMul f -> {
        Names names = AcirNames.MULTI_SCALAR_MUL;
        begin(8, names);
        inputs(names, 0, f.points());
        inputs(names, 1, f.scalars());
        input(names, 2, f.predicate());
        outputs(names, 3, List.of(f.outputX(), f.outputY()));
      }
      case BlackBox.EmbeddedCurveAdd f -> {
        Names names = AcirNames.CURVE_ADD;
        begin(9, names);
        inputs(names, 0, List.of(f.x1(), f.y1()));
        inputs(names, 1, List.of(f.x2(), f.y2()));
        input(names, 2, f.predicate());
        outputs(names, 3, List.of(f.outputX(), f.outputY()));
      }
      case BlackBox.KeccakF1600 f -> hash(10, f.inputs(), f.outputs());
      case BlackBox.RecursiveAggregation f -> {
        Names names = AcirNames.RECURSION;
        begin(11, names);
        inputs(names, 0, f.verificationKey());
        inputs(names, 1, f.proof());
        inputs(names, 2, f.publicInputs());
        input(names, 3, f.keyHash());
        number(names, 4, f.proofType());
        input(names, 5, f.predicate());
      }
      case BlackBox.Poseidon2Permutation f -> hash(12, f.inputs(), f.outputs());
      case BlackBox.Sha256Compression f -> {
        begin(13, AcirNames.SHA256);
        inputs(AcirNames.SHA256, 0, f.inputs());
        inputs(AcirNames.SHA256, 1, f.state());
        outputs(AcirNames.SHA256, 2, f.outputs());
      }
    }
  }

  private void begin(int tag, Names names) {
    out.variant(AcirNames.BLACK_BOX, tag);
    out.struct(names);
  }

  private void logic(int tag, Input left, Input right, int bits, int output) {
    begin(tag, AcirNames.LOGIC);
    input(AcirNames.LOGIC, 0, left);
    input(AcirNames.LOGIC, 1, right);
    number(AcirNames.LOGIC, 2, bits);
    number(AcirNames.LOGIC, 3, output);
  }

  private void hash(int tag, List<Input> inputs, List<Integer> outputs) {
    begin(tag, AcirNames.HASH);
    inputs(AcirNames.HASH, 0, inputs);
    outputs(AcirNames.HASH, 1, outputs);
  }

  private void ecdsa(BlackBox.Ecdsa f) {
    Names names = AcirNames.ECDSA;
    begin(f.curve() == BlackBox.Ecdsa.Curve.SECP256K1 ? 6 : 7, names);
    inputs(names, 0, f.publicKeyX());
    inputs(names, 1, f.publicKeyY());
    inputs(names, 2, f.signature());
    inputs(names, 3, f.hashedMessage());
    input(names, 4, f.predicate());
    number(names, 5, f.output());
  }

  private void number(Names names, int field, int value) {
    out.field(names, field);
    out.unsigned(value);
  }

  private void outputs(Names names, int field, List<Integer> witnesses) {
    out.field(names, field);
    out.indices(witnesses);
  }

  private void inputs(Names names, int field, List<Input> inputs) {
    out.field(names, field);
    out.array(inputs.size());
    inputs.forEach(this::input);
  }

  private void input(Names names, int field, Input input) {
    out.field(names, field);
    input(input);
  }

  private void input(Input input) {
    switch (input) {
      case Input.Constant constant -> {
        out.variant(AcirNames.INPUT, 0);
        out.element(constant.value());
      }
      case Input.Witness witness -> {
        out.variant(AcirNames.INPUT, 1);
        out.unsigned(witness.index());
      }
    }
  }
}
