package dev.forge.zk.blackbox;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;

/** Curves of SEC 2 over which ECDSA signatures (SEC 1, section 4.1.4) are verified. */
public enum EcdsaCurve {
  /** secp256k1. */
  SECP256K1("secp256k1"),
  /** secp256r1, also called P-256. */
  SECP256R1("secp256r1");

  private static final int BYTES = 32;

  private final X9ECParameters parameters;

  EcdsaCurve(String name) {
    parameters = CustomNamedCurves.getByName(name);
  }

  /**
   * Whether a signature is right. It is not where r or s is 0 or not below the order n, s is above n / 2, or the key is
   * not a point of the curve; a hash of n or more is taken modulo n. As in Noir 1.0.0-beta.26, and unlike the standard,
   * the point R must have x = r, not only modulo n. All numbers are big-endian.
   *
   * @param hash 32 bytes
   * @param publicKeyX 32 bytes
   * @param publicKeyY 32 bytes
   * @param signature r and s, 64 bytes
   * @throws BlackBoxException if a length is wrong
   */
  public boolean verify(byte[] hash, byte[] publicKeyX, byte[] publicKeyY, byte[] signature) {
    checkLength("public key x", publicKeyX, BYTES);
    checkLength("public key y", publicKeyY, BYTES);
    checkLength("signature", signature, 2 * BYTES);
    checkLength("hashed message", hash, BYTES);
    BigInteger n = parameters.getN();
    BigInteger r = new BigInteger(1, Arrays.copyOf(signature, BYTES));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, BYTES, 2 * BYTES));
    BigInteger x = new BigInteger(1, publicKeyX);
    BigInteger y = new BigInteger(1, publicKeyY);
    if (r.signum() == 0 || r.compareTo(n) >= 0 || s.signum() == 0 || s.compareTo(n.shiftRight(1)) > 0
        || !onCurve(x, y)) {
      return false;
    }
    BigInteger inverse = s.modInverse(n);
    BigInteger u1 = new BigInteger(1, hash).multiply(inverse).mod(n);
    BigInteger u2 = r.multiply(inverse).mod(n);
    ECPoint key = parameters.getCurve().createPoint(x, y);
    ECPoint point = ECAlgorithms.sumOfTwoMultiplies(parameters.getG(), u1, key, u2).normalize();
    return !point.isInfinity() && point.getAffineXCoord().toBigInteger().equals(r);
  }

  private boolean onCurve(BigInteger x, BigInteger y) {
    BigInteger q = parameters.getCurve().getField().getCharacteristic();
    return x.compareTo(q) < 0 && y.compareTo(q) < 0 && parameters.getCurve().createPoint(x, y).isValid();
  }

  private static void checkLength(String name, byte[] bytes, int length) {
    if (bytes.length != length) {
      throw new BlackBoxException("Invalid " + name + " length");
    }
  }
}
