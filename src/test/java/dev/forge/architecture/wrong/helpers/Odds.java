package dev.forge.architecture.wrong.helpers;

/** A package nobody planned. */
public record Odds() {}
