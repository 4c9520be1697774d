/** What operators look at and do: jobs, batches, workers, and what the auditor found. */
package dev.forge.api.operator;
