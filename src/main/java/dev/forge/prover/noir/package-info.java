/**
 * What surrounds a compiled Noir program (Noir 1.0.0-beta.22 to beta.26): the artifact file, the interface of its main
 * function, input files, and the texts it prints or fails with.
 *
 * <p>Inputs take two steps, as in Noir itself, and its messages tell which one failed: a value is read by its type
 * ({@code TypedValueReader}: "is invalid"), and the value so read is checked for lengths and ranges
 * ({@code AbiEncoder}: "does not match the specified type"). A value takes one witness for each field element, integer
 * or boolean, and one for each byte of a string, depth first.
 */
package dev.forge.prover.noir;
