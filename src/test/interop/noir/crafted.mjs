// Programs for what the compiler does not emit, made of bytes.
import {
  artifact, assertZero, at, blackBox, box, brilligCall, c, call, cast, constant, copyCalldata, fields, inputs, integer,
  memoryInit, memoryOp, not, range, relative, set, single, stop, sum, trap, type, w, witness,
} from './bytes.mjs';

const R = 21888242871839275222246405745257275088548364400416034343698204186575808495617n;
const WIDTHS = [1, 8, 16, 32, 64, 128];
const INTEGER_OPERATIONS = ['Add', 'Sub', 'Mul', 'Equals', 'LessThan', 'LessThanEquals', 'And', 'Or', 'Xor', 'Shl', 'Shr', 'Div'];
const FIELD_OPERATIONS = ['Add', 'Sub', 'Mul', 'Equals', 'LessThan', 'LessThanEquals', 'Div', 'IntegerDiv'];

export const crafted = [];

function add(name, program, ...cases) {
  crafted.push({ name: `crafted_${name}`, artifact: artifact(program), cases: cases.map((example, i) => ({ name: `${i}`, ...example })) });
}

/** A program of one unconstrained function of some parameters and results. */
function unconstrained(parameters, results, opcodes, errors) {
  const outputs = results ? [{ Array: range(parameters, parameters + results) }] : [];
  const main = { parameters, opcodes: [brilligCall(0, range(0, parameters).map(single), outputs)] };
  return { functions: [main], brillig: [opcodes], errors };
}

/** Opcodes and nothing else, with some parameters. */
const constrained = (parameters, ...opcodes) => ({ functions: [{ parameters, opcodes }] });

// Every operation on integers of every width

for (const bits of WIDTHS) {
  const top = 2n ** BigInt(bits) - 1n;
  const pairs = [[0n, 1n], [1n, 1n], [top, 1n], [top, top], [top / 3n, top / 2n], [top - top / 5n, BigInt(bits) & top], [top, BigInt(bits - 1)], [5n & top, 7n & top], [1n, top]];
  const program = unconstrained(2, INTEGER_OPERATIONS.length + 1, [
    ...copyCalldata(2, 10),
    cast(bits, 20, 10),
    cast(bits, 21, 11),
    ...INTEGER_OPERATIONS.map((operation, i) => integer(operation, bits, 30 + i, 20, 21)),
    not(bits, 30 + INTEGER_OPERATIONS.length, 20),
    ...stop(30, INTEGER_OPERATIONS.length + 1),
  ]);
  const cases = pairs.filter(([, b]) => b !== 0n).map((pair) => ({ inputs: inputs(...pair) }));
  add(`integers_${bits}`, program, ...cases, { inputs: inputs(1, 0), fails: 'divide by zero' });
}

// Every operation on fields, and every change of type

add('fields', unconstrained(2, FIELD_OPERATIONS.length, [
  ...copyCalldata(2, 10),
  ...FIELD_OPERATIONS.map((operation, i) => fields(operation, 30 + i, 10, 11)),
  ...stop(30, FIELD_OPERATIONS.length),
]), ...[[0, 1], [R - 1n, R - 2n], [R - 2n, R - 1n], [2n ** 200n, 3n ** 90n], [7, 7], [R - 1n, 2]].map((pair) => ({ inputs: inputs(...pair) })),
{ inputs: inputs(3, 0), fails: 'divide by zero' });

add('integer_division_by_zero', unconstrained(2, 1, [
  ...copyCalldata(2, 10), fields('IntegerDiv', 30, 10, 11), ...stop(30, 1),
]), { inputs: inputs(9, 4) }, { inputs: inputs(9, 0), fails: 'divide by zero' });

const TYPES = ['Field', ...WIDTHS];
add('casts', unconstrained(1, TYPES.length ** 2, [
  ...copyCalldata(1, 10),
  ...TYPES.flatMap((from, i) => [cast(from, 11, 10), ...TYPES.map((to, j) => cast(to, 30 + TYPES.length * i + j, 11))]),
  ...stop(30, TYPES.length ** 2),
]), ...[0, 1, 0x1ff, 2n ** 64n - 1n, 2n ** 127n + 12345n, R - 1n].map((value) => ({ inputs: inputs(value) })));

// Cells, pointers and control flow

