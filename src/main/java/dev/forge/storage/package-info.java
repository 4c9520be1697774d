/** Where rows are kept: in a database, or in memory for tests and simulations. Both keep the same promises. */
package dev.forge.storage;
