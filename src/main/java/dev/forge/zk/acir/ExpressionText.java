package dev.forge.zk.acir;

import static dev.forge.zk.field.Modulus.LIMBS;

import dev.forge.zk.field.Fr;
import java.util.ArrayList;
import java.util.List;

/** Expressions and numbers as Noir writes them in messages: {@code 2*w0*w1 - w2 + 5}. */
final class ExpressionText {
  private static final int NONE = -1;

  private final int[] code;
  private final long[] constants;

  /** A term: coefficient times up to two witnesses. */
  private record Part(Fr coefficient, int left, int right) {}

  ExpressionText(int[] code, long[] constants) {
    this.code = code;
    this.constants = constants;
  }

  /** A number; negative where its negative takes fewer digits. */
  static String signed(Fr value) {
    String positive = value.toBigInteger().toString();
    String negative = value.negate().toBigInteger().toString();
    return negative.length() < positive.length() ? "-" + negative : positive;
  }

  /** The expression at {@code at}. */
  String whole(int at) {
    return text(parts(at), constant(code[at + 2]));
  }

  /** An expression that cannot be solved: reduced by what is known, but whole where its only product is unknown. */
  String unsolvable(int at, WitnessState witnesses) {
    if (code[at] == 1 && code[at + 3] != ConstantPool.ZERO && !witnesses.isKnown(code[at + 4])
        && !witnesses.isKnown(code[at + 5])) {
      return whole(at);
    }
    Fr sum = constant(code[at + 2]);
    List<Part> parts = reduce(parts(at), witnesses);
    for (Part part : parts) {
      sum = part.left() == NONE ? sum.add(part.coefficient()) : sum;
    }
    parts.removeIf(part -> part.left() == NONE);
    return text(parts, sum);
  }

  /** A witness without value on which the expression depends, the one that Noir names. */
  int anyUnknown(int at, WitnessState witnesses) {
    List<Part> parts = reduce(parts(at), witnesses);
    parts.removeIf(part -> part.left() == NONE);
    return parts.stream().filter(part -> part.right() == NONE).findFirst().orElseGet(parts::getFirst).left();
  }

  private List<Part> parts(int at) {
    List<Part> parts = new ArrayList<>();
    int position = at + 3;
    for (int i = 0; i < code[at]; i++, position += 3) {
      parts.add(new Part(constant(code[position]), code[position + 1], code[position + 2]));
    }
    for (int i = 0; i < code[at + 1]; i++, position += 2) {
      parts.add(new Part(constant(code[position]), code[position + 1], NONE));
    }
    return parts;
  }

  /** Products first, then linear terms, those that were products before the others; what is known without a witness. */
  private static List<Part> reduce(List<Part> parts, WitnessState witnesses) {
    List<Part> products = new ArrayList<>();
    List<Part> rest = new ArrayList<>();
    for (Part part : parts) {
      Part reduced = reduce(part, witnesses);
      if (!reduced.coefficient().isZero()) {
        (reduced.right() == NONE ? rest : products).add(reduced);
      }
    }
    products.addAll(rest);
    return products;
  }

  private static Part reduce(Part part, WitnessState witnesses) {
    Fr coefficient = part.coefficient();
    int left = part.left();
    int right = part.right();
    if (right != NONE && witnesses.isKnown(right)) {
      coefficient = coefficient.multiply(witnesses.get(right));
      right = NONE;
    }
    if (witnesses.isKnown(left)) {
      coefficient = coefficient.multiply(witnesses.get(left));
      left = right;
      right = NONE;
    }
    return new Part(coefficient, left, right);
  }

  private static String text(List<Part> parts, Fr constant) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      append(text, part);
    }
    if (!constant.isZero() || text.isEmpty()) {
      append(text, new Part(constant, NONE, NONE));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Part part) {
    String number = signed(part.coefficient());
    boolean minus = number.startsWith("-");
    if (!text.isEmpty()) {
      text.append(minus ? " - " : " + ");
    } else if (minus) {
      text.append('-');
    }
    String size = minus ? number.substring(1) : number;
    if (part.left() == NONE) {
      text.append(size);
      return;
    }
    if (!size.equals("1")) {
      text.append(size).append('*');
    }
    text.append('w').append(part.left());
    if (part.right() != NONE) {
      text.append("*w").append(part.right());
    }
  }

  private Fr constant(int number) {
    return Fr.unpack(constants, LIMBS * number);
  }
}