add('flow', unconstrained(2, 9, [
  ...copyCalldata(2, 10), //                                    0
  set(0, 32, 200), //                                           3
  { Const: [relative(3), type(64), Buffer.from('42'.padStart(64, '0'), 'hex')] },
  cast(1, 20, 10),
  { JumpIf: [at(20), 9] },
  { Const: [at(30), type('Field'), Buffer.from('07'.padStart(64, '0'), 'hex')] },
  { Jump: [10] }, //                                            8
  { Mov: [at(30), at(11)] },
  { ConditionalMov: [at(31), at(10), at(11), at(20)] }, //      10
  set(21, 32, 32),
  { IndirectConst: [at(21), type(8), Buffer.from('ff'.padStart(64, '0'), 'hex')] },
  set(22, 32, 203),
  { Load: [at(33), at(22)] }, //                                14
  set(22, 32, 34),
  { Store: [at(22), relative(3)] },
  { Call: [25] }, //                                            17
  { Call: [25] },
  { Mov: [at(36), at(35)] },
  { Mov: [at(37), at(3000)] },
  { Mov: [at(38), at(32)] },
  ...stop(30, 9), //                                            22
  set(40, 32, 5), //                                            25
  cast(32, 35, 35),
  integer('Add', 32, 35, 35, 40),
  'Return',
]), { inputs: inputs(0, 9) }, { inputs: inputs(1, 9) });

add('end_of_code', unconstrained(1, 0, copyCalldata(1, 10)), { inputs: inputs(1) });

// What the machine refuses

const failing = (name, fails, opcodes) => add(name, unconstrained(1, 1, [...opcodes, ...stop(30, 1)]), { inputs: inputs(1), fails });
failing('free_memory', 'Out of memory', [set(1, 32, 0xffffffffn), set(10, 32, 1), integer('Add', 32, 1, 1, 10)]);
failing('calldata_beyond', 'CalldataCopy out of bounds', copyCalldata(2, 10));
failing('left_type', 'Bit size for lhs', [set(10, 8, 1), set(11, 'Field', 1), fields('Add', 30, 10, 11)]);
failing('right_type', 'Bit size for rhs', [set(10, 64, 1), set(11, 32, 1), integer('Add', 64, 30, 10, 11)]);
failing('not_type', 'it size', [set(10, 64, 1), not(32, 30, 10)]);
failing('unwritten', 'Bit size for lhs 254', [set(11, 32, 1), integer('Add', 32, 30, 10, 11)]);
failing('return_without_call', 'callstack already empty', ['Return']);
failing('trap_silent', 'Failed to solve brillig function', trap(0, 0));
add('trap_message', unconstrained(1, 0, [set(10, 64, 77), set(11, 32, 5), set(12, 8, 6), ...trap(10, 3)], {
  77: { error_kind: 'custom', kind: 'tuple', fields: [{ kind: 'integer', sign: 'unsigned', width: 32 }, { kind: 'integer', sign: 'unsigned', width: 8 }] },
}), { inputs: inputs(1), fails: '77' });
add('too_many_results', unconstrained(1, 1, [...copyCalldata(1, 30), ...stop(30, 2)]), { inputs: inputs(1), fails: 'inconsistent' });
add('too_few_results', unconstrained(1, 2, [...copyCalldata(1, 30), ...stop(30, 1)]), { inputs: inputs(1), fails: 'inconsistent' });

// Digits

add('radix', unconstrained(3, 20, [
  ...copyCalldata(3, 10), cast(32, 20, 11), cast(1, 21, 12), set(22, 32, 30), set(23, 32, 20),
  box('ToRadix', at(10), at(20), at(22), at(23), at(21)), ...stop(30, 20),
]), { inputs: inputs(12345678901234567890n, 10, 0) }, { inputs: inputs(987654, 256, 0) }, { inputs: inputs(0xfffff, 2, 1) }, { inputs: inputs(1000, 3, 0) },
{ inputs: inputs(0x100000, 2, 1), fails: 'decompose' });

// Memory blocks as inputs and in messages

const ERRORS = { 9: { error_kind: 'custom', kind: 'array', length: 2, type: { kind: 'field' } }, 10: { error_kind: 'string', string: 'inside' } };
add('memory_array', {
  functions: [{
    parameters: 3,
    opcodes: [
      memoryInit(0, [0, 1]),
      memoryOp(0, true, 2, 0),
      brilligCall(0, [{ MemoryArray: 0 }, { Array: [witness(2), sum([[2, 0]], 5, [[3, 0, 1]])] }], [{ Simple: 3 }, { Array: [4, 5] }, { Simple: 6 }]),
      memoryOp(0, false, 2, 7),
      assertZero(sum([[1, 3], [-1, 1]])),
    ],
    messages: [[{ Acir: 4 }, [9, [{ Memory: 0 }]]], [{ Brillig: [2, 0] }, [10, []]]],
  }],
  brillig: [[...copyCalldata(4, 10), ...stop(10, 4)]],
  errors: ERRORS,
}, { inputs: inputs(5, 5, 1) }, { inputs: inputs(7, 5, 1) , fails: '9' }, { inputs: inputs(5, 5, 2), fails: 'Index out of bounds' });

