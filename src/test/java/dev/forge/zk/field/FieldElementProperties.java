package dev.forge.zk.field;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldElementProperties {
  private static final int ROUNDS = 2_000;
  private final RandomElements elements = RandomElements.fresh();

  @Test
  void fieldAxiomsHold() {
    for (int i = 0; i < ROUNDS; i++) {
      axioms(elements.fr(), elements.fr(), elements.fr(), Fr.ZERO, Fr.ONE);
      axioms(elements.fp(), elements.fp(), elements.fp(), Fp.ZERO, Fp.ONE);
    }
  }

  private <E extends FieldElement<E>> void axioms(E a, E b, E c, E zero, E one) {
    String message = elements.toString();
    assertEquals(a.add(b).add(c), a.add(b.add(c)), message);
    assertEquals(a.add(b), b.add(a), message);
    assertEquals(a.multiply(b).multiply(c), a.multiply(b.multiply(c)), message);
    assertEquals(a.multiply(b), b.multiply(a), message);
    assertEquals(a.multiply(b.add(c)), a.multiply(b).add(a.multiply(c)), message);
    assertEquals(a, a.add(zero), message);
    assertEquals(a, a.multiply(one), message);
    assertEquals(zero, a.add(a.negate()), message);
    assertEquals(a, a.subtract(b).add(b), message);
    assertEquals(a.square(), a.multiply(a), message);
    if (!a.isZero()) {
      assertEquals(one, a.multiply(a.invert()), message);
    }
  }

  @Test
  void bytesAndCanonicalLimbsReadBack() {
    for (int i = 0; i < ROUNDS; i++) {
      Fr a = elements.fr();
      assertEquals(Optional.of(a), Fr.fromBytes(a.toBytes(), 0), elements.toString());
      assertEquals(Optional.of(a), Fr.fromCanonical(a.canonical(), 0), elements.toString());
      assertEquals(a, Fr.reduce(a.toBigInteger()), elements.toString());
    }
  }

  @Test
  void numbersFromTheModulusOnAreNoElements() {
    byte[] bytes = new byte[32];
    java.util.Arrays.fill(bytes, (byte) 0xff);
    assertEquals(Optional.empty(), Fr.fromBytes(bytes, 0));
    long[] r = {Fr.MODULUS.limb(0), Fr.MODULUS.limb(1), Fr.MODULUS.limb(2), Fr.MODULUS.limb(3)};
    assertEquals(Optional.empty(), Fr.fromCanonical(r, 0));
  }

  @Test
  void unsignedNumbersAreTakenWhole() {
    assertEquals(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE), Fr.ofUnsigned(-1).toBigInteger());
    assertEquals(Fr.of(Long.MAX_VALUE), Fr.ofUnsigned(Long.MAX_VALUE));
    assertThrows(IllegalArgumentException.class, () -> Fr.of(-1));
  }

  @Test
  void squareRootsSquareBackAndHalfOfTheElementsHaveOne() {
    int roots = 0;
    for (int i = 0; i < 400; i++) {
      Fp a = elements.fp();
      Optional<Fp> root = a.squareRoot();
      assertEquals(root.isPresent(), a.isZero() || a.power(Fp.MODULUS.value().shiftRight(1)).isOne(),
          elements.toString());
      assertTrue(root.isEmpty() || root.get().square().equals(a), elements.toString());
      roots += root.isPresent() ? 1 : 0;
    }
    assertTrue(roots > 100 && roots < 350, roots + " roots of 400, " + elements);
  }

  @Test
  void vectorInversionInvertsEachElementAndKeepsZeros() {
    for (int size : new int[] {0, 1, 2, 100}) {
      FrVector vector = new FrVector(size);
      for (int i = 0; i < size; i++) {
        vector.set(i, i % 7 == 3 ? Fr.ZERO : elements.fr());
      }
      FrVector inverse = vector.copy();
      inverse.invertAll();
      for (int i = 0; i < size; i++) {
        Fr expected = vector.isZero(i) ? Fr.ZERO : vector.get(i).invert();
        assertEquals(expected, inverse.get(i), i + " of " + size + ", " + elements);
      }
    }
  }

  @Test
  void vectorPartsAreCopies() {
    FrVector vector = FrVector.of(Fr.of(1), Fr.of(2), Fr.of(3));
    FrVector slice = vector.slice(1, 3);
    slice.add(0, Fr.of(5));
    slice.set(1, Fr.ofUnsigned(-1));
    assertEquals(FrVector.of(Fr.of(1), Fr.of(2), Fr.of(3)), vector);
    assertEquals(FrVector.of(Fr.of(7), Fr.ofUnsigned(-1)), slice);
    vector.setAll(1, slice);
    assertEquals(FrVector.of(Fr.of(1), Fr.of(7), Fr.ofUnsigned(-1)), vector);
    assertArrayEquals(vector.limbs(), vector.copy().limbs());
  }
}
