/**
 * The verifier of one verifying key as a Solana program: sBPF instructions and the ELF file around them, written without
 * any tool chain. Sources: the Solana runtime's instruction set and loader (sBPF v3, SIMD-0189 and SIMD-0178), its system
 * calls for BN254 (SIMD-0284 names them), and gnark v0.14's verifier (backend/groth16/bn254/verify.go) for the equations.
 */
package dev.forge.solana.program;
