// snarkjs' side of Forge's interoperability tests and of its prover benchmark.
//
//   node forge-snarkjs.mjs setup R1CS ZKEY               makes a small powers of tau and a key with one contribution each
//   node forge-snarkjs.mjs prove ZKEY WTNS FOLDER [N] [R1CS]
//                                                        proves N times, writes snarkjs.proof .pw .vk in gnark's raw form
//   node forge-snarkjs.mjs serve ZKEY WTNS FOLDER R1CS   answers each line of standard input: prove, write, memory
//   node forge-snarkjs.mjs verify VK PROOF PW            reads gnark's raw form
//
// Each prints one JSON object, serve one when it is ready and one for each line. Exit codes: 0 done, 1 refused, 2 wrong use.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { createInterface } from "node:readline";
import * as snarkjs from "snarkjs";

const seconds = (start) => (performance.now() - start) / 1000;

const number = (bytes, offset) => BigInt("0x" + bytes.subarray(offset, offset + 32).toString("hex"));
const decimal = (bytes, offset) => number(bytes, offset).toString();
const encoded = (value) => Buffer.from(BigInt(value).toString(16).padStart(64, "0"), "hex");
const u32 = (value) => { const b = Buffer.alloc(4); b.writeUInt32BE(value); return b; };

// gnark's raw form: big-endian coordinates, the imaginary part first in G2
const readG1 = (b, at) => [decimal(b, at), decimal(b, at + 32), "1"];
const readG2 = (b, at) => [[decimal(b, at + 32), decimal(b, at)], [decimal(b, at + 96), decimal(b, at + 64)], ["1", "0"]];
const writeG1 = (p) => Buffer.concat([encoded(p[0]), encoded(p[1])]);
const writeG2 = (p) => Buffer.concat([p[0][1], p[0][0], p[1][1], p[1][0]].map(encoded));

function readVerifyingKey(path) {
  const b = readFileSync(path);
  const points = b.readUInt32BE(576);
  if (b.length !== 588 + 64 * points) {
    throw new Error("verifying key has commitments or a wrong length: " + b.length);
  }
  return {
    protocol: "groth16", curve: "bn128", nPublic: points - 1,
    vk_alpha_1: readG1(b, 0), vk_beta_2: readG2(b, 128), vk_gamma_2: readG2(b, 256), vk_delta_2: readG2(b, 448),
    IC: Array.from({ length: points }, (_, i) => readG1(b, 580 + 64 * i)),
  };
}

function readProof(path) {
  const b = readFileSync(path);
  if (b.length !== 324 || b.readUInt32BE(256) !== 0) {
    throw new Error("proof has commitments or a wrong length: " + b.length);
  }
  return { protocol: "groth16", curve: "bn128", pi_a: readG1(b, 0), pi_b: readG2(b, 64), pi_c: readG1(b, 192) };
}

function readPublic(path) {
  const b = readFileSync(path);
  return Array.from({ length: b.readUInt32BE(8) }, (_, i) => decimal(b, 12 + 32 * i));
}

/** beta and delta in G1, which snarkjs' verifying key lacks: 32-byte little-endian coordinates times 2^256. */
function pointsOfHeader(zkey) {
  const b = readFileSync(zkey);
  let at = 12;
  while (b.readUInt32LE(at) !== 2) {
    at += 12 + Number(b.readBigUInt64LE(at + 4));
  }
  const header = b.subarray(at + 12);
  const p = number(Buffer.from(header.subarray(4, 36)).reverse(), 0);
  const inverse = power(1n << 256n, p - 2n, p);
  const coordinate = (i) => number(Buffer.from(header.subarray(i, i + 32)).reverse(), 0) * inverse % p;
  const g1 = (i) => [coordinate(i), coordinate(i + 32)];
  return { beta: g1(84 + 64), delta: g1(84 + 64 + 64 + 128 + 128) };
}

function power(base, exponent, modulus) {
  let result = 1n;
  for (let b = base % modulus, e = exponent; e > 0n; e >>= 1n, b = b * b % modulus) {
    result = e & 1n ? result * b % modulus : result;
  }
  return result;
}

function write(folder, zkey, vk, proof, inputs) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "snarkjs.proof"), Buffer.concat(
    [writeG1(proof.pi_a), writeG2(proof.pi_b), writeG1(proof.pi_c), u32(0), Buffer.alloc(64)]));
  writeFileSync(join(folder, "snarkjs.pw"),
    Buffer.concat([u32(inputs.length), u32(0), u32(inputs.length), ...inputs.map(encoded)]));
  const { beta, delta } = pointsOfHeader(zkey);
  writeFileSync(join(folder, "snarkjs.vk"), Buffer.concat(
    [writeG1(vk.vk_alpha_1), writeG1(beta), writeG2(vk.vk_beta_2), writeG2(vk.vk_gamma_2), writeG1(delta), writeG2(vk.vk_delta_2),
      u32(vk.IC.length), ...vk.IC.map(writeG1), u32(0), u32(0)]));
}

