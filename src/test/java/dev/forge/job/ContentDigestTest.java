package dev.forge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.forge.batch.RequestCodec;
import dev.forge.fixtures.Batches;
import org.junit.jupiter.api.Test;

/** {@link ContentDigest} tells apart what must not answer for each other. */
class ContentDigestTest {
  @Test
  void theMocksProofIsNoAnswerToWhoAsksForARealOne() {
    byte[] request = RequestCodec.encode(Batches.request("batch-1t.json"));
    assertEquals(ContentDigest.ofEncoded(request, true), ContentDigest.ofEncoded(request.clone(), true));
    assertNotEquals(ContentDigest.ofEncoded(request, true), ContentDigest.ofEncoded(request, false));
  }
}
