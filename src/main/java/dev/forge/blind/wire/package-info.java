/** How nodes and coordinator talk: JSON over HTTP, scalars and points in base64 of their compressed form. */
package dev.forge.blind.wire;
