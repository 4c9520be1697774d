package dev.forge.zk.blackbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EcdsaCurveTest {
  /** A message, the key and the signature for it. */
  private record Signed(EcdsaCurve curve, String message, String x, String y, String r, String s, String order) {
    BigInteger n() {
      return new BigInteger(order, 16);
    }

    /** Verifies with another r and s. */
    boolean verify(BigInteger r, BigInteger s) {
      return curve.verify(hash(), bytes(x), bytes(y), bytes(hex(r) + hex(s)));
    }

    boolean verify() {
      return verify(new BigInteger(r, 16), lowS());
    }

    BigInteger lowS() {
      BigInteger number = new BigInteger(s, 16);
      return number.min(n().subtract(number));
    }

    byte[] hash() {
      try {
        return MessageDigest.getInstance("SHA-256").digest(message.getBytes(US_ASCII));
      } catch (NoSuchAlgorithmException impossible) {
        throw new AssertionError(impossible);
      }
    }
  }

  /** RFC 6979, A.2.5, with SHA-256 and the message "sample"; its s is above n / 2. */
  private static final Signed P256 = new Signed(
      EcdsaCurve.SECP256R1,
      "sample",
      "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6",
      "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299",
      "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716",
      "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8",
      "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");

  /** The private key 1 and the deterministic signature that is a common example for this curve. */
  private static final Signed KOBLITZ = new Signed(
      EcdsaCurve.SECP256K1,
      "Satoshi Nakamoto",
      "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
      "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8",
      "934b1ea10a4b3c1757e2b0c017d0b6143ce3c9a7e6a4a49860d7a6ab210ee3d8",
      "2442ce9d2b916064108014783e923ec36b49743e2ffa1c4496f01a512aafd9e5",
      "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141");

  private static Signed example(EcdsaCurve curve) {
    return curve == EcdsaCurve.SECP256K1 ? KOBLITZ : P256;
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static String hex(BigInteger number) {
    return String.format("%064x", number);
  }

  @ParameterizedTest
  @EnumSource(EcdsaCurve.class)
  void publishedSignaturesAreRight(EcdsaCurve curve) {
    assertTrue(example(curve).verify());
  }

  @ParameterizedTest
  @EnumSource(EcdsaCurve.class)
  void theOtherSOfTheSameSignatureIsRefused(EcdsaCurve curve) {
    Signed signed = example(curve);
    assertFalse(signed.verify(new BigInteger(signed.r(), 16), signed.n().subtract(signed.lowS())));
  }

  @ParameterizedTest
  @EnumSource(EcdsaCurve.class)
  void numbersOutOfRangeAreRefused(EcdsaCurve curve) {
    Signed signed = example(curve);
    BigInteger r = new BigInteger(signed.r(), 16);
    BigInteger s = signed.lowS();
    assertFalse(signed.verify(BigInteger.ZERO, s));
    assertFalse(signed.verify(r, BigInteger.ZERO));
    assertFalse(signed.verify(signed.n(), s));
    assertFalse(signed.verify(r, signed.n()));
    assertFalse(signed.verify(r.add(BigInteger.ONE), s));
    assertFalse(signed.verify(r, s.add(BigInteger.ONE)));
  }

  @ParameterizedTest
  @EnumSource(EcdsaCurve.class)
  void keysThatAreNoPointAreRefused(EcdsaCurve curve) {
    Signed signed = example(curve);
    byte[] signature = bytes(signed.r() + hex(signed.lowS()));
    byte[] x = bytes(signed.x());
    assertFalse(curve.verify(signed.hash(), x, x, signature));
    assertFalse(curve.verify(signed.hash(), new byte[32], new byte[32], signature));
    assertFalse(curve.verify(signed.hash(), x, bytes("f".repeat(64)), signature));
  }

  @Test
  void lengthsAreChecked() {
    byte[] word = new byte[32];
    var wrong = assertThrows(
        BlackBoxException.class, () -> EcdsaCurve.SECP256K1.verify(word, word, word, new byte[63]));
    assertEquals("Invalid signature length", wrong.getMessage());
  }
}
