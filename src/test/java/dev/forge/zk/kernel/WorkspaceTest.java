package dev.forge.zk.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WorkspaceTest {
  /** A length that nothing else in the tests asks for, so that no array of others fits it better. */
  private static final int LENGTH = 5_123_457;

  @Test
  void arraysGivenBackAreLentAgain() {
    long[] first;
    try (Workspace workspace = new Workspace()) {
      first = workspace.longs(LENGTH);
      assertNotSame(first, workspace.longs(LENGTH), "it is in use");
    }
    try (Workspace workspace = new Workspace()) {
      long[] second = workspace.longs(LENGTH - 1);
      long[] third = workspace.longs(LENGTH);
      assertTrue(first == second || first == third);
    }
  }

  @Test
  void arraysAreLongEnoughAndNotMuchLonger() {
    try (Workspace workspace = new Workspace()) {
      workspace.doubles(2 * LENGTH);
    }
    try (Workspace workspace = new Workspace()) {
      assertEquals(LENGTH, workspace.doubles(LENGTH).length);
      assertEquals(3 * LENGTH, workspace.doubles(3 * LENGTH).length);
      assertTrue(workspace.ints(LENGTH).length >= LENGTH);
    }
  }

  @Test
  void vectorsHaveTheirSize() {
    try (Workspace workspace = new Workspace()) {
      workspace.longs(4 * LENGTH + 4);
    }
    try (Workspace workspace = new Workspace()) {
      assertEquals(LENGTH, workspace.vector(LENGTH).size());
    }
  }
}
