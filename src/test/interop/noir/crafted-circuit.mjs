// Circuits that the compiler does not emit.
import {
  assertZero,
  blackBox,
  brilligCall,
  call,
  constant,
  copyCalldata,
  inputs,
  memoryInit,
  memoryOp,
  set,
  single,
  stop,
  sum,
  w,
  witness,
} from './bytes.mjs';
import { add, constrained } from './craft.mjs';

const R = 21888242871839275222246405745257275088548364400416034343698204186575808495617n;

// Memory blocks as inputs and in messages

const ERRORS = {
  9: { error_kind: 'custom', kind: 'array', length: 2, type: { kind: 'field' } },
  10: { error_kind: 'string', string: 'inside' },
};
add(
  'memory_array',
  {
    functions: [
      {
        parameters: 3,
        opcodes: [
          memoryInit(0, [0, 1]),
          memoryOp(0, true, 2, 0),
          brilligCall(
            0,
            [{ MemoryArray: 0 }, { Array: [witness(2), sum([[2, 0]], 5, [[3, 0, 1]])] }],
            [{ Simple: 3 }, { Array: [4, 5] }, { Simple: 6 }],
          ),
          memoryOp(0, false, 2, 7),
          assertZero(
            sum([
              [1, 3],
              [-1, 1],
            ]),
          ),
        ],
        messages: [
          [{ Acir: 4 }, [9, [{ Memory: 0 }]]],
          [{ Brillig: [2, 0] }, [10, []]],
        ],
      },
    ],
    brillig: [[...copyCalldata(4, 10), ...stop(10, 4)]],
    errors: ERRORS,
  },
  { inputs: inputs(5, 5, 1) },
  { inputs: inputs(7, 5, 1), fails: '9' },
  { inputs: inputs(5, 5, 2), fails: 'Index out of bounds' },
);

add('memory_twice', constrained(2, memoryInit(0, [0]), memoryInit(0, [1])), {
  inputs: inputs(1, 2),
  fails: 'Cannot satisfy',
});
add('memory_missing', constrained(2, memoryOp(3, false, 0, 1)), { inputs: inputs(0, 2), fails: 'ninitialized' });
add(
  'memory_huge_index',
  constrained(3, memoryInit(0, [1, 2]), memoryOp(0, false, 0, 3)),
  { inputs: inputs(1, 4, 5) },
  { inputs: inputs(R - 1n, 4, 5), fails: 'Index out of bounds' },
);

// Expressions

add(
  'solving',
  constrained(
    2,
    assertZero(sum([], -12, [[1, 0, 2]])), //                            w2 = 12 / w0
    assertZero(
      sum(
        [
          [1, 3],
          [-1, 3],
          [1, 0],
          [0, 9],
        ],
        -3,
      ),
    ), //           w3 and w9 cancel: w0 = 3
    assertZero(
      sum(
        [
          [5, 4],
          [-1, 1],
          [2, 4],
        ],
        7,
        [
          [2, 0, 1],
          [3, 4, 1],
        ],
      ),
    ),
  ),
  { inputs: inputs(3, 8) },
  { inputs: inputs(4, 8), fails: 'Cannot satisfy' },
  { inputs: inputs(0, 8), fails: 'Cannot satisfy' },
);
add(
  'two_unknowns',
  constrained(
    1,
    assertZero(
      sum([
        [1, 1],
        [1, 2],
        [1, 0],
      ]),
    ),
  ),
  { inputs: inputs(3), fails: 'too many unknowns' },
);
add('unknown_square', constrained(1, assertZero(sum([[1, 0]], 0, [[1, 1, 1]]))), {
  inputs: inputs(3),
  fails: 'too many unknowns',
});
add(
  'assigned_twice',
  {
    functions: [
      { parameters: 1, opcodes: [assertZero(sum([[1, 1]], -5)), brilligCall(0, [single(0)], [{ Simple: 1 }])] },
    ],
    brillig: [[...copyCalldata(1, 10), ...stop(10, 1)]],
  },
  { inputs: inputs(5) },
  { inputs: inputs(6), fails: 'Cannot satisfy' },
);
add('missing_input', constrained(1, blackBox('RANGE', w(5), 8)), { inputs: inputs(5), fails: 'missing assignment' });

// Predicates and calls

const echo = {
  parameters: 1,
  opcodes: [
    assertZero(
      sum(
        [
          [1, 0],
          [-1, 1],
        ],
        1,
      ),
    ),
    blackBox('RANGE', w(1), 4),
  ],
  returns: [1],
};
add(
  'call_predicates',
  {
    functions: [
      { parameters: 2, opcodes: [call(1, [0], [2], witness(1)), call(1, [0], [3], constant(0)), call(1, [0], [4])] },
      echo,
    ],
  },
  { inputs: inputs(3, 0) },
  { inputs: inputs(3, 1) },
  { inputs: inputs(16, 1), fails: 'Cannot satisfy' },
  { inputs: inputs(3, 2), fails: 'pedantic' },
);
add('call_main', { functions: [{ parameters: 1, opcodes: [call(0, [0], [])] }] }, { inputs: inputs(3), fails: 'main' });
add(
  'call_results',
  { functions: [{ parameters: 1, opcodes: [call(1, [0], [1, 2])] }, echo] },
  { inputs: inputs(3), fails: 'call output witnesses' },
);
add(
  'brillig_predicates',
  {
    functions: [
      { parameters: 2, opcodes: [brilligCall(0, [single(0)], [{ Simple: 2 }, { Array: [3, 4] }], witness(1))] },
    ],
    brillig: [[...copyCalldata(1, 10), set(11, 8, 3), set(12, 1, 1), ...stop(10, 3)]],
  },
  { inputs: inputs(3, 0) },
  { inputs: inputs(3, 1) },
  { inputs: inputs(3, 2), fails: 'pedantic' },
);
