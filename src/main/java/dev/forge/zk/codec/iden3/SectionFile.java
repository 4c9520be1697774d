package dev.forge.zk.codec.iden3;

import dev.forge.zk.codec.FormatException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** An iden3 binary container, mapped: magic, version, number of sections, then sections in any order. */
final class SectionFile implements AutoCloseable {
  private static final int MAXIMUM_SECTIONS = 64;

  private final Arena arena = Arena.ofShared();
  private final Map<Integer, Section> sections = new TreeMap<>();
  private final long size;

  private SectionFile(Path path, String magic, int version) throws IOException {
    try (FileChannel channel = FileChannel.open(path)) {
      size = channel.size();
      index(channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena), magic, version);
    }
  }

  /**
   * Maps a file and finds its sections.
   *
   * @throws FormatException if it is not such a file, or not one whole
   */
  static SectionFile open(Path path, String magic, int version) throws IOException {
    return new SectionFile(path, magic, version);
  }

  private void index(MemorySegment file, String magic, int version) {
    Section all = new Section("file", file, 0);
    if (size < 12 || !magic.equals(new String(all.bytes(4), StandardCharsets.US_ASCII))) {
      throw new FormatException("not a " + magic + " file", 0);
    }
    all.expect("version of a " + magic + " file", version);
    int count = all.u32("number of sections", MAXIMUM_SECTIONS);
    for (int i = 0; i < count; i++) {
      long start = all.position();
      int type = all.u32("type of section", Integer.MAX_VALUE);
      Section section = all.slice("section " + type, all.u64());
      if (sections.put(type, section) != null) {
        throw new FormatException("section " + type + " comes twice", start);
      }
    }
    all.requireEnd();
  }

  /**
   * A section, whose length must be the given one.
   *
   * @throws FormatException if it is missing or longer or shorter
   */
  Section section(int type, String name, long length) {
    Section section = section(type, name);
    if (section.size() != length) {
      throw new FormatException(
          "section " + type + " (" + name + ") has " + section.size() + " bytes, expected " + length, section.start());
    }
    return section;
  }

  /**
   * A section of any length.
   *
   * @throws FormatException if it is missing
   */
  Section section(int type, String name) {
    Section section = sections.get(type);
    if (section == null) {
      throw new FormatException("section " + type + " (" + name + ") is missing", size);
    }
    return section.named(name);
  }

  @Override
  public void close() {
    arena.close();
  }
}
