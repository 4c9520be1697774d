package dev.forge.zk.synthesis;

import dev.forge.zk.acir.Opcode;
import dev.forge.zk.field.Fr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Memory blocks. An index is shown to be in bounds by one selector s_i for each cell: s_i (index - i) = 0 lets only
 * selector {@code index} differ from 0, and their sum is 1. A read value v has s_i (v - cell_i) = 0. A write makes new
 * cells, cell_i + s_i (v - cell_i), unless the block is not read any more. The selectors of an index are used again for
 * each block of the same length. An index that is a known constant needs none.
 */
final class MemoryCompiler {
  private final TemplateBuilder builder;
  private final Map<Integer, Fr> constants;
  private final Map<Integer, int[]> blocks = new HashMap<>();
  private final Map<Integer, Integer> lastRead = new HashMap<>();
  private final Map<SelectorKey, int[]> selectors = new HashMap<>();

  private record SelectorKey(int index, int length) {}

  /**
   * Memory of one function.
   *
   * @param constants the witnesses that a constraint of the function fixes
   */
  MemoryCompiler(TemplateBuilder builder, Map<Integer, Fr> constants, List<Opcode> opcodes) {
    this.builder = builder;
    this.constants = constants;
    for (int i = 0; i < opcodes.size(); i++) {
      if (opcodes.get(i) instanceof Opcode.MemoryOperation operation && !operation.write()) {
        lastRead.put(operation.block(), i);
      }
    }
  }

  void initialise(Opcode.MemoryInit init) {
    int[] cells = init.witnesses().stream().mapToInt(builder::wireOf).toArray();
    if (blocks.putIfAbsent(init.block(), cells) != null) {
      throw builder.unprovable("MemoryInit", "block " + init.block() + " is initialised twice");
    }
  }

  void operate(Opcode.MemoryOperation operation) {
    int[] cells = blocks.get(operation.block());
    if (cells == null) {
      throw builder.unprovable("MemoryOp", "block " + operation.block() + " is not initialised");
    }
    Fr constant = constants.get(operation.index());
    if (constant == null) {
      operateSelected(operation, cells);
    } else {
      operateConstant(operation, cells, constant);
    }
  }

  private void operateConstant(Opcode.MemoryOperation operation, int[] cells, Fr index) {
    if (index.compareCanonical(Fr.of(cells.length)) >= 0) {
      builder.zero(LinearCombination.constant(Fr.ONE));
      return;
    }
    int i = (int) index.canonical()[0];
    int value = builder.wireOf(operation.value());
    if (operation.write()) {
      int[] written = cells.clone();
      written[i] = value;
      blocks.put(operation.block(), written);
    } else {
      builder.zero(difference(value, cells[i]));
    }
  }

  private void operateSelected(Opcode.MemoryOperation operation, int[] cells) {
    int[] selected = selectors.computeIfAbsent(new SelectorKey(operation.index(), cells.length), this::select);
    int value = builder.wireOf(operation.value());
    if (!operation.write()) {
      for (int i = 0; i < cells.length; i++) {
        builder.row(LinearCombination.of(selected[i]), difference(value, cells[i]), new LinearCombination());
      }
    } else if (lastRead.getOrDefault(operation.block(), -1) > builder.opcode()) {
      blocks.put(operation.block(), written(cells, selected, value));
    }
  }

  /** New cells, each an internal wire: s (value - cell) = new - cell. */
  private int[] written(int[] cells, int[] selected, int value) {
    int first = builder.internalWires(cells.length);
    int[] written = new int[cells.length];
    for (int i = 0; i < cells.length; i++) {
      written[i] = first + i;
      Steps.write(builder.steps, selected[i], value, cells[i], written[i]);
      builder.row(
          LinearCombination.of(selected[i]), difference(value, cells[i]), difference(written[i], cells[i]));
    }
    return written;
  }

  private int[] select(SelectorKey key) {
    int index = builder.wireOf(key.index);
    int first = builder.internalWires(key.length);
    if (key.length > 0) {
      Steps.select(builder.steps, index, first, key.length);
    }
    LinearCombination sum = LinearCombination.constant(Coefficients.MINUS);
    int[] wires = new int[key.length];
    for (int i = 0; i < key.length; i++) {
      wires[i] = first + i;
      sum.plus(Fr.ONE, wires[i]);
      LinearCombination distance = LinearCombination.of(index).plus(Fr.of(i).negate(), LinearCombination.ONE);
      builder.row(LinearCombination.of(wires[i]), distance, new LinearCombination());
    }
    builder.zero(sum);
    return wires;
  }

  private static LinearCombination difference(int a, int b) {
    return LinearCombination.of(a).plus(Coefficients.MINUS, b);
  }
}
