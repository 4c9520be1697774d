/** Rows in memory. One unit of work runs at a time, and one that throws is undone. */
package dev.forge.storage.memory;
