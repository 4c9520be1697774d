// Unconstrained code that the compiler does not emit.
import {
  at,
  box,
  cast,
  copyCalldata,
  fields,
  inputs,
  integer,
  not,
  relative,
  set,
  stop,
  trap,
  type,
} from './bytes.mjs';
import { add, failing, unconstrained } from './craft.mjs';

const R = 21888242871839275222246405745257275088548364400416034343698204186575808495617n;
const WIDTHS = [1, 8, 16, 32, 64, 128];
const INTEGER_OPERATIONS = [
  'Add',
  'Sub',
  'Mul',
  'Equals',
  'LessThan',
  'LessThanEquals',
  'And',
  'Or',
  'Xor',
  'Shl',
  'Shr',
  'Div',
];
const FIELD_OPERATIONS = ['Add', 'Sub', 'Mul', 'Equals', 'LessThan', 'LessThanEquals', 'Div', 'IntegerDiv'];

// Every operation on integers of every width

for (const bits of WIDTHS) {
  const top = 2n ** BigInt(bits) - 1n;
  const pairs = [
    [0n, 1n],
    [1n, 1n],
    [top, 1n],
    [top, top],
    [top / 3n, top / 2n],
    [top - top / 5n, BigInt(bits) & top],
    [top, BigInt(bits - 1)],
    [5n & top, 7n & top],
    [1n, top],
  ];
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

add(
  'fields',
  unconstrained(2, FIELD_OPERATIONS.length, [
    ...copyCalldata(2, 10),
    ...FIELD_OPERATIONS.map((operation, i) => fields(operation, 30 + i, 10, 11)),
    ...stop(30, FIELD_OPERATIONS.length),
  ]),
  ...[
    [0, 1],
    [R - 1n, R - 2n],
    [R - 2n, R - 1n],
    [2n ** 200n, 3n ** 90n],
    [7, 7],
    [R - 1n, 2],
  ].map((pair) => ({ inputs: inputs(...pair) })),
  { inputs: inputs(3, 0), fails: 'divide by zero' },
);

add(
  'integer_division_by_zero',
  unconstrained(2, 1, [...copyCalldata(2, 10), fields('IntegerDiv', 30, 10, 11), ...stop(30, 1)]),
  { inputs: inputs(9, 4) },
  { inputs: inputs(9, 0), fails: 'divide by zero' },
);

const TYPES = ['Field', ...WIDTHS];
add(
  'casts',
  unconstrained(1, TYPES.length ** 2, [
    ...copyCalldata(1, 10),
    ...TYPES.flatMap((from, i) => [
      cast(from, 11, 10),
      ...TYPES.map((to, j) => cast(to, 30 + TYPES.length * i + j, 11)),
    ]),
    ...stop(30, TYPES.length ** 2),
  ]),
  ...[0, 1, 0x1ff, 2n ** 64n - 1n, 2n ** 127n + 12345n, R - 1n].map((value) => ({ inputs: inputs(value) })),
);

// Cells, pointers and control flow

add(
  'flow',
  unconstrained(2, 9, [
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
  ]),
  { inputs: inputs(0, 9) },
  { inputs: inputs(1, 9) },
);

add('end_of_code', unconstrained(1, 0, copyCalldata(1, 10)), { inputs: inputs(1) });

// What the machine refuses

failing('free_memory', 'Out of memory', [set(1, 32, 0xffffffffn), set(10, 32, 1), integer('Add', 32, 1, 1, 10)]);
failing('calldata_beyond', 'CalldataCopy out of bounds', copyCalldata(2, 10));
failing('left_type', 'Bit size for lhs', [set(10, 8, 1), set(11, 'Field', 1), fields('Add', 30, 10, 11)]);
failing('right_type', 'Bit size for rhs', [set(10, 64, 1), set(11, 32, 1), integer('Add', 64, 30, 10, 11)]);
failing('not_type', 'it size', [set(10, 64, 1), not(32, 30, 10)]);
failing('unwritten', 'Bit size for lhs 254', [set(11, 32, 1), integer('Add', 32, 30, 10, 11)]);
failing('return_without_call', 'callstack already empty', ['Return']);
failing('trap_silent', 'Failed to solve brillig function', trap(0, 0));
add(
  'trap_message',
  unconstrained(1, 0, [set(10, 64, 77), set(11, 32, 5), set(12, 8, 6), ...trap(10, 3)], {
    77: {
      error_kind: 'custom',
      kind: 'tuple',
      fields: [
        { kind: 'integer', sign: 'unsigned', width: 32 },
        { kind: 'integer', sign: 'unsigned', width: 8 },
      ],
    },
  }),
  { inputs: inputs(1), fails: '77' },
);
add('too_many_results', unconstrained(1, 1, [...copyCalldata(1, 30), ...stop(30, 2)]), {
  inputs: inputs(1),
  fails: 'inconsistent',
});
add('too_few_results', unconstrained(1, 2, [...copyCalldata(1, 30), ...stop(30, 1)]), {
  inputs: inputs(1),
  fails: 'inconsistent',
});

// Digits

add(
  'radix',
  unconstrained(3, 20, [
    ...copyCalldata(3, 10),
    cast(32, 20, 11),
    cast(1, 21, 12),
    set(22, 32, 30),
    set(23, 32, 20),
    box('ToRadix', at(10), at(20), at(22), at(23), at(21)),
    ...stop(30, 20),
  ]),
  { inputs: inputs(12345678901234567890n, 10, 0) },
  { inputs: inputs(987654, 256, 0) },
  { inputs: inputs(0xfffff, 2, 1) },
  { inputs: inputs(1000, 3, 0) },
  { inputs: inputs(0x100000, 2, 1), fails: 'decompose' },
);
