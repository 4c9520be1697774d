package dev.forge.launch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs the resource adapter of a broker from its libraries and a descriptor: none is published as an archive. */
final class ResourceAdapterArchive {
  private static final List<String> CLIENT = List.of("artemis-jakarta-ra-", "artemis-jakarta-client-",
      "artemis-jakarta-service-extensions-", "artemis-core-client-", "artemis-commons-", "artemis-selector-", "netty-",
      "slf4j-api-", "commons-beanutils-", "commons-collections-", "commons-logging-", "jgroups-");

  private ResourceAdapterArchive() {}

  /**
   * Writes the archive, unless it is there and no older than what it is made of.
   *
   * @param libraries the folder of the broker's libraries, of which the client's are taken
   * @throws IOException if there are none, or a file cannot be read or written
   */
  static void write(Path descriptor, Path libraries, Path archive) throws IOException {
    List<Path> jars = client(libraries);
    if (Files.exists(archive) && isCurrent(archive, descriptor, jars)) {
      return;
    }
    Files.createDirectories(archive.getParent());
    Path unfinished = archive.resolveSibling("unfinished");
    try (OutputStream file = Files.newOutputStream(unfinished); ZipOutputStream out = new ZipOutputStream(file)) {
      add(out, "META-INF/ra.xml", descriptor);
      for (Path jar : jars) {
        add(out, jar.getFileName().toString(), jar);
      }
    }
    Files.move(unfinished, archive, StandardCopyOption.REPLACE_EXISTING);
  }

  private static List<Path> client(Path libraries) throws IOException {
    if (!Files.isDirectory(libraries)) {
      throw new IOException(libraries + " is missing: run 'mvn process-classes'");
    }
    try (Stream<Path> files = Files.list(libraries)) {
      return files.filter(file -> CLIENT.stream().anyMatch(file.getFileName().toString()::startsWith)).sorted()
          .toList();
    }
  }

  private static boolean isCurrent(Path archive, Path descriptor, List<Path> jars) throws IOException {
    var written = Files.getLastModifiedTime(archive);
    for (Path source : Stream.concat(Stream.of(descriptor), jars.stream()).toList()) {
      if (Files.getLastModifiedTime(source).compareTo(written) > 0) {
        return false;
      }
    }
    return true;
  }

  private static void add(ZipOutputStream out, String name, Path file) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    Files.copy(file, out);
    out.closeEntry();
  }
}
