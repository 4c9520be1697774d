package dev.forge.bench.fleet;

import java.util.Optional;

/**
 * A batch of the load, and what must become of it.
 *
 * @param id as clients name it
 * @param body of its submission, JSON
 * @param chunks how many proofs it takes; 0 for one that must fail
 * @param failure the whole reason for which it must fail; nothing where it must be completed
 */
record PlannedBatch(String id, String body, int chunks, Optional<String> failure) {}
