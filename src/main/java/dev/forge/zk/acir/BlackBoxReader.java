package dev.forge.zk.acir;

import java.util.List;

/** Reads black box function calls. */
final class BlackBoxReader {
  private final SchemaReader in;

  BlackBoxReader(SchemaReader in) {
    this.in = in;
  }

  BlackBox blackBox() {
    int tag = in.variant(AcirNames.BLACK_BOX);
    return switch (tag) {
      case 0 -> aes();
      case 1, 2 -> logic(tag == 1);
      case 3 -> range();
      case 4, 5, 12 -> hash(tag);
      case 6 -> ecdsa(BlackBox.Ecdsa.Curve.SECP256K1);
      case 7 -> ecdsa(BlackBox.Ecdsa.Curve.SECP256R1);
      case 8 -> multiScalarMul();
      case 9 -> curveAdd();
      case 10 -> keccak();
      case 11 -> recursion();
      case 13 -> sha256();
      default -> throw new IllegalStateException("BlackBoxFuncCall " + tag);
    };
  }

  private BlackBox aes() {
    var fields = in.struct(AcirNames.AES);
    List<Input> inputs = inputs(fields.next());
    List<Input> iv = inputs(fields.next(), 16);
    List<Input> key = inputs(fields.next(), 16);
    List<Integer> outputs = in.indices(fields.next());
    fields.end();
    return new BlackBox.Aes128Encrypt(inputs, iv, key, outputs);
  }

  private BlackBox logic(boolean and) {
    var fields = in.struct(AcirNames.LOGIC);
    fields.next();
    Input left = input();
    fields.next();
    Input right = input();
    int bits = in.index(fields.next());
    int output = in.index(fields.next());
    fields.end();
    return and ? new BlackBox.And(left, right, bits, output) : new BlackBox.Xor(left, right, bits, output);
  }

  private BlackBox range() {
    var fields = in.struct(AcirNames.RANGE);
    fields.next();
    Input input = input();
    int bits = in.index(fields.next());
    fields.end();
    return new BlackBox.Range(input, bits);
  }

  private BlackBox hash(int tag) {
    var fields = in.struct(AcirNames.HASH);
    List<Input> inputs = inputs(fields.next());
    List<Integer> outputs = tag == 12 ? in.indices(fields.next()) : witnesses(fields.next(), 32);
    fields.end();
    return switch (tag) {
      case 4 -> new BlackBox.Blake2s(inputs, outputs);
      case 5 -> new BlackBox.Blake3(inputs, outputs);
      default -> new BlackBox.Poseidon2Permutation(inputs, outputs);
    };
  }

  private BlackBox keccak() {
    var fields = in.struct(AcirNames.HASH);
    List<Input> inputs = inputs(fields.next(), 25);
    List<Integer> outputs = witnesses(fields.next(), 25);
    fields.end();
    return new BlackBox.KeccakF1600(inputs, outputs);
  }

  private BlackBox ecdsa(BlackBox.Ecdsa.Curve curve) {
    var fields = in.struct(AcirNames.ECDSA);
    List<Input> x = inputs(fields.next(), 32);
    List<Input> y = inputs(fields.next(), 32);
    List<Input> signature = inputs(fields.next(), 64);
    List<Input> message = inputs(fields.next(), 32);
    fields.next();
    Input predicate = input();
    int output = in.index(fields.next());
    fields.end();
    return new BlackBox.Ecdsa(curve, x, y, signature, message, predicate, output);
  }

  private BlackBox multiScalarMul() {
    var fields = in.struct(AcirNames.MULTI_SCALAR_MUL);
    List<Input> points = inputs(fields.next());
    List<Input> scalars = inputs(fields.next());
    fields.next();
    Input predicate = input();
    List<Integer> outputs = witnesses(fields.next(), 2);
    fields.end();
    return new BlackBox.MultiScalarMul(points, scalars, predicate, outputs.get(0), outputs.get(1));
  }

  private BlackBox curveAdd() {
    var fields = in.struct(AcirNames.CURVE_ADD);
    List<Input> a = inputs(fields.next(), 2);
    List<Input> b = inputs(fields.next(), 2);
    fields.next();
    Input predicate = input();
    List<Integer> outputs = witnesses(fields.next(), 2);
    fields.end();
    return new BlackBox.EmbeddedCurveAdd(
        a.get(0), a.get(1), b.get(0), b.get(1), predicate, outputs.get(0), outputs.get(1));
  }

  private BlackBox recursion() {
    var fields = in.struct(AcirNames.RECURSION);
    List<Input> key = inputs(fields.next());
    List<Input> proof = inputs(fields.next());
    List<Input> publicInputs = inputs(fields.next());
    fields.next();
    Input keyHash = input();
    int proofType = in.index(fields.next());
    fields.next();
    Input predicate = input();
    fields.end();
    return new BlackBox.RecursiveAggregation(key, proof, publicInputs, keyHash, proofType, predicate);
  }

  private BlackBox sha256() {
    var fields = in.struct(AcirNames.SHA256);
    List<Input> inputs = inputs(fields.next(), 16);
    List<Input> state = inputs(fields.next(), 8);
    List<Integer> outputs = witnesses(fields.next(), 8);
    fields.end();
    return new BlackBox.Sha256Compression(inputs, state, outputs);
  }

  private Input input() {
    return switch (in.variant(AcirNames.INPUT)) {
      case 0 -> new Input.Constant(in.element("FunctionInput::Constant"));
      default -> new Input.Witness(in.index("FunctionInput::Witness"));
    };
  }

  private List<Input> inputs(String what) {
    return in.list(what, this::input);
  }

  private List<Input> inputs(String what, int size) {
    return in.fixed(what, size, this::input);
  }

  private List<Integer> witnesses(String what, int size) {
    return in.fixed(what, size, () -> in.index(what));
  }
}
