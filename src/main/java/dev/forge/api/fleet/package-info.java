/** What workers in other processes call: the desk of {@link dev.forge.fleet.FleetDesk} over HTTP. */
package dev.forge.api.fleet;
