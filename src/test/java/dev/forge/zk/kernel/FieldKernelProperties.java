package dev.forge.zk.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.field.Modulus;
import dev.forge.zk.field.RandomElements;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each pass of each kernel computes what integers modulo p give, within the bounds that are documented. */
class FieldKernelProperties {
  private static final int BLOCKS = 19;
  private static final int SIZE = 8 * BLOCKS;
  private static final BigInteger RADIX = BigInteger.ONE.shiftLeft(255);
  private final RandomElements elements = RandomElements.fresh();
  private final double[] c = new double[BLOCKS * FieldKernel.BLOCK];
  private final double[] e = new double[BLOCKS * FieldKernel.BLOCK];

  static Stream<FieldKernel> kernels() {
    return Arrays.stream(Kernels.values()).flatMap(kernels -> Stream.of(kernels.fp(), kernels.fr()));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void productMatchesIntegers(FieldKernel kernel) {
    BigInteger p = kernel.modulus().value();
    BigInteger[] a = lazy(p);
    BigInteger[] b = lazy(p);
    kernel.multiply(c, 0, KernelBlocks.of(a), 0, KernelBlocks.of(b), 0, BLOCKS, FieldKernel.BLOCK);
    check(p, 1.62, c, i -> a[i].multiply(b[i]).multiply(RADIX.modInverse(p)));
    kernel.square(c, 0, KernelBlocks.of(a), 0, BLOCKS, FieldKernel.BLOCK);
    check(p, 1.62, c, i -> a[i].multiply(a[i]).multiply(RADIX.modInverse(p)));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void sumsMatchIntegers(FieldKernel kernel) {
    BigInteger p = kernel.modulus().value();
    BigInteger[] a = lazy(p);
    BigInteger[] b = lazy(p);
    BigInteger[] d = lazy(p);
    double[] x = KernelBlocks.of(a);
    double[] y = KernelBlocks.of(b);
    double[] z = KernelBlocks.of(d);
    kernel.add(c, 0, x, 0, y, 0, BLOCKS, FieldKernel.BLOCK);
    check(p, 0.51, c, i -> a[i].add(b[i]));
    kernel.subtract(c, 0, x, 0, y, 0, BLOCKS, FieldKernel.BLOCK);
    check(p, 0.51, c, i -> a[i].subtract(b[i]));
    kernel.subtractBoth(c, 0, x, 0, y, 0, z, 0, BLOCKS, FieldKernel.BLOCK);
    check(p, 0.51, c, i -> a[i].subtract(b[i]).subtract(d[i]));
    kernel.scale(c, 0, x, 0, 3, BLOCKS, FieldKernel.BLOCK);
    check(p, 0.51, c, i -> a[i].multiply(BigInteger.valueOf(3)));
    kernel.butterfly(c, 0, e, 0, x, 0, y, 0, BLOCKS, FieldKernel.BLOCK);
    check(p, 0.51, c, i -> a[i].add(b[i]));
    check(p, 0.51, e, i -> a[i].subtract(b[i]));
    kernel.chord(c, 0, e, 0, x, 0, y, 0, z, 0, BLOCKS, FieldKernel.BLOCK);
    check(p, 0.51, c, i -> a[i].subtract(b[i]).subtract(d[i]).subtract(d[i]));
    check(p, 2.2, e, i -> d[i].multiply(BigInteger.valueOf(3)).add(b[i]).subtract(a[i]));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void differencesMatchIntegersAndZerosAreNoticed(FieldKernel kernel) {
    BigInteger p = kernel.modulus().value();
    BigInteger[] a = reduced(p);
    BigInteger[] b = reduced(p);
    double[] signs = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      signs[i] = elements.random().nextBoolean() ? 1 : -1;
    }
    kernel.signedDifference(c, 0, KernelBlocks.of(a), 0, KernelBlocks.of(b), 0, signs, 0, BLOCKS, FieldKernel.BLOCK);
    check(p, 1.02, c, i -> (signs[i] < 0 ? a[i].negate() : a[i]).subtract(b[i]));
    int equal = elements.random().nextInt(SIZE);
    b[equal] = a[equal];
    boolean suspicious =
        kernel.difference(c, 0, KernelBlocks.of(a), 0, KernelBlocks.of(b), 0, BLOCKS, FieldKernel.BLOCK);
    check(p, 1.02, c, i -> a[i].subtract(b[i]));
    assertTrue(suspicious, elements.toString());
    BigInteger half = p.shiftRight(1);
    a[equal] = half.negate();
    b[equal] = half.add(BigInteger.ONE);
    assertTrue(kernel.difference(c, 0, KernelBlocks.of(a), 0, KernelBlocks.of(b), 0, BLOCKS, FieldKernel.BLOCK),
        "difference p, " + elements);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void passesFollowTheirStep(FieldKernel kernel) {
    BigInteger p = kernel.modulus().value();
    double[] a = KernelBlocks.of(reduced(p));
    double[] b = KernelBlocks.of(reduced(p));
    kernel.multiply(c, 0, a, 0, b, 0, BLOCKS, FieldKernel.BLOCK);
    int end = (BLOCKS - 1) * FieldKernel.BLOCK;
    kernel.multiply(e, end, a, end, b, end, BLOCKS, -FieldKernel.BLOCK);
    assertArrayEquals(c, e, elements.toString());
    Arrays.fill(e, 7);
    kernel.multiply(e, 40, a, 40, b, 40, 3, 3 * FieldKernel.BLOCK);
    for (int block = 0; block < BLOCKS; block++) {
      boolean written = block == 1 || block == 4 || block == 7;
      for (int i = block * FieldKernel.BLOCK; i < (block + 1) * FieldKernel.BLOCK; i++) {
        assertEquals(written ? c[i] : 7, e[i], "block " + block + ", " + elements);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void storedIntegersAreThoseLoaded(FieldKernel kernel) {
    Modulus modulus = kernel.modulus();
    long[] words = new long[SIZE * Modulus.LIMBS];
    for (int i = 0; i < SIZE; i++) {
      KernelBlocks.split(elements.below(modulus.value()), words, Modulus.LIMBS * i);
    }
    kernel.load(c, 0, words, 0, BLOCKS, FieldKernel.BLOCK);
    check(modulus.value(), 1, c, i -> KernelBlocks.integer(words, Modulus.LIMBS * i));
    long[] stored = new long[words.length];
    kernel.store(c, 0, stored, 0, BLOCKS, FieldKernel.BLOCK);
    assertArrayEquals(words, stored, elements.toString());
    kernel.scale(c, 0, c, 0, -1, BLOCKS, FieldKernel.BLOCK);
    kernel.store(c, 0, stored, 0, BLOCKS, FieldKernel.BLOCK);
    for (int i = 0; i < SIZE; i++) {
      assertEquals(KernelBlocks.integer(words, Modulus.LIMBS * i).negate().mod(modulus.value()),
          KernelBlocks.integer(stored, Modulus.LIMBS * i), elements.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void gatheredPairsAreThoseScattered(FieldKernel kernel) {
    BigInteger p = kernel.modulus().value();
    double[] a = KernelBlocks.of(reduced(p));
    double[] b = KernelBlocks.of(reduced(p));
    int[] index = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      index[i] = 8 * (i * 7 % SIZE);
    }
    long[] words = new long[8 * SIZE + 8];
    kernel.scatter(a, 0, b, 0, words, 8, index, 0, BLOCKS, FieldKernel.BLOCK);
    BigInteger bias = BigInteger.ZERO.setBit(50).setBit(101).setBit(152).setBit(203);
    long[] expected = new long[Modulus.LIMBS];
    for (int i = 0; i < SIZE; i++) {
      KernelBlocks.split(KernelBlocks.value(a, i).add(bias), expected, 0);
      assertArrayEquals(expected, Arrays.copyOfRange(words, index[i] + 8, index[i] + 12), elements.toString());
    }
    kernel.gather(c, 0, e, 0, words, 8, index, 0, BLOCKS, FieldKernel.BLOCK);
    assertArrayEquals(a, c, elements.toString());
    assertArrayEquals(b, e, elements.toString());
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void transposedGroupsExchangeLanesAndBlocks(FieldKernel kernel) {
    double[] a = KernelBlocks.of(reduced(kernel.modulus().value()));
    double[] before = a.clone();
    kernel.transpose(a, 0, 2);
    for (int i = 0; i < SIZE; i++) {
      int from = i < 128 ? i & -64 | (i & 7) << 3 | i >> 3 & 7 : i;
      assertEquals(KernelBlocks.value(before, from), KernelBlocks.value(a, i), elements.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void elementsAreReadAsWritten(FieldKernel kernel) {
    Modulus modulus = kernel.modulus();
    long[] limbs = new long[Modulus.LIMBS];
    long[] read = new long[Modulus.LIMBS];
    for (int i = 0; i < SIZE; i++) {
      BigInteger x = elements.below(modulus.value());
      KernelBlocks.split(x.shiftLeft(256).mod(modulus.value()), limbs, 0);
      kernel.writeElement(c, KernelBlocks.at(i), limbs, 0);
      kernel.readElement(c, KernelBlocks.at(i), read, 0);
      assertArrayEquals(limbs, read, elements.toString());
      assertEquals(x.multiply(RADIX).mod(modulus.value()), KernelBlocks.value(c, i).mod(modulus.value()),
          elements.toString());
    }
  }

  /** Any representatives the product takes. */
  private BigInteger[] lazy(BigInteger p) {
    return values(p, 160);
  }

  /** Representatives of at most p / 2 and one percent. */
  private BigInteger[] reduced(BigInteger p) {
    return values(p, 50);
  }

  private BigInteger[] values(BigInteger p, int percent) {
    BigInteger bound = p.multiply(BigInteger.valueOf(percent)).divide(BigInteger.valueOf(100));
    BigInteger[] values = new BigInteger[SIZE];
    for (int i = 0; i < SIZE; i++) {
      BigInteger value = i % 16 == 3 ? bound : elements.below(bound);
      values[i] = elements.random().nextBoolean() ? value.negate() : value;
    }
    return values;
  }

  private void check(BigInteger p, double bound, double[] blocks, IntFunction<BigInteger> expected) {
    for (int i = 0; i < SIZE; i++) {
      BigInteger value = KernelBlocks.value(blocks, i);
      assertEquals(expected.apply(i).mod(p), value.mod(p), "element " + i + ", " + elements);
      assertTrue(Math.abs(value.doubleValue()) <= bound * p.doubleValue(),
          () -> value + " is too large, " + elements);
    }
  }
}
