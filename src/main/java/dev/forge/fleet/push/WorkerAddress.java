package dev.forge.fleet.push;

import dev.forge.worker.WorkerId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A worker that is called.
 *
 * @param url where it listens
 * @param verifyingKey the key that its proofs must verify under, in gnark's raw format; none where it is the coordinator's own
 */
public record WorkerAddress(URI url, Optional<byte[]> verifyingKey) {
  private static final long CALLED = 0x4000_0000L;
  private static final long REST = 0x3fff_ffffL;

  /** Its number among workers: old ones are all number 1 by themselves, so it follows from the address. */
  public WorkerId id() {
    CRC32 sum = new CRC32();
    sum.update(url.toString().getBytes(StandardCharsets.UTF_8));
    return new WorkerId(CALLED | sum.getValue() & REST);
  }

  /** The address of an endpoint. */
  URI endpoint(String path) {
    String base = url.toString();
    return URI.create(base + (base.endsWith("/") ? "" : "/") + path);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WorkerAddress same && url.equals(same.url)
        && Arrays.equals(verifyingKey.orElse(null), same.verifyingKey.orElse(null));
  }

  @Override
  public int hashCode() {
    return url.hashCode();
  }

  @Override
  public String toString() {
    return url.toString();
  }
}
