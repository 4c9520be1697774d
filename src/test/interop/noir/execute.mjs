// Executes compiled programs with Noir's own executor and notes all that came of it.
import acvm from '@noir-lang/acvm_js';
import abi from '@noir-lang/noirc_abi';

/** A field element as hexadecimal digits without leading zeros. */
const short = (hex) => hex.replace(/^(0x)?0*/, '') || '0';

/** Numbers and hexadecimal strings of a case as the executor takes them. */
const field = (value) => '0x' + BigInt(value).toString(16).padStart(64, '0');

function answer(value) {
  return Array.isArray(value) ? value.map(field) : field(value);
}

/** Values by witness index; null where a witness has none. */
function values(map) {
  const list = new Array(Math.max(-1, ...map.keys()) + 1).fill(null);
  map.forEach((value, witness) => (list[witness] = short(value)));
  return list;
}

function failure(artifact, error) {
  const noted = { message: error.message };
  const payload = error.rawAssertionPayload;
  if (payload) {
    noted.selector = payload.selector;
    noted.data = payload.data.map(short);
    if (artifact.abi.error_types[payload.selector]) noted.decoded = abi.abiDecodeError(artifact.abi, payload);
  }
  if (error.callStack) noted.callStack = error.callStack;
  return noted;
}

export async function execute(artifact, example) {
  const inputs = abi.abiEncode(artifact.abi, example.inputs ?? {});
  const answers = structuredClone(example.answers ?? []);
  const calls = [];
  const handler = async (name, given) => {
    const outputs = name === 'print' ? [] : answers.shift();
    if (outputs === undefined) throw new Error(`no answer for ${name}`);
    calls.push({
      function: name,
      inputs: given.map((input) => input.map(short)),
      outputs: outputs.map((output) => [output].flat().map((value) => BigInt(value).toString(16))),
    });
    return outputs.map(answer);
  };
  const outcome = { name: example.name, inputs: example.inputs ?? {}, initial: values(inputs), calls };
  try {
    const stack = await acvm.executeProgram(Buffer.from(artifact.bytecode, 'base64'), inputs, handler);
    outcome.decoded = abi.abiDecode(artifact.abi, stack.at(-1).witness);
    outcome.stack = stack.map(({ index, witness }) => ({ function: index, witnesses: values(witness) }));
  } catch (error) {
    outcome.error = failure(artifact, error);
  }
  if ('error' in outcome !== Boolean(example.fails)) {
    throw new Error(`${example.name}: expected ${example.fails ?? 'success'}, got ${JSON.stringify(outcome.error)}`);
  }
  if (example.fails && !JSON.stringify(outcome.error).includes(example.fails)) {
    throw new Error(`${example.name}: expected ${example.fails}, got ${JSON.stringify(outcome.error)}`);
  }
  return outcome;
}
