package dev.forge.architecture.wrong.cli;

import dev.forge.architecture.wrong.zk.field.FieldThatKnowsJson;

/** A way in that reaches through the prover into the core. */
public record CommandThatKnowsFields(FieldThatKnowsJson field) {}
