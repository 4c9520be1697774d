package dev.forge.zk.acir;

import dev.forge.zk.brillig.Address;
import dev.forge.zk.brillig.BrilligBlackBox;
import dev.forge.zk.brillig.HeapArray;

/** Reads black box functions of unconstrained code. */
final class BrilligBlackBoxReader {
  private final SchemaReader in;
  private final BrilligReader operands;

  BrilligBlackBoxReader(SchemaReader in, BrilligReader operands) {
    this.in = in;
    this.operands = operands;
  }

  BrilligBlackBox blackBox() {
    int tag = in.variant(BrilligNames.BLACK_BOX);
    return switch (tag) {
      case 0 -> {
        HeapArray[] a = arrays(BrilligNames.AES);
        yield new BrilligBlackBox.Aes128Encrypt(a[0], a[1], a[2], a[3]);
      }
      case 1 -> {
        HeapArray[] a = arrays(BrilligNames.HASH);
        yield new BrilligBlackBox.Blake2s(a[0], a[1]);
      }
      case 2 -> {
        HeapArray[] a = arrays(BrilligNames.HASH);
        yield new BrilligBlackBox.Blake3(a[0], a[1]);
      }
      case 3 -> {
        HeapArray[] a = arrays(BrilligNames.KECCAK);
        yield new BrilligBlackBox.KeccakF1600(a[0], a[1]);
      }
      case 4, 5 -> ecdsa(tag);
      case 6 -> {
        HeapArray[] a = arrays(BrilligNames.MULTI_SCALAR_MUL);
        yield new BrilligBlackBox.MultiScalarMul(a[0], a[1], a[2]);
      }
      case 7 -> curveAdd();
      case 8 -> {
        HeapArray[] a = arrays(BrilligNames.HASH);
        yield new BrilligBlackBox.Poseidon2Permutation(a[0], a[1]);
      }
      case 9 -> {
        HeapArray[] a = arrays(BrilligNames.SHA256);
        yield new BrilligBlackBox.Sha256Compression(a[0], a[1], a[2]);
      }
      case 10 -> {
        Address[] a = operands.addresses(BrilligNames.TO_RADIX);
        yield new BrilligBlackBox.ToRadix(a[0], a[1], a[2], a[3], a[4]);
      }
      default -> throw new IllegalStateException("BlackBoxOp " + tag);
    };
  }

  private BrilligBlackBox ecdsa(int tag) {
    var fields = in.struct(BrilligNames.ECDSA);
    HeapArray message = operands.heapArray(fields.next());
    HeapArray x = operands.heapArray(fields.next());
    HeapArray y = operands.heapArray(fields.next());
    HeapArray signature = operands.heapArray(fields.next());
    Address result = operands.address(fields.next());
    fields.end();
    return tag == 4
        ? new BrilligBlackBox.EcdsaSecp256k1(message, x, y, signature, result)
        : new BrilligBlackBox.EcdsaSecp256r1(message, x, y, signature, result);
  }

  private BrilligBlackBox curveAdd() {
    var fields = in.struct(BrilligNames.CURVE_ADD);
    Address x1 = operands.address(fields.next());
    Address y1 = operands.address(fields.next());
    Address x2 = operands.address(fields.next());
    Address y2 = operands.address(fields.next());
    HeapArray result = operands.heapArray(fields.next());
    fields.end();
    return new BrilligBlackBox.EmbeddedCurveAdd(x1, y1, x2, y2, result);
  }

  /** A struct of heap arrays only. */
  private HeapArray[] arrays(Names names) {
    var fields = in.struct(names);
    HeapArray[] arrays = new HeapArray[names.size()];
    for (int i = 0; i < arrays.length; i++) {
      arrays[i] = operands.heapArray(fields.next());
    }
    fields.end();
    return arrays;
  }
}
