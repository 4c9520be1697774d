/** A worker's own API: chunks for coordinators elsewhere, proved while they wait. */
package dev.forge.api.worker;
