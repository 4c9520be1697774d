package dev.forge.prover;

/**
 * A value that everybody sees who verifies.
 *
 * @param name its name in the program, such as {@code post_state_root} or {@code return[0]}
 * @param hexadecimal {@code 0x} and 64 digits
 */
public record PublicInput(String name, String hexadecimal) {}
