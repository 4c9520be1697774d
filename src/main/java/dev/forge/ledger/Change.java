package dev.forge.ledger;

import java.time.Instant;

/**
 * A row's change of state, as the audit keeps it.
 *
 * @param entity the kind of row, such as {@code chunk}
 * @param from lower case; empty where the row is new
 * @param reason why; empty where the states say it
 */
public record Change(String entity, String id, String from, String to, Actor actor, String reason, Instant at) {}
