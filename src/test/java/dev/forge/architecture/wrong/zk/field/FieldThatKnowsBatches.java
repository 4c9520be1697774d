package dev.forge.architecture.wrong.zk.field;

import dev.forge.architecture.wrong.batch.Batch;

/** The core imports a noun, and the noun the core: forbidden, and a cycle. */
public record FieldThatKnowsBatches(Batch batch) {}
