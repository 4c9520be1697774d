package dev.forge.batch.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forge.batch.SwarmTransaction;
import dev.forge.batch.Unsigned64;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaceholderChunksTest {
  @Test
  void aRootIsTheHashOfTheTextBeforeItAndOfItsTransactions() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update("0x00abA1b2".getBytes(StandardCharsets.US_ASCII));
    digest.update(new byte[] {2, 1, 0, 0, 0, 0, 0, (byte) 0x80});
    digest.update("CDef".getBytes(StandardCharsets.US_ASCII));
    digest.update(new byte[8]);
    String expected = "0x" + HexFormat.of().formatHex(digest.digest());
    assertEquals(expected, PlaceholderChunks.rootAfter("0x00ab", List.of(
        new SwarmTransaction("A1", "b2", new Unsigned64(0x8000_0000_0000_0102L), Optional.empty()),
        new SwarmTransaction("CD", "ef", Unsigned64.ZERO, Optional.empty()))));
  }
}
