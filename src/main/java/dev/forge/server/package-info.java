/**
 * The program as a server: its start, its health and metrics, and the adapters which tie the nouns to what Liberty gives:
 * data source, queue, threads. The only place that knows all of them.
 */
package dev.forge.server;
