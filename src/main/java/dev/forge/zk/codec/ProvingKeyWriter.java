package dev.forge.zk.codec;

import dev.forge.zk.groth16.CommitmentBases;
import dev.forge.zk.groth16.KeyOrigin;
import dev.forge.zk.groth16.ProvingKey;
import dev.forge.zk.groth16.Selection;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.msm.G1Bases;
import dev.forge.zk.msm.G2Bases;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Writes proving keys in the format that {@link ProvingKeyReader} maps. */
public final class ProvingKeyWriter {
  private final List<Part> parts = new ArrayList<>();

  /** A section's number of elements and how to write it. */
  private record Part(long elements, Content content) {}

  private interface Content {
    void writeTo(MemorySegment section);
  }

  private ProvingKeyWriter(ProvingKey key) {
    add(VerifyingKeyCodec.write(key.verifyingKey()));
    add(key.a().selection());
    add(key.a().points());
    add(key.b().selection());
    add(key.b().points());
    add(key.b2());
    add(key.k().selection());
    add(key.k().points());
    add(key.h());
    for (CommitmentBases commitment : key.commitments()) {
      add(commitment.basis());
      add(commitment.basisSigma());
    }
  }

  /**
   * Writes a key. The file appears whole, under its name, or not at all.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(ProvingKey key, Path path, Cores cores) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path unfinished = Files.createTempFile(folder, path.getFileName().toString(), ".unfinished");
    try {
      new ProvingKeyWriter(key).write(key, cores, unfinished);
      Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private void write(ProvingKey key, Cores cores, Path path) throws IOException {
    long length = KeyFile.firstSection(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      length = KeyFile.aligned(length + parts.get(i).elements() * KeySection.at(i).elementBytes());
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Arena arena = Arena.ofShared()) {
      MemorySegment mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, length, arena);
      KeyFile file = new KeyFile(mapped);
      writeHeader(key, file, mapped);
      long offset = KeyFile.firstSection(parts.size());
      for (int i = 0; i < parts.size(); i++) {
        file.enter(i, offset, parts.get(i).elements());
        parts.get(i).content().writeTo(file.section(i));
        offset = KeyFile.aligned(offset + file.section(i).byteSize());
      }
      file.seal(cores);
      mapped.force();
    }
  }

  private static void writeHeader(ProvingKey key, KeyFile file, MemorySegment mapped) {
    file.writeMagic();
    mapped.set(KeyFile.INT, KeyFile.ORIGIN_AT, key.origin() == KeyOrigin.INSECURE_DEVELOPMENT ? 1 : 2);
    file.write(key.circuit().toBytes(), KeyFile.CIRCUIT_AT);
    mapped.set(KeyFile.INT, KeyFile.WIRES_AT, key.wires());
    mapped.set(KeyFile.INT, KeyFile.DOMAIN_AT, key.domainSize());
    mapped.set(KeyFile.INT, KeyFile.BOUND_AT, key.boundPublicWires());
    mapped.set(KeyFile.INT, KeyFile.COMMITMENTS_AT, key.commitments().size());
    mapped.set(KeyFile.LONG, KeyFile.LENGTH_AT, mapped.byteSize());
  }

  private void add(byte[] bytes) {
    parts.add(new Part(bytes.length, section -> section.copyFrom(MemorySegment.ofArray(bytes))));
  }

  private void add(Selection selection) {
    parts.add(new Part(selection.size(),
        section -> MemorySegment.copy(selection.wires(), 0, section, KeyFile.INT, 0, selection.size())));
  }

  private void add(G1Bases points) {
    parts.add(new Part(points.size(), section -> points.writeTo(section, 0)));
  }

  private void add(G2Bases points) {
    parts.add(new Part(points.size(), section -> points.writeTo(section, 0)));
  }
}
