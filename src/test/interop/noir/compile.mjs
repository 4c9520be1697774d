// Compiles programs with Noir's own compiler, and keeps what it made until the source changes.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile_program, createFileManager } from '@noir-lang/noir_wasm';

const VERSION = '1.0.0-beta.26';

export async function compile(name, source, cache) {
  const key = createHash('sha256').update(VERSION).update(source).digest('hex');
  const cached = join(cache, `${name}.json`);
  if (existsSync(cached)) {
    const artifact = JSON.parse(readFileSync(cached, 'utf8'));
    if (artifact.key === key) return artifact;
  }
  const folder = join(cache, 'packages', name);
  mkdirSync(join(folder, 'src'), { recursive: true });
  writeFileSync(
    join(folder, 'Nargo.toml'),
    `[package]\nname = "${name}"\ntype = "bin"\nauthors = [""]\n[dependencies]\n`,
  );
  writeFileSync(join(folder, 'src', 'main.nr'), source);
  const log = console.log;
  console.log = () => {};
  let program;
  try {
    ({ program } = await compile_program(
      createFileManager('/'),
      folder,
      () => {},
      () => {},
    ));
  } finally {
    console.log = log;
  }
  if (!program.noir_version.startsWith(VERSION)) throw new Error(`compiler is ${program.noir_version}, not ${VERSION}`);
  const artifact = { key, noir_version: program.noir_version, abi: program.abi, bytecode: program.bytecode };
  writeFileSync(cached, JSON.stringify(artifact));
  return artifact;
}
