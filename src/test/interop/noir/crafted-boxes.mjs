// Black boxes as the compiler does not call them, and what they refuse.
import { at, blackBox, box, c, inputs, range, set, stop, w } from './bytes.mjs';
import { add, constrained, failing, unconstrained } from './craft.mjs';

// Black boxes with constants, with predicates, and with what they refuse

const words = (count, make) => range(0, count).map(make);
add(
  'constants',
  constrained(
    1,
    blackBox('AND', c(0xf0f0), w(0), 16, 1),
    blackBox('XOR', w(0), c(0xffff), 16, 2),
    blackBox('RANGE', c(0), 0),
    blackBox('Blake2s', [c(1), w(0), c(255)], range(10, 42)),
    blackBox('Blake3', [], range(50, 82)),
    blackBox('Poseidon2Permutation', [c(1), w(0), c(3), c(4)], range(90, 94)),
    blackBox(
      'EmbeddedCurveAdd',
      [c(0), c(0)],
      [c(1), c(17631683881184975370165255887551781615748388533673675138860n)],
      c(1),
      [95, 96],
    ),
    blackBox(
      'MultiScalarMul',
      [c(1), c(17631683881184975370165255887551781615748388533673675138860n)],
      [w(0), c(0)],
      c(1),
      [97, 98],
    ),
    blackBox(
      'Sha256Compression',
      words(16, (i) => c(i)),
      words(8, (i) => (i ? c(i) : w(0))),
      range(100, 108),
    ),
    blackBox(
      'Keccakf1600',
      words(25, (i) => (i ? c(i) : w(0))),
      range(110, 135),
    ),
    blackBox(
      'AES128Encrypt',
      words(16, (i) => c(i)),
      words(16, (i) => w(0)),
      words(16, (i) => c(i)),
      range(140, 156),
    ),
  ),
  { inputs: inputs(0xab) },
  { inputs: inputs(0) },
);

const off = [c(2), c(3)];
const ecdsa = (name, predicate, output) =>
  blackBox(name, words(32, c), words(32, c), words(64, c), words(32, c), predicate, output);
add(
  'box_predicates',
  constrained(
    1,
    blackBox('EmbeddedCurveAdd', off, off, w(0), [1, 2]),
    blackBox('MultiScalarMul', off, [c(1), c(0)], w(0), [3, 4]),
    ecdsa('EcdsaSecp256k1', w(0), 5),
    ecdsa('EcdsaSecp256r1', c(0), 6),
    ecdsa('EcdsaSecp256k1', c(1), 7),
    blackBox('RecursiveAggregation', [c(1)], [c(2)], [w(0)], c(4), 1, w(0)),
  ),
  { inputs: inputs(0) },
  { inputs: inputs(1), fails: 'not on curve' },
);

const refused = (name, fails, value, opcode) =>
  add(`refused_${name}`, constrained(1, opcode), { inputs: inputs(value), fails });
refused('range', 'Cannot satisfy', 256, blackBox('RANGE', w(0), 8));
refused('range_constant', 'Cannot satisfy', 1, blackBox('RANGE', c(2), 1));
refused('range_zero', 'Cannot satisfy', 1, blackBox('RANGE', w(0), 0));
refused('and', 'too many bits', 256, blackBox('AND', w(0), c(1), 8, 1));
refused('xor', 'too many bits', 256, blackBox('XOR', c(1), w(0), 8, 1));
refused(
  'aes',
  '16',
  3,
  blackBox(
    'AES128Encrypt',
    words(15, () => w(0)),
    words(16, c),
    words(16, c),
    range(1, 16),
  ),
);
refused(
  'keccak',
  'too many bits',
  2n ** 64n,
  blackBox(
    'Keccakf1600',
    words(25, (i) => (i ? c(i) : w(0))),
    range(1, 26),
  ),
);
refused('poseidon2', 'Expected 4 values', 2, blackBox('Poseidon2Permutation', [w(0), c(1), c(2)], [1, 2, 3]));
refused(
  'scalar',
  'grumpkin',
  0x97816a916871ca8d3c208c16d87cfd47n,
  blackBox(
    'MultiScalarMul',
    [c(1), c(17631683881184975370165255887551781615748388533673675138860n)],
    [w(0), c(0x30644e72e131a029b85045b68181585dn)],
    c(1),
    [1, 2],
  ),
);

// Refusals of black boxes in unconstrained code

const bytes = (start, count, bits, value = 0) =>
  range(0, count).map((i) => set(start + i, bits, BigInt(value) + BigInt(i)));
const array = (pointer, size) => [at(pointer), size];
failing('box_aes', '16', [
  ...bytes(40, 15, 8),
  ...bytes(60, 16, 8),
  set(10, 32, 40),
  set(11, 32, 60),
  box('AES128Encrypt', array(10, 15), array(11, 16), array(11, 16), array(10, 15)),
]);
failing('box_point', 'not on curve', [
  set(10, 'Field', 2),
  set(11, 32, 30),
  box('EmbeddedCurveAdd', at(10), at(10), at(10), at(10), array(11, 2)),
]);
failing('box_scalar', '2^128', [
  set(40, 'Field', 0),
  set(41, 'Field', 0),
  set(42, 'Field', 2n ** 128n),
  set(43, 'Field', 0),
  set(10, 32, 40),
  set(11, 32, 42),
  set(12, 32, 30),
  box('MultiScalarMul', array(10, 2), array(11, 2), array(12, 2)),
]);
add(
  'box_ecdsa',
  unconstrained(1, 2, [
    ...bytes(40, 64, 8, 1),
    set(10, 32, 40),
    box('EcdsaSecp256k1', array(10, 32), array(10, 32), array(10, 32), array(10, 64), at(30)),
    box('EcdsaSecp256r1', array(10, 32), array(10, 32), array(10, 32), array(10, 64), at(31)),
    ...stop(30, 2),
  ]),
  { inputs: inputs(1) },
);
