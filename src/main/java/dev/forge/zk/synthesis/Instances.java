package dev.forge.zk.synthesis;

import java.util.ArrayList;
import java.util.List;

/**
 * The runs of all functions: a tree, numbered from main (0) in the order in which calls begin. The witnesses of all
 * runs are numbered through, run by run.
 */
final class Instances {
  private final Template[] templates;
  private final IntList functions = new IntList();
  private final IntList parents = new IntList();
  private final IntList sites = new IntList();
  private final IntList depths = new IntList();
  private final IntList witnessStarts = new IntList();
  private final List<int[]> children = new ArrayList<>();

  /**
   * All runs.
   *
   * @param templates by function; null where main does not reach a function
   */
  Instances(Template[] templates) {
    this.templates = templates;
    witnessStarts.add(0);
    enter(0, -1, -1, 0);
  }

  private int enter(int function, int parent, int site, int depth) {
    int instance = functions.size();
    Template template = templates[function];
    functions.add(function);
    parents.add(parent);
    sites.add(site);
    depths.add(depth);
    witnessStarts.add(Math.addExact(witnessStarts.get(instance), template.witnesses()));
    int[] called = new int[template.calls().size()];
    children.add(called);
    for (int i = 0; i < called.length; i++) {
      called[i] = enter(template.calls().get(i).function(), instance, i, depth + 1);
    }
    return instance;
  }

  int count() {
    return functions.size();
  }

  Template template(int instance) {
    return templates[functions.get(instance)];
  }

  /** The caller's run; -1 for main. */
  int parent(int instance) {
    return parents.get(instance);
  }

  /** Which of the caller's calls this is. */
  Template.CallSite site(int instance) {
    return template(parent(instance)).calls().get(sites.get(instance));
  }

  /** How many calls lead from main to a run. */
  int depth(int instance) {
    return depths.get(instance);
  }

  /** The run that a call of a run makes. */
  int child(int instance, int call) {
    return children.get(instance)[call];
  }

  /** The number of a run's witness 0 among all witnesses. */
  int witnessStart(int instance) {
    return witnessStarts.get(instance);
  }

  /** The number of witnesses of all runs. */
  int witnesses() {
    return witnessStarts.get(count());
  }
}
