// Random programs, the same ones every time.
import { assertZero, at, cast, copyCalldata, fields, integer, not, relative, set, stop, sum } from './bytes.mjs';

/** Numbers below 2^32 (Marsaglia's xorshift). */
export function generator(seed) {
  let state = seed >>> 0 || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>>= 0);
  };
  const below = (bound) => next() % bound;
  return {
    below,
    pick: (list) => list[below(list.length)],
    wide: () => [1, 2, 3, 4, 5, 6, 7].reduce((value) => (value << 32n) | BigInt(next()), 0n),
  };
}

const TYPES = ['Field', 1, 8, 16, 32, 64, 128];
const COMPARISONS = ['Equals', 'LessThan', 'LessThanEquals'];
const INTEGER_OPERATIONS = ['Add', 'Add', 'Sub', 'Sub', 'Mul', 'And', 'Or', 'Xor', 'Xor', 'Shl', 'Shr'];
const FIELD_OPERATIONS = ['Add', 'Sub', 'Mul'];
const CELLS = 24;
const FIRST = 100;

/** Opcodes that mix operations on cells of all types, through direct and relative addresses and pointers. */
export function randomMachineCode(seed, length) {
  const random = generator(seed);
  const types = [];
  const fresh = (kind) => (kind === 'Field' ? random.wide() : random.wide() & (2n ** BigInt(kind) - 1n));
  const cells = Array.from({ length: CELLS }, (_, i) => FIRST + i);
  const code = [...copyCalldata(2, FIRST), set(0, 32, FIRST)];
  cells.forEach((cell, i) => {
    types[i] = i < 2 ? 'Field' : random.pick(TYPES);
    if (i < 2) return;
    code.push(set(cell, types[i], fresh(types[i])));
  });
  const ofType = (wanted) => cells.filter((_, i) => types[i] === wanted);
  for (let i = 0; i < length; i++) {
    const to = random.pick(cells);
    const from = random.pick(cells);
    const kind = types[from - FIRST];
    const other = random.pick(ofType(kind));
    const note = (result) => (types[to - FIRST] = result);
    switch (random.below(14)) {
      case 0:
        note(random.pick(TYPES));
        code.push(cast(types[to - FIRST], to, from));
        break;
      case 1:
        if (kind === 'Field') break;
        note(kind);
        code.push(not(kind, to, from));
        break;
      case 2: {
        const conditions = ofType(1);
        if (!conditions.length) break;
        if (types[other - FIRST] !== kind) break;
        code.push({
          ConditionalMov: [at(to), relative(from - FIRST), at(other), relative(random.pick(conditions) - FIRST)],
        });
        note(kind);
        break;
      }
      case 3:
        code.push(set(90, 32, from), { Load: [relative(to - FIRST), at(90)] });
        note(kind);
        break;
      case 4:
        code.push(set(90, 32, to), { Store: [at(90), relative(from - FIRST)] });
        note(kind);
        break;
      case 5:
        note(random.pick(TYPES));
        code.push(set(to, types[to - FIRST], fresh(types[to - FIRST])));
        break;
      default: {
        const arithmetic = kind === 'Field' ? FIELD_OPERATIONS : INTEGER_OPERATIONS;
        const operation = random.pick(random.below(6) ? arithmetic : COMPARISONS);
        code.push(kind === 'Field' ? fields(operation, to, from, other) : integer(operation, kind, to, from, other));
        note(COMPARISONS.includes(operation) ? 1 : kind);
      }
    }
  }
  return { code: [...code, ...stop(FIRST, CELLS)], results: CELLS };
}

/** Expressions of all shapes that can be solved one after the other; witnesses 0 and 1 are given. */
export function randomExpressions(seed, length) {
  const random = generator(seed);
  const opcodes = [];
  for (let unknown = 2; unknown < length + 2; unknown++) {
    const known = () => random.below(unknown);
    const terms = Array.from({ length: random.below(4) }, () => [random.wide(), known()]);
    const products = Array.from({ length: random.below(3) }, () => [random.wide(), known(), known()]);
    if (random.below(3) === 0)
      products.push([random.wide(), random.below(2) ? unknown : known(), known()], [1n, known(), unknown]);
    if (random.below(4) === 0) terms.push([5n, unknown], [-5n, unknown]);
    terms.splice(random.below(terms.length + 1), 0, [1n + random.wide(), unknown]);
    opcodes.push(assertZero(sum(terms, random.wide(), products)));
  }
  return opcodes;
}
