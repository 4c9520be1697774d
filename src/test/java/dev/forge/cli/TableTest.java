package dev.forge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void valuesAreAligned() {
    assertEquals("a    1\nbcd  2\n", new Table().row("a", 1).row("bcd", 2).toString());
    assertEquals("", new Table().toString());
  }

  @Test
  void sizesHaveTheUnitPeopleRead() {
    assertEquals("388 bytes", Sizes.of(388));
    assertEquals("1.5 KiB", Sizes.of(1536));
    assertEquals("2.0 GiB", Sizes.of(2L << 30));
    assertEquals("1,013,300", Sizes.count(1_013_300));
    assertEquals("3.52 s", Sizes.seconds(3_520_000_000L));
    assertEquals("0.50 ms", Sizes.time(500_000));
    assertEquals("3.52 s", Sizes.time(3_520_000_000L));
  }
}
