/**
 * Rows in a database, by Jakarta Persistence. What is read is detached at once; what is written goes through
 * {@link dev.forge.storage.jpa.GuardedUpdate}, an update statement that names the version and the state it expects and
 * whose row count is read.
 */
package dev.forge.storage.jpa;
