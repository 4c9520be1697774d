package dev.forge.zk.codec;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G2Affine;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.msm.G1Bases;
import dev.forge.zk.msm.G2Bases;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Checks packed points: coordinates in their one canonical form, on the curve, in the subgroup. */
final class PointCheck {
  private static final int POINTS_PER_TASK = 1024;

  private PointCheck() {}

  /** Refuses points of which one is not in G1. */
  static void requireValid(G1Bases points, String name, long offset, Cores cores) {
    forTasks(points.size(), cores, (from, to) -> {
      List<G1Affine> unpacked = IntStream.range(from, to).mapToObj(points::get).toList();
      require(from, to, i -> unpacked.get(i - from).isOnCurve(), name, offset, G1Bases.POINT_BYTES,
          "is not on the curve");
      boolean canonical = G1Bases.of(unpacked).equals(points.slice(from, to));
      require(from, from + 1, i -> canonical, name, offset, G1Bases.POINT_BYTES,
          "or one soon after it is not canonical");
    });
  }

  /** Refuses points of which one is not in G2. */
  static void requireValid(G2Bases points, String name, long offset, Cores cores) {
    forTasks(points.size(), cores, (from, to) -> {
      List<G2Affine> unpacked = IntStream.range(from, to).mapToObj(points::get).toList();
      require(from, to, i -> unpacked.get(i - from).isOnCurve(), name, offset, G2Bases.POINT_BYTES,
          "is not on the twist");
      boolean canonical = G2Bases.of(unpacked).equals(points.slice(from, to));
      require(from, from + 1, i -> canonical, name, offset, G2Bases.POINT_BYTES,
          "or one soon after it is not canonical");
    });
    if (!Subgroup.containsAll(points, cores)) {
      throw new FormatException(name + ": not all points are in the subgroup of order r", offset);
    }
  }

  private interface Task {
    void run(int from, int to);
  }

  private static void forTasks(int points, Cores cores, Task task) {
    cores.run((points + POINTS_PER_TASK - 1) / POINTS_PER_TASK,
        i -> task.run(i * POINTS_PER_TASK, Math.min(points, (i + 1) * POINTS_PER_TASK)));
  }

  private static void require(
      int from, int to, IntPredicate valid, String name, long offset, int pointBytes, String complaint) {
    for (int i = from; i < to; i++) {
      if (!valid.test(i)) {
        throw new FormatException(name + ": point " + i + " " + complaint, offset + (long) pointBytes * i);
      }
    }
  }
}
