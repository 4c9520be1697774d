package dev.forge.zk.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.curve.CurveElements;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G2Affine;
import dev.forge.zk.field.Fp;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.groth16.GnarkTriple;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GnarkFilesTest {
  private static final int COMPRESSED_SMALLER = 0x80;
  private static final int COMPRESSED_LARGER = 0xc0;
  private static final int COMPRESSED_INFINITY = 0x40;
  private final CurveElements elements = new CurveElements();

  static Stream<GnarkTriple> triples() {
    return GnarkTriple.NAMES.stream().map(GnarkTriple::of);
  }

  @ParameterizedTest
  @MethodSource("triples")
  void filesAreWrittenAsTheyWereRead(GnarkTriple triple) {
    assertArrayEquals(triple.key(), VerifyingKeyCodec.write(triple.verifyingKey()));
    assertArrayEquals(triple.proof(), ProofCodec.write(triple.parsedProof()));
    assertArrayEquals(triple.witness(), PublicWitnessCodec.write(triple.publicInputs()));
  }

  @Test
  void keyIsNamedByTheHashOfItsFile() {
    assertEquals(
        "e94297365bfb26eac24104b15f0b3821c6225ca217a9351799fdbb3066e95576",
        VerifyingKeyCodec.hash(GnarkTriple.of("sanction_checker").verifyingKey()));
  }

  @Test
  void pointsReadBackInBothForms() {
    for (int i = 0; i < 50; i++) {
      G1Affine a = elements.g1();
      G2Affine b = elements.g2();
      assertEquals(a, PointCodec.readG1(PointCodec.write(a)), elements.toString());
      assertEquals(b, PointCodec.readG2(PointCodec.write(b)), elements.toString());
      assertEquals(a, PointCodec.readG1(compressed(a)), elements.toString());
      assertEquals(b, PointCodec.readG2(compressed(b)), elements.toString());
    }
  }

  @Test
  void generatorsAreCompressedAsGnarkDoes() {
    assertEquals("8" + "0".repeat(62) + "1", HexFormat.of().formatHex(compressed(G1Affine.GENERATOR)));
    assertEquals(
        "998e9393920d483a7260bfb731fb5d25f1aa493335a9e71297e485b7aef312c2"
            + "1800deef121f1e76426a00665e5c4479674322d4f75edadd46debd5cd992f6ed",
        HexFormat.of().formatHex(compressed(G2Affine.GENERATOR)));
  }

  @Test
  void compressedPointsMayStandAmongRawOnes() {
    GnarkTriple triple = GnarkTriple.of("commit1");
    byte[] key = triple.key();
    ByteArrayOutputStream mixed = new ByteArrayOutputStream();
    mixed.writeBytes(compressed(triple.verifyingKey().alpha1()));
    mixed.write(key, 64, 64);
    mixed.writeBytes(compressed(triple.verifyingKey().beta2()));
    mixed.write(key, 256, key.length - 256);
    assertEquals(triple.verifyingKey(), VerifyingKeyCodec.read(mixed.toByteArray()));
  }

  @Test
  void flagsThatMakeNoSenseAreRefused() {
    byte[] infinity = new byte[32];
    infinity[0] = COMPRESSED_INFINITY;
    assertEquals(G1Affine.INFINITY, PointCodec.readG1(infinity));
    infinity[31] = 1;
    assertThrows(FormatException.class, () -> PointCodec.readG1(infinity));
    byte[] raw = PointCodec.write(G1Affine.GENERATOR);
    for (int flag : new int[] {COMPRESSED_SMALLER, COMPRESSED_LARGER, COMPRESSED_INFINITY}) {
      byte[] flagged = raw.clone();
      flagged[0] |= (byte) flag;
      assertThrows(FormatException.class, () -> PointCodec.readG1(flagged), "flag " + flag);
    }
  }

  @Test
  void coordinatesFromTheModulusOnAreRefused() {
    byte[] raw = PointCodec.write(G1Affine.GENERATOR);
    byte[] x = Fp.MODULUS.value().add(BigInteger.ONE).toByteArray();
    System.arraycopy(x, 0, raw, 0, 32);
    FormatException e = assertThrows(FormatException.class, () -> PointCodec.readG1(raw));
    assertTrue(e.getMessage().contains("not below the modulus"), e.getMessage());
  }

  @Test
  void pointsOffTheCurveAndOutsideTheSubgroupAreRefused() {
    byte[] raw = PointCodec.write(G1Affine.unchecked(Fp.ONE, Fp.ONE));
    assertTrue(message(() -> PointCodec.readG1(raw)).contains("not on the curve"));
    byte[] outside = PointCodec.write(elements.twistPoint());
    assertTrue(message(() -> PointCodec.readG2(outside)).contains("not in the subgroup"));
    byte[] compressed = compressed(elements.twistPoint());
    assertTrue(message(() -> PointCodec.readG2(compressed)).contains("not in the subgroup"));
    byte[] none = new byte[32];
    none[0] = (byte) COMPRESSED_SMALLER;
    none[31] = 4; // 4^3 + 3 = 67 is no square
    assertTrue(message(() -> PointCodec.readG1(none)).contains("no point"));
  }

  @Test
  void witnessHeaderMustAgreeWithItself() {
    byte[] valid = PublicWitnessCodec.write(FrVector.of(Fr.of(1), Fr.of(2)));
    Map<String, Consumer<byte[]>> changes =
        Map.of(
            "public count", b -> b[3] = 1,
            "secret count", b -> b[7] = 1,
            "vector length", b -> b[11] = 1,
            "value", b -> b[12] = (byte) 0xff);
    changes.forEach(
        (what, change) -> {
          byte[] changed = valid.clone();
          change.accept(changed);
          assertThrows(FormatException.class, () -> PublicWitnessCodec.read(changed), what);
        });
    assertThrows(FormatException.class, () -> PublicWitnessCodec.read(Arrays.copyOf(valid, valid.length + 1)));
    assertEquals(new FrVector(0), PublicWitnessCodec.read(PublicWitnessCodec.write(new FrVector(0))));
  }

  @Test
  void betaAndDeltaMustBeTheSameInBothGroups() {
    for (int at : new int[] {64, 384}) {
      byte[] key = GnarkTriple.of("commit0").key();
      System.arraycopy(PointCodec.write(G1Affine.GENERATOR), 0, key, at, 64);
      FormatException e = assertThrows(FormatException.class, () -> VerifyingKeyCodec.read(key));
      assertEquals(at, e.offset(), e.getMessage());
    }
  }

  @Test
  void proofOfKnowledgeWithoutACommitmentIsRefused() {
    byte[] proof = GnarkTriple.of("commit0").proof();
    System.arraycopy(PointCodec.write(G1Affine.GENERATOR), 0, proof, 260, 64);
    assertEquals(260, assertThrows(FormatException.class, () -> ProofCodec.read(proof)).offset());
  }

  @Test
  void hugeCountsAreRefusedBeforeAnythingIsAllocated() {
    byte[] proof = GnarkTriple.of("commit1").proof();
    Arrays.fill(proof, 256, 260, (byte) 0xff);
    assertTrue(message(() -> ProofCodec.read(proof)).contains("4294967295"));
    byte[] key = GnarkTriple.of("commit1").key();
    Arrays.fill(key, 576, 580, (byte) 0x7f);
    assertTrue(message(() -> VerifyingKeyCodec.read(key)).contains("number of points K"));
    byte[] witness = GnarkTriple.of("commit1").witness();
    Arrays.fill(witness, 8, 12, (byte) 0x7f);
    assertTrue(message(() -> PublicWitnessCodec.read(witness)).contains("number of values"));
  }

  @ParameterizedTest
  @MethodSource("triples")
  void truncatedFilesAreRefused(GnarkTriple triple) {
    for (int length = 0; length < triple.key().length; length += 1 + length / 8) {
      byte[] key = Arrays.copyOf(triple.key(), length);
      assertThrows(FormatException.class, () -> VerifyingKeyCodec.read(key), "key of " + length);
    }
    for (int length = 0; length < triple.proof().length; length++) {
      byte[] proof = Arrays.copyOf(triple.proof(), length);
      assertThrows(FormatException.class, () -> ProofCodec.read(proof), "proof of " + length);
    }
    for (int length = 0; length < triple.witness().length; length++) {
      byte[] witness = Arrays.copyOf(triple.witness(), length);
      assertThrows(FormatException.class, () -> PublicWitnessCodec.read(witness), "witness of " + length);
    }
  }

  /** Any bytes at all are read or refused with a {@link FormatException}; nothing else comes out. */
  @Test
  void spoiledFilesAreReadOrRefused() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int refused = 0;
    for (int i = 0; i < 400; i++) {
      GnarkTriple triple = GnarkTriple.of(GnarkTriple.NAMES.get(random.nextInt(GnarkTriple.NAMES.size())));
      refused += refuses(VerifyingKeyCodec::read, spoil(triple.key(), random), seed) ? 1 : 0;
      refused += refuses(ProofCodec::read, spoil(triple.proof(), random), seed) ? 1 : 0;
      refused += refuses(PublicWitnessCodec::read, spoil(triple.witness(), random), seed) ? 1 : 0;
      refused += refuses(PointCodec::readG1, spoil(PointCodec.write(G1Affine.GENERATOR), random), seed) ? 1 : 0;
      refused += refuses(PointCodec::readG2, spoil(PointCodec.write(G2Affine.GENERATOR), random), seed) ? 1 : 0;
    }
    assertTrue(refused > 1_000, refused + " refused, seed " + seed);
  }

  private static boolean refuses(Consumer<byte[]> reader, byte[] bytes, long seed) {
    try {
      reader.accept(bytes);
      return false;
    } catch (FormatException e) {
      assertTrue(e.offset() >= 0 && e.offset() <= bytes.length, () -> e.getMessage() + ", seed " + seed);
      return true;
    } catch (RuntimeException e) {
      throw new AssertionError("seed " + seed + ": " + HexFormat.of().formatHex(bytes), e);
    }
  }

  private static byte[] spoil(byte[] valid, Random random) {
    byte[] bytes = valid.clone();
    switch (random.nextInt(5)) {
      case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(2 * bytes.length));
      case 1 -> random.nextBytes(bytes);
      case 2
          -> Arrays.fill(bytes, random.nextInt(bytes.length), bytes.length, (byte) (random.nextBoolean() ? 0 : 0xff));
      case 3 -> {
        int from = random.nextInt(bytes.length);
        System.arraycopy(valid, random.nextInt(bytes.length - from + 1) / 2, bytes, from, (bytes.length - from) / 2);
      }
      default -> {
        for (int k = random.nextInt(4); k >= 0; k--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
      }
    }
    return bytes;
  }

  private static String message(Runnable reader) {
    return assertThrows(FormatException.class, reader::run).getMessage();
  }

  private static byte[] compressed(G1Affine point) {
    byte[] bytes = Arrays.copyOf(PointCodec.write(point), 32);
    bytes[0] |= (byte) flag(point.isInfinity(), point.y().isUpperHalf());
    return bytes;
  }

  private static byte[] compressed(G2Affine point) {
    byte[] bytes = Arrays.copyOf(PointCodec.write(point), 64);
    bytes[0] |= (byte) flag(point.isInfinity(), point.y().isUpperHalf());
    return bytes;
  }

  private static int flag(boolean infinity, boolean larger) {
    return infinity ? COMPRESSED_INFINITY : larger ? COMPRESSED_LARGER : COMPRESSED_SMALLER;
  }
}
