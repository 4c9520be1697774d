package dev.forge.zk.blackbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.field.Fr;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FieldBitsTest {
  private static final long SEED = 77;
  private static final Fr MINUS_ONE = Fr.ONE.negate();

  @Test
  void lengthIsThatOfTheCanonicalInteger() {
    assertEquals(0, FieldBits.length(Fr.ZERO));
    assertEquals(1, FieldBits.length(Fr.ONE));
    assertEquals(254, FieldBits.length(MINUS_ONE));
    for (int bits = 0; bits < 254; bits++) {
      assertEquals(bits + 1, FieldBits.length(Fr.reduce(BigInteger.ONE.shiftLeft(bits).max(BigInteger.ONE))));
    }
    assertTrue(FieldBits.fits(Fr.of(255), 8));
    assertFalse(FieldBits.fits(Fr.of(256), 8));
    assertTrue(FieldBits.fits(Fr.ZERO, 0));
  }

  @Test
  void andAndXorKeepTheLowBits() {
    Random random = new Random(SEED);
    for (int i = 0; i < 200; i++) {
      int bits = 1 + random.nextInt(254);
      BigInteger a = new BigInteger(253, random);
      BigInteger b = new BigInteger(253, random);
      BigInteger mask = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
      String shown = "seed " + SEED + ": " + a + ", " + b + ", " + bits + " bits";
      assertEquals(Fr.reduce(a.and(b).and(mask)), FieldBits.and(Fr.reduce(a), Fr.reduce(b), bits), shown);
      assertEquals(Fr.reduce(a.xor(b).and(mask)), FieldBits.xor(Fr.reduce(a), Fr.reduce(b), bits), shown);
    }
  }

  @Test
  void digitsAreThoseOfTheIntegerMostSignificantFirst() {
    Random random = new Random(SEED);
    for (int i = 0; i < 200; i++) {
      int radix = i == 0 ? 256 : 2 + random.nextInt(255);
      BigInteger value = new BigInteger(random.nextInt(254), random);
      byte[] digits = ToRadix.digits(Fr.reduce(value), radix, 254);
      BigInteger sum = BigInteger.ZERO;
      for (byte digit : digits) {
        assertTrue((digit & 0xff) < radix);
        sum = sum.multiply(BigInteger.valueOf(radix)).add(BigInteger.valueOf(digit & 0xff));
      }
      assertEquals(value, sum, "seed " + SEED + ": " + value + " in radix " + radix);
    }
    assertArrayEquals(new byte[] {0, 1, (byte) 0xff}, ToRadix.digits(Fr.of(0x1ff), 256, 3));
  }

  @Test
  void digitsThatDoNotSufficeAreRefused() {
    var few = assertThrows(BlackBoxException.class, () -> ToRadix.digits(Fr.of(256), 2, 8));
    assertEquals("Field failed to decompose into specified 8 limbs", few.getMessage());
    var radix = assertThrows(BlackBoxException.class, () -> ToRadix.digits(Fr.ONE, 257, 8));
    assertEquals("Radix out of the valid range [2,256]. Value: 257", radix.getMessage());
  }
}
