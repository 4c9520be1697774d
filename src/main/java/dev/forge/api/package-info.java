/**
 * The ways in over HTTP: the envelope that all answers have, what each exception becomes, and how bodies are limited. The
 * resources are in the packages below, one for each API.
 */
package dev.forge.api;
