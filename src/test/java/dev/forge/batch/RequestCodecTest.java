package dev.forge.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.forge.batch.ProveRequest.Options;
import dev.forge.fixtures.Batches;
import dev.forge.job.ContentDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestCodecTest {
  @Test
  void everyCheckedBatchComesBackAsItWas() {
    for (String file : Batches.FILES) {
      ProveRequest request = Batches.request(file);
      assertEquals(request, RequestCodec.decode(RequestCodec.encode(request)), file);
    }
  }

  @Test
  void equalRequestsHaveEqualDigestsAndOthersDoNot() {
    Set<ContentDigest> digests = new HashSet<>();
    for (String file : Batches.FILES) {
      digests.add(ContentDigest.of(Batches.request(file)));
      digests.add(ContentDigest.of(Batches.request(file)));
    }
    assertEquals(Batches.FILES.size(), digests.size());
  }

  @Test
  void everyOptionIsPartOfTheContent() {
    ProveRequest request = Batches.request("batch-1t.json");
    Set<ContentDigest> digests = new HashSet<>();
    for (HashFamily hash : HashFamily.values()) {
      for (boolean chunked : new boolean[] {false, true}) {
        for (boolean settle : new boolean[] {false, true}) {
          digests.add(ContentDigest.of(new ProveRequest(request.batchId(), request.before(), request.after(),
              request.entries(), new Options(hash, chunked, settle))));
        }
      }
    }
    assertEquals(8, digests.size());
  }

  @Test
  void transactionsComeBackAsTheyWere() {
    var transfer = Batches.request("batch-1t.json").entries().transfers().getFirst();
    List<SwarmTransaction> transactions = List.of(
        new SwarmTransaction("0xAb", "cd", Unsigned64.MAXIMUM, Optional.empty()),
        new SwarmTransaction("1", "2", transfer.amount(), Optional.of(transfer)));
    assertEquals(transactions, RequestCodec.decodeTransactions(RequestCodec.encodeTransactions(transactions)));
  }

  @Test
  void bytesThatAreNoRequestAreRefused() {
    byte[] right = RequestCodec.encode(Batches.request("batch-1t.json"));
    for (int length = 0; length < right.length; length += 37) {
      byte[] cut = Arrays.copyOf(right, length);
      assertThrows(IllegalArgumentException.class, () -> RequestCodec.decode(cut), "length " + length);
    }
    assertThrows(IllegalArgumentException.class, () -> RequestCodec.decode(Arrays.copyOf(right, right.length + 1)));
  }
}