add('memory_twice', constrained(2, memoryInit(0, [0]), memoryInit(0, [1])), { inputs: inputs(1, 2), fails: 'Cannot satisfy' });
add('memory_missing', constrained(2, memoryOp(3, false, 0, 1)), { inputs: inputs(0, 2), fails: 'ninitialized' });
add('memory_huge_index', constrained(3, memoryInit(0, [1, 2]), memoryOp(0, false, 0, 3)), { inputs: inputs(1, 4, 5) }, { inputs: inputs(R - 1n, 4, 5), fails: 'Index out of bounds' });

// Expressions

add('solving', constrained(2,
  assertZero(sum([], -12, [[1, 0, 2]])), //                            w2 = 12 / w0
  assertZero(sum([[1, 3], [-1, 3], [1, 0], [0, 9]], -3)), //           w3 and w9 cancel: w0 = 3
  assertZero(sum([[5, 4], [-1, 1], [2, 4]], 7, [[2, 0, 1], [3, 4, 1]])),
), { inputs: inputs(3, 8) }, { inputs: inputs(4, 8), fails: 'Cannot satisfy' }, { inputs: inputs(0, 8), fails: 'Cannot satisfy' });
add('two_unknowns', constrained(1, assertZero(sum([[1, 1], [1, 2], [1, 0]]))), { inputs: inputs(3), fails: 'too many unknowns' });
add('unknown_square', constrained(1, assertZero(sum([[1, 0]], 0, [[1, 1, 1]]))), { inputs: inputs(3), fails: 'too many unknowns' });
add('assigned_twice', { functions: [{ parameters: 1, opcodes: [assertZero(sum([[1, 1]], -5)), brilligCall(0, [single(0)], [{ Simple: 1 }])] }], brillig: [[...copyCalldata(1, 10), ...stop(10, 1)]] },
  { inputs: inputs(5) }, { inputs: inputs(6), fails: 'Cannot satisfy' });
add('missing_input', constrained(1, blackBox('RANGE', w(5), 8)), { inputs: inputs(5), fails: 'missing assignment' });

// Predicates and calls

const echo = { parameters: 1, opcodes: [assertZero(sum([[1, 0], [-1, 1]], 1)), blackBox('RANGE', w(1), 4)], returns: [1] };
add('call_predicates', { functions: [{ parameters: 2, opcodes: [call(1, [0], [2], witness(1)), call(1, [0], [3], constant(0)), call(1, [0], [4])] }, echo] },
  { inputs: inputs(3, 0) }, { inputs: inputs(3, 1) }, { inputs: inputs(16, 1), fails: 'Cannot satisfy' }, { inputs: inputs(3, 2), fails: 'pedantic' });
add('call_main', { functions: [{ parameters: 1, opcodes: [call(0, [0], [])] }] }, { inputs: inputs(3), fails: 'main' });
add('call_results', { functions: [{ parameters: 1, opcodes: [call(1, [0], [1, 2])] }, echo] }, { inputs: inputs(3), fails: 'call output witnesses' });
add('brillig_predicates', {
  functions: [{ parameters: 2, opcodes: [brilligCall(0, [single(0)], [{ Simple: 2 }, { Array: [3, 4] }], witness(1))] }],
  brillig: [[...copyCalldata(1, 10), set(11, 8, 3), set(12, 1, 1), ...stop(10, 3)]],
}, { inputs: inputs(3, 0) }, { inputs: inputs(3, 1) }, { inputs: inputs(3, 2), fails: 'pedantic' });

// Black boxes with constants, with predicates, and with what they refuse

