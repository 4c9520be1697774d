// What tests do to the chain. None of this is in a real node.
import { getBase58Decoder, getBase64Encoder, getCompiledTransactionMessageDecoder, getPublicKeyFromAddress,
  getTransactionDecoder, verifySignature } from '@solana/kit';
import { fromBase58 } from './chain.mjs';
import { addFault, clearFaults } from './faults.mjs';

/** A transaction as @solana/kit reads it, and whether its signatures are right. */
async function decode(text) {
  const transaction = getTransactionDecoder().decode(getBase64Encoder().encode(text));
  const message = getCompiledTransactionMessageDecoder().decode(transaction.messageBytes);
  const signatures = [];
  for (const [address, signature] of Object.entries(transaction.signatures)) {
    const right = await verifySignature(await getPublicKeyFromAddress(address), signature, transaction.messageBytes);
    signatures.push({ address, signature: getBase58Decoder().decode(signature), right });
  }
  return {
    version: String(message.version),
    blockhash: message.lifetimeToken,
    header: message.header,
    accounts: message.staticAccounts,
    signatures,
    instructions: message.instructions.map((instruction) => ({
      program: message.staticAccounts[instruction.programAddressIndex],
      accounts: instruction.accountIndices ?? [],
      data: Buffer.from(instruction.data ?? []).toString('hex'),
    })),
  };
}

export function controls(chain, endpoints) {
  return {
    forge_advance: ([slots]) => (chain.advance(slots), chain.slot),
    forge_freshBlockhash: () => (chain.advance(chain.lastValidBlockHeight() - chain.slot + 1), chain.slot),
    forge_slotsPerRequest: ([slots]) => (chain.slotsPerRequest = slots),
    forge_airdrop: ([address, lamports]) => {
      chain.svm.airdrop(fromBase58(address), BigInt(lamports));
      return true;
    },
    forge_addProgram: ([address, text]) => {
      chain.svm.addProgram(fromBase58(address), new Uint8Array(Buffer.from(text, 'base64')));
      return true;
    },
    forge_landed: () =>
      [...chain.landed].map(([signature, record]) => ({
        signature, slot: record.slot, err: record.err, bytes: Buffer.from(record.bytes).toString('base64') })),
    forge_requests: ([path, method]) => chain.requests.get(`${path} ${method}`) ?? 0,
    forge_fork: ([signature]) => (chain.fork(signature), true),
    forge_endpoint: ([path, settings]) => (Object.assign(endpoints.get(path), settings), true),
    forge_fault: ([fault]) => (addFault(fault), true),
    forge_clearFaults: () => (clearFaults(), true),
    forge_decode: ([text]) => decode(text),
  };
}
