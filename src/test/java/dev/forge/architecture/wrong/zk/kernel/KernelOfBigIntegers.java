package dev.forge.architecture.wrong.zk.kernel;

import java.math.BigInteger;

/** Slow arithmetic on a hot path. */
public record KernelOfBigIntegers(BigInteger modulus) {}