const words = (count, make) => range(0, count).map(make);
add('constants', constrained(1,
  blackBox('AND', c(0xf0f0), w(0), 16, 1), blackBox('XOR', w(0), c(0xffff), 16, 2), blackBox('RANGE', c(0), 0),
  blackBox('Blake2s', [c(1), w(0), c(255)], range(10, 42)), blackBox('Blake3', [], range(50, 82)),
  blackBox('Poseidon2Permutation', [c(1), w(0), c(3), c(4)], range(90, 94)),
  blackBox('EmbeddedCurveAdd', [c(0), c(0)], [c(1), c(17631683881184975370165255887551781615748388533673675138860n)], c(1), [95, 96]),
  blackBox('MultiScalarMul', [c(1), c(17631683881184975370165255887551781615748388533673675138860n)], [w(0), c(0)], c(1), [97, 98]),
  blackBox('Sha256Compression', words(16, (i) => c(i)), words(8, (i) => (i ? c(i) : w(0))), range(100, 108)),
  blackBox('Keccakf1600', words(25, (i) => (i ? c(i) : w(0))), range(110, 135)),
  blackBox('AES128Encrypt', words(16, (i) => c(i)), words(16, (i) => w(0)), words(16, (i) => c(i)), range(140, 156)),
), { inputs: inputs(0xab) }, { inputs: inputs(0) });

const off = [c(2), c(3)];
const ecdsa = (name, predicate, output) => blackBox(name, words(32, c), words(32, c), words(64, c), words(32, c), predicate, output);
add('box_predicates', constrained(1,
  blackBox('EmbeddedCurveAdd', off, off, w(0), [1, 2]), blackBox('MultiScalarMul', off, [c(1), c(0)], w(0), [3, 4]),
  ecdsa('EcdsaSecp256k1', w(0), 5), ecdsa('EcdsaSecp256r1', c(0), 6), ecdsa('EcdsaSecp256k1', c(1), 7),
  blackBox('RecursiveAggregation', [c(1)], [c(2)], [w(0)], c(4), 1, w(0)),
), { inputs: inputs(0) }, { inputs: inputs(1), fails: 'not on curve' });

const refused = (name, fails, value, opcode) => add(`refused_${name}`, constrained(1, opcode), { inputs: inputs(value), fails });
refused('range', 'Cannot satisfy', 256, blackBox('RANGE', w(0), 8));
refused('range_constant', 'Cannot satisfy', 1, blackBox('RANGE', c(2), 1));
refused('range_zero', 'Cannot satisfy', 1, blackBox('RANGE', w(0), 0));
refused('and', 'too many bits', 256, blackBox('AND', w(0), c(1), 8, 1));
refused('xor', 'too many bits', 256, blackBox('XOR', c(1), w(0), 8, 1));
refused('aes', '16', 3, blackBox('AES128Encrypt', words(15, () => w(0)), words(16, c), words(16, c), range(1, 16)));
refused('keccak', 'too many bits', 2n ** 64n, blackBox('Keccakf1600', words(25, (i) => (i ? c(i) : w(0))), range(1, 26)));
refused('poseidon2', 'Expected 4 values', 2, blackBox('Poseidon2Permutation', [w(0), c(1), c(2)], [1, 2, 3]));
refused('scalar', 'grumpkin', 0x97816a916871ca8d3c208c16d87cfd47n, blackBox('MultiScalarMul', [c(1), c(17631683881184975370165255887551781615748388533673675138860n)], [w(0), c(0x30644e72e131a029b85045b68181585dn)], c(1), [1, 2]));

// Refusals of black boxes in unconstrained code

const bytes = (start, count, bits, value = 0) => range(0, count).map((i) => set(start + i, bits, BigInt(value) + BigInt(i)));
const array = (pointer, size) => [at(pointer), size];
failing('box_aes', '16', [...bytes(40, 15, 8), ...bytes(60, 16, 8), set(10, 32, 40), set(11, 32, 60), box('AES128Encrypt', array(10, 15), array(11, 16), array(11, 16), array(10, 15))]);
failing('box_point', 'not on curve', [set(10, 'Field', 2), set(11, 32, 30), box('EmbeddedCurveAdd', at(10), at(10), at(10), at(10), array(11, 2))]);
failing('box_scalar', '2^128', [set(40, 'Field', 0), set(41, 'Field', 0), set(42, 'Field', 2n ** 128n), set(43, 'Field', 0), set(10, 32, 40), set(11, 32, 42), set(12, 32, 30), box('MultiScalarMul', array(10, 2), array(11, 2), array(12, 2))]);
add('box_ecdsa', unconstrained(1, 2, [
  ...bytes(40, 64, 8, 1), set(10, 32, 40),
  box('EcdsaSecp256k1', array(10, 32), array(10, 32), array(10, 32), array(10, 64), at(30)),
  box('EcdsaSecp256r1', array(10, 32), array(10, 32), array(10, 32), array(10, 64), at(31)),
  ...stop(30, 2),
]), { inputs: inputs(1) });
