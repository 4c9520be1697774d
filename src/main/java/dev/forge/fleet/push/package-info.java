/**
 * Workers that are called: those listed at the coordinator, Forge's or of the old system, which know nothing of leases. Their
 * health is asked for again and again; while they have room, chunks are claimed for them as any worker claims, their proofs
 * asked for by {@code POST /prove} while the lease is renewed here, and judged like all others.
 */
package dev.forge.fleet.push;
