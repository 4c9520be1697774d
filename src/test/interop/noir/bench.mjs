// node bench.mjs <folder of programs> [name...]: compiles and executes every program, or those named, and writes
// expected/<name>.json beside this script. Exits with 1 where a program did not do what its cases say.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from './compile.mjs';
import { execute } from './execute.mjs';
import { crafted } from './crafted.mjs';

const target = dirname(fileURLToPath(import.meta.url));
const sources = resolve(process.argv[2]);
const wanted = process.argv.slice(3);
const cache = join(target, 'artifacts');
const expected = join(target, 'expected');
mkdirSync(cache, { recursive: true });
if (!wanted.length) rmSync(expected, { recursive: true, force: true });
mkdirSync(expected, { recursive: true });

const programs = readdirSync(sources)
  .sort()
  .map((name) => ({
    name,
    load: async () => ({
      artifact: await compile(name, readFileSync(join(sources, name, 'main.nr'), 'utf8'), cache),
      cases: JSON.parse(readFileSync(join(sources, name, 'cases.json'), 'utf8')),
    }),
  }));
programs.push(...crafted.map(({ name, artifact, cases }) => ({ name, load: async () => ({ artifact, cases }) })));

let failures = 0;
for (const { name, load } of programs) {
  if (wanted.length && !wanted.includes(name)) continue;
  try {
    const { artifact, cases } = await load();
    const outcomes = [];
    for (const example of cases) outcomes.push(await execute(artifact, example));
    const recording = {
      name,
      noir_version: artifact.noir_version,
      abi: artifact.abi,
      bytecode: artifact.bytecode,
      cases: outcomes,
    };
    writeFileSync(join(expected, `${name}.json`), JSON.stringify(recording));
    console.log(`${name}: ${cases.length} cases`);
  } catch (error) {
    failures++;
    console.log(`${name}: ${error.message ?? error}`);
  }
}
process.exit(failures ? 1 : 0);
