package dev.forge.architecture.wrong.zk.msm;

import java.math.BigInteger;

/** Slow arithmetic on a hot path. */
public record SumOfBigIntegers(BigInteger modulus) {}
