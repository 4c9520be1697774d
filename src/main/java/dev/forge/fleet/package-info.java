/**
 * Workers in processes of their own: they register at a coordinator with the keys they have, are given chunks of those
 * circuits, renew their leases, and bring proofs until they are acknowledged. {@link dev.forge.fleet.FleetDesk} is the
 * coordinator's side, {@link dev.forge.fleet.FleetWorker} the worker's; between them goes JSON over HTTP, in
 * {@link dev.forge.fleet.FleetJson}.
 */
package dev.forge.fleet;
