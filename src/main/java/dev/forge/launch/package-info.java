/**
 * Starting and stopping servers on this machine: the data folder, a server's folder in it, its secrets and its process. Knows
 * nothing of what the server does; nothing here runs in it.
 */
package dev.forge.launch;
