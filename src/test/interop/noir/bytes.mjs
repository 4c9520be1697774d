// Program bytes of our own making: Noir's format 3, structs as arrays.
import { gzipSync } from 'node:zlib';

const MODULUS = 21888242871839275222246405745257275088548364400416034343698204186575808495617n;

/** A field element. */
export function field(value) {
  const number = ((BigInt(value) % MODULUS) + MODULUS) % MODULUS;
  return Buffer.from(number.toString(16).padStart(64, '0'), 'hex');
}

function unsigned(value) {
  const bytes = Buffer.alloc(9);
  if (value < 128) return Buffer.from([Number(value)]);
  bytes[0] = 0xcf;
  bytes.writeBigUInt64BE(BigInt(value), 1);
  return bytes;
}

function header(short, long, length) {
  return length < 16 ? Buffer.from([short + length]) : Buffer.from([long, length >> 8, length & 255]);
}

function pack(value) {
  if (typeof value === 'boolean') return Buffer.from([value ? 0xc3 : 0xc2]);
  if (typeof value === 'number' || typeof value === 'bigint') return unsigned(value);
  if (typeof value === 'string') {
    const text = Buffer.from(value);
    return Buffer.concat([Buffer.from([0xd9, text.length]), text]);
  }
  if (Buffer.isBuffer(value)) return Buffer.concat([Buffer.from([0xc4, value.length]), value]);
  if (Array.isArray(value)) return Buffer.concat([header(0x90, 0xdc, value.length), ...value.map(pack)]);
  const entries = Object.entries(value);
  return Buffer.concat([
    header(0x80, 0xde, entries.length),
    ...entries.flatMap(([key, item]) => [pack(key), pack(item)]),
  ]);
}

/**
 * A program that takes field elements x0, x1, ... as private parameters.
 *
 * functions: ACIR functions of {opcodes, parameters, returns, messages}; brillig: lists of Brillig opcodes.
 */
export function artifact({ functions, brillig = [], errors = {} }) {
  const circuits = functions.map(({ opcodes, parameters = 0, returns = [], messages = [] }, i) => [
    `f${i}`,
    opcodes,
    [...Array(parameters).keys()],
    [],
    returns,
    messages,
  ]);
  const unconstrained = brillig.map((opcodes, i) => [`b${i}`, opcodes]);
  const inputs = [...Array(functions[0].parameters ?? 0).keys()];
  return {
    noir_version: '1.0.0-beta.26+crafted',
    abi: {
      parameters: inputs.map((i) => ({ name: `x${i}`, type: { kind: 'field' }, visibility: 'private' })),
      return_type: null,
      error_types: errors,
    },
    bytecode: gzipSync(Buffer.concat([Buffer.from([3]), pack([circuits, unconstrained])])).toString('base64'),
  };
}

/** The inputs of a crafted program. */
export function inputs(...values) {
  return Object.fromEntries(values.map((value, i) => [`x${i}`, '0x' + BigInt(value).toString(16)]));
}

// ACIR

export const constant = (value) => [[], [], field(value)];
export const witness = (index) => [[], [[field(1), index]], field(0)];
export const sum = (terms, value = 0, products = []) => [
  products.map(([coefficient, left, right]) => [field(coefficient), left, right]),
  terms.map(([coefficient, index]) => [field(coefficient), index]),
  field(value),
];
export const assertZero = (expression) => ({ AssertZero: expression });
export const blackBox = (name, ...parts) => ({ BlackBoxFuncCall: { [name]: parts } });
export const w = (index) => ({ Witness: index });
export const c = (value) => ({ Constant: field(value) });
export const brilligCall = (id, given, outputs, predicate = constant(1)) => ({
  BrilligCall: [id, given, outputs, predicate],
});
export const call = (id, given, outputs, predicate = constant(1)) => ({ Call: [id, given, outputs, predicate] });
export const memoryInit = (block, witnesses, type = 'Memory') => ({ MemoryInit: [block, witnesses, type] });
export const memoryOp = (block, write, index, value) => ({ MemoryOp: [block, [write, index, value]] });
export const single = (index) => ({ Single: witness(index) });
export const range = (from, to) => Array.from({ length: to - from }, (_, i) => from + i);

// Brillig

export const at = (cell) => ({ Direct: cell });
export const relative = (offset) => ({ Relative: offset });
export const type = (bits) => (bits === 'Field' ? 'Field' : { Integer: `U${bits}` });
export const set = (cell, bits, value) => ({ Const: [at(cell), type(bits), field(value)] });
export const integer = (operation, bits, to, left, right) => ({
  BinaryIntOp: [at(to), operation, `U${bits}`, at(left), at(right)],
});
export const fields = (operation, to, left, right) => ({ BinaryFieldOp: [at(to), operation, at(left), at(right)] });
export const not = (bits, to, from) => ({ Not: [at(to), at(from), `U${bits}`] });
export const cast = (bits, to, from) => ({ Cast: [at(to), at(from), type(bits)] });
export const copyCalldata = (size, to) => [
  set(1000, 32, size),
  set(1001, 32, 0),
  { CalldataCopy: [at(to), at(1000), at(1001)] },
];
export const stop = (start, count) => [set(1002, 32, start), set(1003, 32, count), { Stop: [[at(1002), at(1003)]] }];
export const trap = (start, count) => [set(1002, 32, start), set(1003, 32, count), { Trap: [[at(1002), at(1003)]] }];
export const box = (name, ...parts) => ({ BlackBox: { [name]: parts } });
