/**
 * Whole fleets on this machine: coordinators and workers as processes of their own over PostgreSQL, to be measured
 * ({@link dev.forge.bench.fleet.FleetBench}) and to be killed ({@link dev.forge.bench.fleet.Chaos}).
 */
package dev.forge.bench.fleet;
