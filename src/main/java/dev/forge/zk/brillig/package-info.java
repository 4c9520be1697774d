/**
 * The virtual machine of Noir's unconstrained functions (Brillig of Noir 1.0.0-beta.26). Cells have a width, 1 to
 * 128 bits or the field; an operation on cells of another width than its own crashes, as it does in Noir. Whatever a
 * program is made of, a run ends with a {@link dev.forge.zk.brillig.BrilligOutcome}: steps and memory are limited.
 */
package dev.forge.zk.brillig;
