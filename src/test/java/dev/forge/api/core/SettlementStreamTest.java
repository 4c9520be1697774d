package dev.forge.api.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forge.api.SettlementData;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** What one subscriber is told of a settlement. */
class SettlementStreamTest {
  private final List<String> told = new ArrayList<>();
  private final Queue<Optional<SettlementData>> looks = new ArrayDeque<>();

  @Test
  void eachChangeIsToldOnceUpToTheEnd() throws Exception {
    looks.addAll(List.of(Optional.empty(), settlement("settling", 0), settlement("settling", 0),
        settlement("settling", 5), settlement("settled", 9), settlement("settled", 10)));
    tell(Optional.empty(), Duration.ofHours(1));
    assertEquals(List.of("settlement settling 0", "settlement settling 5", "settlement settled 9"), told);
  }

  @Test
  void whoComesLateIsToldTheEnd() throws Exception {
    looks.add(settlement("failed", 3));
    tell(Optional.empty(), Duration.ofHours(1));
    assertEquals(List.of("settlement failed 3"), told);
  }

  @Test
  void aJobWithoutAProofHasNoSettlement() throws Exception {
    looks.add(Optional.empty());
    tell(Optional.of("no luck"), Duration.ofHours(1));
    assertEquals(List.of("failed no luck"), told);
  }

  @Test
  void silenceIsBrokenByPings() throws Exception {
    looks.addAll(List.of(Optional.empty(), Optional.empty(), Optional.empty(), settlement("settled", 1)));
    tell(Optional.empty(), Duration.ofMillis(1));
    assertEquals("settlement settled 1", told.getLast());
    assertEquals(List.of("ping"), told.subList(0, told.size() - 1).stream().distinct().toList());
  }

  private void tell(Optional<String> never, Duration pingAfter) throws Exception {
    new SettlementStream(looks::remove, () -> never, Duration.ofMillis(1), pingAfter).tell("a job", new EventChannel() {
      @Override
      public boolean isOpen() {
        return true;
      }

      @Override
      public void send(OptionalLong id, String name, Record data) {
        told.add(name + " " + switch (data) {
          case SettlementData settlement -> settlement.state() + " " + settlement.settlementTimeMs();
          case FailedData failed -> failed.error();
          default -> data.toString();
        });
      }

      @Override
      public void ping() {
        told.add("ping");
      }
    });
  }

  private static Optional<SettlementData> settlement(String state, long milliseconds) {
    return Optional.of(new SettlementData("a batch", List.of(), null, milliseconds, state.equals("settled"), state));
  }
}
