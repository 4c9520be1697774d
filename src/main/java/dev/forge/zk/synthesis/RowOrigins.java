package dev.forge.zk.synthesis;

import dev.forge.zk.synthesis.RowOrigin.Place;
import dev.forge.zk.synthesis.SynthesisReport.FunctionRows;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Knows where each row comes from, and counts. */
final class RowOrigins {
  private static final Part[] PARTS = Part.values();

  private final Instances instances;
  private final Ranges ranges;
  private final RowSections sections;

  RowOrigins(Instances instances, Ranges ranges, RowSections sections) {
    this.instances = instances;
    this.ranges = ranges;
    this.sections = sections;
  }

  RowOrigin of(int row) {
    Objects.checkIndex(row, sections.end());
    if (row < sections.instance()[0]) {
      return ofRange(Part.RANGE, RowSections.find(sections.range(), row));
    }
    if (row < sections.lookup()[0]) {
      int instance = RowSections.find(sections.instance(), row);
      Template template = instances.template(instance);
      int local = row - sections.instance()[instance];
      return at(PARTS[template.partOfRow()[local]], instance, template.opcodeOfRow()[local]);
    }
    if (row < sections.table()) {
      return ofRange(Part.LOOKUP, RowSections.find(sections.lookup(), row));
    }
    Part part =
        row < sections.mask() ? Part.LOOKUP_TABLE : row < sections.publicInputs() ? Part.MASK : Part.PUBLIC_INPUT;
    return new RowOrigin(part, Optional.empty());
  }

  private RowOrigin ofRange(Part part, int range) {
    return at(part, ranges.instance(range), ranges.opcode(range));
  }

  private RowOrigin at(Part part, int instance, int opcode) {
    Template template = instances.template(instance);
    return new RowOrigin(part, Optional.of(new Place(template.function(), template.name(), instance, opcode)));
  }

  Map<Part, Integer> rowsByPart(List<FunctionRows> functions) {
    Map<Part, Integer> rows = new EnumMap<>(Part.class);
    functions.forEach(function -> function.rowsByPart().forEach((part, n) -> rows.merge(part, n, Integer::sum)));
    count(rows, Part.LOOKUP_TABLE, sections.mask() - sections.table());
    count(rows, Part.MASK, sections.publicInputs() - sections.mask());
    count(rows, Part.PUBLIC_INPUT, sections.end() - sections.publicInputs());
    return rows;
  }

  List<FunctionRows> functions() {
    Map<Integer, Map<Part, Integer>> rows = new TreeMap<>();
    Map<Integer, Integer> runs = new TreeMap<>();
    Map<Integer, String> names = new TreeMap<>();
    for (int i = 0; i < instances.count(); i++) {
      Template template = instances.template(i);
      names.put(template.function(), template.name());
      runs.merge(template.function(), 1, Integer::sum);
    }
    for (int i = 0; i < instances.count(); i++) {
      if (rows.putIfAbsent(instances.template(i).function(), new EnumMap<>(Part.class)) == null) {
        countRows(instances.template(i), runs, rows);
      }
    }
    for (int i = 0; i < ranges.count(); i++) {
      Map<Part, Integer> ofFunction = rows.get(instances.template(ranges.instance(i)).function());
      count(ofFunction, Part.RANGE, sections.range()[i + 1] - sections.range()[i]);
      count(ofFunction, Part.LOOKUP, sections.lookup()[i + 1] - sections.lookup()[i]);
    }
    return names.entrySet().stream()
        .map(e -> new FunctionRows(e.getKey(), e.getValue(), runs.get(e.getKey()), rows.get(e.getKey())))
        .toList();
  }

  private static void countRows(
      Template template, Map<Integer, Integer> runs, Map<Integer, Map<Part, Integer>> rows) {
    int[] counts = new int[PARTS.length];
    for (byte part : template.partOfRow()) {
      counts[part] += runs.get(template.function());
    }
    for (Part part : PARTS) {
      count(rows.get(template.function()), part, counts[part.ordinal()]);
    }
  }

  private static void count(Map<Part, Integer> rows, Part part, int n) {
    if (n > 0) {
      rows.merge(part, n, Integer::sum);
    }
  }
}
