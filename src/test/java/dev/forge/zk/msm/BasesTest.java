package dev.forge.zk.msm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G2Affine;
import dev.forge.zk.field.Fp;
import dev.forge.zk.field.RandomElements;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BasesTest {
  private final RandomElements elements = RandomElements.fresh();

  private List<G1Affine> points(int size) {
    return IntStream.range(0, size)
        .mapToObj(i -> i % 4 == 1 ? G1Affine.INFINITY : G1Affine.unchecked(elements.fp(), elements.fp())).toList();
  }

  @Test
  void pointsComeBackAsTheyWere() {
    List<G1Affine> points = points(100);
    G1Bases bases = G1Bases.of(points);
    assertEquals(points, IntStream.range(0, 100).mapToObj(bases::get).toList(), elements.toString());
    assertTrue(bases.isInfinity(1));
    assertFalse(G1Bases.of(List.of(G1Affine.GENERATOR)).isInfinity(0));
    List<G2Affine> twisted = List.of(G2Affine.GENERATOR, G2Affine.INFINITY, G2Affine.GENERATOR.negate());
    G2Bases twistedBases = G2Bases.of(twisted);
    assertEquals(twisted, IntStream.range(0, 3).mapToObj(twistedBases::get).toList());
  }

  @Test
  void sliceIsThePartOfTheList() {
    List<G1Affine> points = points(20);
    G1Bases slice = G1Bases.of(points).slice(3, 17).slice(1, 9);
    assertEquals(8, slice.size());
    assertEquals(points.subList(4, 12), IntStream.range(0, 8).mapToObj(slice::get).toList(), elements.toString());
    assertEquals(G1Bases.of(points.subList(4, 12)), slice, elements.toString());
    assertThrows(IndexOutOfBoundsException.class, () -> slice.get(8));
    assertThrows(IndexOutOfBoundsException.class, () -> slice.slice(0, 9));
    assertThrows(IndexOutOfBoundsException.class, () -> slice.slice(3, 2));
  }

  @Test
  void writtenBytesAreReadBack() {
    G1Bases bases = G1Bases.of(points(9));
    MemorySegment segment = MemorySegment.ofArray(new byte[9 * G1Bases.POINT_BYTES + 5]);
    bases.writeTo(segment, 5);
    assertEquals(9L * G1Bases.POINT_BYTES, bases.byteSize());
    assertEquals(bases, G1Bases.map(segment, 5, 9), elements.toString());
    assertNotEquals(bases, G1Bases.map(segment, 4, 9), elements.toString());
    assertThrows(IndexOutOfBoundsException.class, () -> G1Bases.map(segment, 6, 9));
    assertThrows(IndexOutOfBoundsException.class, () -> bases.writeTo(segment, 6));
    G2Bases twisted = G2Bases.of(List.of(G2Affine.GENERATOR, G2Affine.INFINITY));
    MemorySegment twistedSegment = MemorySegment.ofArray(new byte[2 * G2Bases.POINT_BYTES]);
    twisted.writeTo(twistedSegment, 0);
    assertEquals(twisted, G2Bases.map(twistedSegment, 0, 2));
  }

  /** The words are those that the documentation describes, worked out with large integers. */
  @Test
  void bytesAreAsDocumented() {
    BigInteger p = Fp.MODULUS.value();
    BigInteger bias = BigInteger.ZERO.setBit(50).setBit(101).setBit(152).setBit(203);
    for (int i = 0; i < 50; i++) {
      G1Affine point = G1Affine.unchecked(elements.fp(), elements.fp());
      MemorySegment segment = MemorySegment.ofArray(new byte[G1Bases.POINT_BYTES]);
      G1Bases.of(List.of(point)).writeTo(segment, 0);
      if (point.isInfinity()) {
        continue;
      }
      BigInteger[] coordinates = {point.x().toBigInteger(), point.y().toBigInteger()};
      long[] expected = new long[8];
      for (int c = 0; c < 2; c++) {
        BigInteger v = coordinates[c].shiftLeft(255).mod(p);
        v = (v.compareTo(p.shiftRight(1)) > 0 ? v.subtract(p) : v).add(bias);
        for (int word = 0; word < 4; word++) {
          expected[4 * c + word] = v.shiftRight(64 * word).longValue();
        }
      }
      assertArrayEquals(expected, segment.toArray(ValueLayout.JAVA_LONG_UNALIGNED), elements.toString());
    }
  }
}
