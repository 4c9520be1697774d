/**
 * A database and a broker for tests and trials, as processes of this machine: started from archives that the build
 * fetched, in folders of their own, by no service manager and without containers, and ended with whoever started them.
 */
package dev.forge.launch.external;
