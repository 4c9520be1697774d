/**
 * A batch from its submission to its end: taken in, prepared (executed and cut into chunks), proved chunk by chunk,
 * completed or failed, and forgotten. The Core API's jobs and the swarm's batches are both of this kind.
 */
package dev.forge.batch.lifecycle;
