/** The Core API's proof jobs: each is the face of one batch, with events that are kept and told again. */
package dev.forge.job;
