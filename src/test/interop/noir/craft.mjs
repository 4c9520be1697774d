// The list of crafted programs and the means to add to it.
import { artifact, brilligCall, inputs, range, single, stop } from './bytes.mjs';

export const crafted = [];

export function add(name, program, ...cases) {
  crafted.push({
    name: `crafted_${name}`,
    artifact: artifact(program),
    cases: cases.map((example, i) => ({ name: `${i}`, ...example })),
  });
}

/** A program of one unconstrained function of some parameters and results. */
export function unconstrained(parameters, results, opcodes, errors) {
  const outputs = results ? [{ Array: range(parameters, parameters + results) }] : [];
  const main = { parameters, opcodes: [brilligCall(0, range(0, parameters).map(single), outputs)] };
  return { functions: [main], brillig: [opcodes], errors };
}

/** Opcodes and nothing else, with some parameters. */
export const constrained = (parameters, ...opcodes) => ({ functions: [{ parameters, opcodes }] });

/** An unconstrained function that has to fail. */
export const failing = (name, fails, opcodes) =>
  add(name, unconstrained(1, 1, [...opcodes, ...stop(30, 1)]), { inputs: inputs(1), fails });
