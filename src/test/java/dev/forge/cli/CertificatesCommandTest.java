package dev.forge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesCommandTest {
  @TempDir
  private Path folder;

  @Test
  void aFolderIsMadeForTheCoordinatorAndForEachNodeOnce() {
    Path out = folder.resolve("made");
    var made = CommandRun.of(folder, "certificates", "localhost", "127.0.0.1", "--out", out, "--json").data()
        .getJsonArray("folders");
    assertEquals(3, made.size());
    assertEquals(out.resolve("node-2").toString(), made.getString(2));
    for (String file : new String[] {"keys.p12", "trusted.p12", "password"}) {
      assertTrue(Files.exists(Path.of(made.getString(0), file)), file);
    }
    CommandRun.of(folder, "certificates", "localhost", "--out", out).assertFailed(3, "is there already");
    CommandRun.of(folder, "certificates", "no host", "--out", folder.resolve("other")).assertFailed(2, "no host");
  }
}
