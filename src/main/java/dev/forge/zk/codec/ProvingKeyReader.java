package dev.forge.zk.codec;

import dev.forge.zk.groth16.CommitmentBases;
import dev.forge.zk.groth16.KeyOrigin;
import dev.forge.zk.groth16.ProvingKey;
import dev.forge.zk.groth16.Selection;
import dev.forge.zk.groth16.VerifyingKey;
import dev.forge.zk.groth16.WireBases;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.msm.G1Bases;
import dev.forge.zk.msm.G2Bases;
import dev.forge.zk.r1cs.CircuitHash;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads proving keys as {@link ProvingKeyWriter} writes them. The file is mapped and copied from there; it may be
 * deleted or replaced afterwards.
 */
public final class ProvingKeyReader {
  private final MemorySegment mapped;
  private final KeyFile file;

  private ProvingKeyReader(MemorySegment mapped) {
    this.mapped = mapped;
    file = new KeyFile(mapped);
  }

  /**
   * Reads a key and checks all of it: lengths, the SHA-256 of every section, and of every point that its coordinates are
   * canonical, that it is on its curve and in its subgroup.
   *
   * @throws FormatException if anything is wrong
   * @throws IOException if the file cannot be read
   */
  public static ProvingKey read(Path path, Cores cores) throws IOException {
    try (Arena arena = Arena.ofShared()) {
      ProvingKeyReader reader = new ProvingKeyReader(map(path, arena));
      reader.checkLayout();
      reader.checkSections(cores);
      ProvingKey key = reader.key();
      reader.checkPoints(key, cores);
      return key;
    }
  }

  /**
   * Reads a key without checking its sections: only the header, the lengths and the lists of wires are. For files that
   * were checked before and that nobody else can write; a damaged key makes proofs that do not verify, a forged one may
   * make proofs that give the witness away.
   *
   * @throws FormatException if the header or a length is wrong
   * @throws IOException if the file cannot be read
   */
  public static ProvingKey readUnchecked(Path path) throws IOException {
    try (Arena arena = Arena.ofShared()) {
      ProvingKeyReader reader = new ProvingKeyReader(map(path, arena));
      reader.checkLayout();
      return reader.key();
    }
  }

  private static MemorySegment map(Path path, Arena arena) throws IOException {
    try (FileChannel channel = FileChannel.open(path)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    }
  }

  private void checkLayout() {
    byte[] magic = KeyFile.MAGIC.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    require(mapped.byteSize() >= KeyFile.TABLE_AT
        && mapped.mismatch(MemorySegment.ofArray(magic)) == magic.length, 0, "not a proving-key file of Forge");
    int version = file.number(KeyFile.VERSION_AT);
    require(version == KeyFile.VERSION, KeyFile.VERSION_AT, "version is " + version + ", expected " + KeyFile.VERSION);
    long length = mapped.get(KeyFile.LONG, KeyFile.LENGTH_AT);
    require(length == mapped.byteSize(), KeyFile.LENGTH_AT,
        "file of " + mapped.byteSize() + " bytes, its header says " + length);
    int commitments = file.number(KeyFile.COMMITMENTS_AT);
    require(commitments >= 0 && commitments <= KeyFile.MAXIMUM_COMMITMENTS, KeyFile.COMMITMENTS_AT,
        "number of commitments is " + commitments);
    require(KeyFile.firstSection(file.sections()) <= length, KeyFile.TABLE_AT, "the file ends in its section table");
    require(file.headerIsIntact(), KeyFile.HEADER_HASH_AT, "the header is damaged: its SHA-256 differs");
    checkSectionTable(length);
  }

