/** The swarm API: batches in chunks, and the workers that prove them. */
package dev.forge.api.swarm;
