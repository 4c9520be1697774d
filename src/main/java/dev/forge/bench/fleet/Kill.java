package dev.forge.bench.fleet;

/**
 * Something that was done to a process of the fleet.
 *
 * @param what such as {@code killed worker-2}
 * @param landed what it did at that moment, such as {@code proving}; {@code idle} where nothing
 * @param recoverySeconds until the next proof was accepted
 */
public record Kill(String what, String landed, double recoverySeconds) {}
