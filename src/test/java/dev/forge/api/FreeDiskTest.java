package dev.forge.api;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FreeDiskTest {
  private static final long LEAST = 5L << 20;

  @Test
  void newWorkWaitsUntilThereIsRoomAgain() {
    AtomicLong free = new AtomicLong(LEAST);
    FreeDisk disk = new FreeDisk(free::get, LEAST);
    assertDoesNotThrow(disk::check);
    free.set(LEAST - 1);
    var refused = assertThrows(ApiException.class, disk::check);
    assertEquals(ErrorCode.CAPACITY_EXCEEDED, refused.code());
    assertEquals("the disk of the data folder has 4 MiB free, and MIN_FREE_DISK_MIB is 5", refused.getMessage());
    assertEquals(Optional.of(Duration.ofMinutes(1)), refused.retryAfter());
    free.set(LEAST);
    assertDoesNotThrow(disk::check);
    assertEquals(LEAST, disk.bytes());
  }

  @Test
  void withoutALeastAFullDiskRefusesNothing() {
    assertDoesNotThrow(new FreeDisk(() -> 0, 0)::check);
  }
}