  private void checkSectionTable(long length) {
    long expected = KeyFile.firstSection(file.sections());
    for (int i = 0; i < file.sections(); i++) {
      require(file.offset(i) == expected, KeyFile.TABLE_AT, name(i) + " starts at " + file.offset(i)
          + ", expected " + expected);
      long elements = file.elements(i);
      long room = (length - expected) / KeySection.at(i).elementBytes();
      require(elements >= 0 && elements <= Math.min(room, Integer.MAX_VALUE), KeyFile.TABLE_AT,
          name(i) + " has " + elements + " elements in a file of " + length + " bytes");
      expected = KeyFile.aligned(expected + elements * KeySection.at(i).elementBytes());
    }
    require(expected == length, KeyFile.LENGTH_AT, "sections end at " + expected + " of " + length + " bytes");
  }

  private void checkSections(Cores cores) {
    cores.run(file.sections(),
        i -> require(file.isIntact(i), file.offset(i), name(i) + " is damaged: its SHA-256 differs"));
  }

  private void checkPoints(ProvingKey key, Cores cores) {
    for (int i = 0; i < file.sections(); i++) {
      KeySection kind = KeySection.at(i);
      if (kind.elementBytes() == G1Bases.POINT_BYTES) {
        PointCheck.requireValid(g1(i), name(i), file.offset(i), cores);
      }
    }
    int b2 = KeySection.POINTS_B2.ordinal();
    PointCheck.requireValid(key.b2(), name(b2), file.offset(b2), cores);
  }

  private ProvingKey key() {
    int origin = file.number(KeyFile.ORIGIN_AT);
    require(origin == 1 || origin == 2, KeyFile.ORIGIN_AT, "origin is " + origin + ", allowed are 1 and 2");
    WireBases b = wireBases(KeySection.WIRES_B);
    try {
      return new ProvingKey(
          origin == 1 ? KeyOrigin.INSECURE_DEVELOPMENT : KeyOrigin.CEREMONY,
          CircuitHash.of(file.bytes(KeyFile.CIRCUIT_AT, CircuitHash.LENGTH)),
          file.number(KeyFile.WIRES_AT),
          file.number(KeyFile.DOMAIN_AT),
          file.number(KeyFile.BOUND_AT),
          verifyingKey(),
          wireBases(KeySection.WIRES_A),
          b,
          g2(KeySection.POINTS_B2.ordinal()),
          wireBases(KeySection.WIRES_K),
          g1(KeySection.POINTS_H.ordinal()),
          commitments());
    } catch (IllegalArgumentException e) {
      throw new FormatException(e.getMessage(), 0);
    }
  }

  private VerifyingKey verifyingKey() {
    return VerifyingKeyCodec.read(file.section(KeySection.VERIFYING_KEY.ordinal()).toArray(ValueLayout.JAVA_BYTE));
  }

  private WireBases wireBases(KeySection wires) {
    int section = wires.ordinal();
    int[] selected = file.section(section).toArray(KeyFile.INT);
    return new WireBases(new Selection(selected), g1(section + 1));
  }

  private List<CommitmentBases> commitments() {
    int first = KeySection.BASIS.ordinal();
    return IntStream.range(0, file.number(KeyFile.COMMITMENTS_AT))
        .mapToObj(j -> new CommitmentBases(g1(first + 2 * j), g1(first + 2 * j + 1)))
        .toList();
  }

  private G1Bases g1(int section) {
    G1Bases points = G1Bases.map(mapped, file.offset(section), (int) file.elements(section));
    releasePages(section);
    return points;
  }

  private G2Bases g2(int section) {
    G2Bases points = G2Bases.map(mapped, file.offset(section), (int) file.elements(section));
    releasePages(section);
    return points;
  }

  /** Gives back the memory of a section that was copied; else it would be needed twice. */
  private void releasePages(int section) {
    if (file.elements(section) > 0) {
      file.section(section).unload();
    }
  }

  private static String name(int section) {
    return "section " + section + " (" + KeySection.at(section) + ")";
  }

  private static void require(boolean condition, long offset, String message) {
    if (!condition) {
      throw new FormatException(message, offset);
    }
  }
}
