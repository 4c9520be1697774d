package dev.forge.zk.codec.iden3;

import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.groth16.ScalarSource;
import dev.forge.zk.r1cs.Assignment;
import dev.forge.zk.r1cs.R1cs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A constraint system with the values of its wires, written out for another prover.
 *
 * @param r1cs the rows, .r1cs
 * @param wtns the values, .wtns
 * @param commitments the commitments as {@link CommitmentsWriter} has them; an empty list where there are none
 */
public record RowsExport(Path r1cs, Path wtns, Path commitments) {
  /**
   * Writes {@code circuit.r1cs}, {@code circuit.wtns} and {@code circuit.commitments.json} to a folder. The assignment is
   * completed with random challenges in place of real ones: a prover with a key of its own has to replace them and what
   * follows from them.
   *
   * @param assignment before its first challenge
   * @throws IOException if a file cannot be written
   */
  public static RowsExport write(R1cs r1cs, Assignment assignment, ScalarSource challenges, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    RowsExport files = new RowsExport(folder.resolve("circuit.r1cs"), folder.resolve("circuit.wtns"),
        folder.resolve("circuit.commitments.json"));
    R1csWriter.write(r1cs, files.r1cs);
    CommitmentsWriter.write(r1cs, complete(r1cs, assignment, challenges), files.commitments);
    WtnsWriter.write(assignment.wires(), files.wtns);
    return files;
  }

  /** Sets all challenges and returns for each the other wires that changed. */
  private static List<int[]> complete(R1cs r1cs, Assignment assignment, ScalarSource challenges) {
    List<int[]> derived = new ArrayList<>();
    for (int j = 0; j < r1cs.commitments().size(); j++) {
      long[] before = assignment.wires().limbs().clone();
      assignment.challenge(j, challenges.next());
      int challengeWire = r1cs.commitments().get(j).wire();
      derived.add(changed(before, assignment.wires()).filter(wire -> wire != challengeWire).toArray());
    }
    return derived;
  }

  private static IntStream changed(long[] before, FrVector after) {
    return IntStream.range(0, after.size()).filter(wire -> {
      int at = Modulus.LIMBS * wire;
      return !Arrays.equals(before, at, at + Modulus.LIMBS, after.limbs(), at, at + Modulus.LIMBS);
    });
  }
}
