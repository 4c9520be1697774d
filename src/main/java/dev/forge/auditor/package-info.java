/**
 * Looks at the rows while they are worked on and says which of the coordinator's promises they break: the same rules that
 * its simulation checks after every step. It repairs what is safe to repair, and reports the rest.
 */
package dev.forge.auditor;
