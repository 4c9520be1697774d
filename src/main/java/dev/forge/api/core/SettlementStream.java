package dev.forge.api.core;

import dev.forge.api.SettlementData;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Tells one subscriber how a job's proof is settled: the settlement as it is, then again whenever it changes, up to its end.
 * Each event is the whole settlement, so who comes late or again misses nothing and needs no event's id.
 *
 * @param settlement as it is now; none before it begins
 * @param over whether it will never begin
 * @param lookEvery how long between two looks
 * @param pingAfter how long there may be silence
 */
record SettlementStream(Supplier<Optional<SettlementData>> settlement, Supplier<Optional<String>> over,
    Duration lookEvery, Duration pingAfter) {
  /**
   * Tells everything, or until the subscriber is gone.
   *
   * @throws IOException if the subscriber is gone
   * @throws InterruptedException if the thread is to end
   */
  void tell(String job, EventChannel channel) throws IOException, InterruptedException {
    Optional<SettlementData> told = Optional.empty();
    long silent = 0;
    while (channel.isOpen()) {
      Optional<String> never = over.get();
      Optional<SettlementData> now = settlement.get();
      if (now.isPresent() && !now.equals(told)) {
        channel.send(OptionalLong.empty(), "settlement", now.get());
        told = now;
        silent = 0;
      }
      if (now.filter(SettlementData::isOver).isPresent()) {
        return;
      }
      if (never.isPresent() && now.isEmpty()) {
        channel.send(OptionalLong.empty(), "failed", new FailedData("failed", job, never.get()));
        return;
      }
      silent += lookEvery.toMillis();
      if (silent > pingAfter.toMillis()) {
        channel.ping();
        silent = 0;
      }
      Thread.sleep(lookEvery);
    }
  }
}
