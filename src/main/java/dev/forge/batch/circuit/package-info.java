/** Which circuit proves a batch, and what that circuit takes. */
package dev.forge.batch.circuit;
