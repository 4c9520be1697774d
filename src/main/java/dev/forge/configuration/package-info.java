/** The settings by environment variables, as records which cannot hold what is not allowed. */
package dev.forge.configuration;
