package dev.forge.zk.synthesis;

import java.util.Optional;

/** Where everything is in a compiled circuit. */
record CircuitLayout(
    Instances instances, Wires wires, Ranges ranges, RowSections sections, Optional<Committed> committed) {}
