package dev.forge.architecture.wrong.zk.field;

import jakarta.json.JsonValue;

/** The core knows a format of the outside. */
public record FieldThatKnowsJson(JsonValue[] values) {}