async function setup(r1cs, zkey) {
  const folder = dirname(zkey);
  const info = await snarkjs.r1cs.info(r1cs);
  const rows = info.nConstraints + info.nPubInputs + info.nOutputs + 1;
  const power = Math.max(3, Math.ceil(Math.log2(rows)));
  const file = (name) => join(folder, "tau-" + name + ".ptau");
  const start = performance.now();
  await snarkjs.powersOfTau.newAccumulator(info.curve, power, file("0"));
  await snarkjs.powersOfTau.contribute(file("0"), file("1"), "tau", "entropy " + Math.random());
  await snarkjs.powersOfTau.preparePhase2(file("1"), file("2"));
  await snarkjs.zKey.newZKey(r1cs, file("2"), zkey + ".0");
  await snarkjs.zKey.contribute(zkey + ".0", zkey, "key", "entropy " + Math.random());
  [file("0"), file("1"), file("2"), zkey + ".0"].forEach((path) => rmSync(path));
  return { valid: true, rows: info.nConstraints, wires: info.nVars, power, setup: seconds(start) };
}

/** Lets the peak of resident memory begin anew, where that can be done. */
const resetPeak = () => {
  try {
    writeFileSync("/proc/self/clear_refs", "5");
  } catch {
    // it then counts from the start of the process
  }
};
const peakRssBytes = () => process.resourceUsage().maxRSS * 1024;

async function proveOnce(zkey, wtns, vk) {
  let start = performance.now();
  const made = await snarkjs.groth16.prove(zkey, wtns);
  const prove = seconds(start);
  start = performance.now();
  if (!await snarkjs.groth16.verify(vk, made.publicSignals, made.proof)) {
    throw new Error("snarkjs refuses its own proof");
  }
  return { made, prove, verify: seconds(start) };
}

async function prove(zkey, wtns, folder, count = "1", r1cs = undefined) {
  const info = r1cs ? await snarkjs.r1cs.info(r1cs) : undefined;
  const vk = await snarkjs.zKey.exportVerificationKey(zkey);
  const times = { prove: [], verify: [] };
  let last;
  for (let i = 0; i < Number(count); i++) {
    last = await proveOnce(zkey, wtns, vk);
    times.prove.push(last.prove);
    times.verify.push(last.verify);
  }
  write(folder, zkey, vk, last.made.proof, last.made.publicSignals);
  return { valid: true, rows: info?.nConstraints, wires: info?.nVars, publicInputs: last.made.publicSignals.length,
    threads: availableParallelism(), ...times, peakRssBytes: peakRssBytes() };
}

async function serve(zkey, wtns, folder, r1cs) {
  const info = await snarkjs.r1cs.info(r1cs);
  const vk = await snarkjs.zKey.exportVerificationKey(zkey);
  console.log(JSON.stringify({ valid: true, rows: info.nConstraints, wires: info.nVars, threads: availableParallelism() }));
  let last;
  const answers = {
    prove: async () => {
      last = await proveOnce(zkey, wtns, vk);
      return { prove: last.prove, verify: last.verify };
    },
    write: () => {
      write(folder, zkey, vk, last.made.proof, last.made.publicSignals);
      return { valid: true };
    },
    "reset-peak": () => {
      resetPeak();
      return {};
    },
    memory: () => ({ peakRssBytes: peakRssBytes() }),
  };
  for await (const line of createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(await answers[line]()));
  }
  process.exit(0);
}

async function verify(vk, proof, pw) {
  const inputs = readPublic(pw);
  const valid = await snarkjs.groth16.verify(readVerifyingKey(vk), inputs, readProof(proof));
  return { valid, publicInputs: inputs.length };
}

const commands = { setup, prove, serve, verify };
const [command, ...parameters] = process.argv.slice(2);
if (!(command in commands)) {
  console.error("usage: forge-snarkjs.mjs setup|prove|serve|verify ...");
  process.exit(2);
}
let result;
try {
  result = await commands[command](...parameters);
} catch (e) {
  result = { valid: false, error: String(e.message ?? e) };
}
console.log(JSON.stringify(result));
process.exit(result.valid ? 0 : 1);
