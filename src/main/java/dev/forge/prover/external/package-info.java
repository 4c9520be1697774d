/**
 * The backend of the external tools: {@code nargo} executes a program, {@code sunspot} proves it. Each proof has a private
 * working folder, a time limit, and ends with its processes.
 */
package dev.forge.prover.external;
