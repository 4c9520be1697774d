// Random programs.
import { inputs } from './bytes.mjs';
import { add, constrained, unconstrained } from './craft.mjs';
import { randomExpressions, randomMachineCode } from './random.mjs';

const R = 21888242871839275222246405745257275088548364400416034343698204186575808495617n;

for (let seed = 1; seed <= 12; seed++) {
  const { code, results } = randomMachineCode(seed, 300);
  add(
    `random_machine_${seed}`,
    unconstrained(2, results, code),
    { inputs: inputs(seed, R - 5n) },
    { inputs: inputs(2n ** 253n + 7n, 255) },
  );
}
for (let seed = 1; seed <= 6; seed++) {
  const program = constrained(2, ...randomExpressions(seed, 60));
  add(`random_expressions_${seed}`, program, { inputs: inputs(3, 5) }, { inputs: inputs(R - 1n, 2n ** 200n) });
}
