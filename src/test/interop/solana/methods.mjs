// The JSON-RPC methods that Forge calls, for an endpoint that may lag behind the chain by some slots.
import { RpcError } from './errors.mjs';
import { fromBase58 } from './chain.mjs';

const MOST_BYTES = 1232;
const RECENT_SLOTS = 150; // what a node knows of without a search of its history
const PREFLIGHT_FAILED = -32002;
const INVALID_PARAMS = -32602;
const MIN_CONTEXT_SLOT_NOT_REACHED = -32016;
const GENESIS = { test: '4uhcVJyU9pJkvQyS88uRDiswHXSCkY3zQawwpjk2NsNY', main: '5eykt4UsFv8P8NJdTREpY1vzqKqZKvdpKuc147dw2N9d' };

const commitmentOf = (options) => options?.commitment ?? 'finalized';

export function methods(chain, endpoint) {
  const slotAt = (commitment) => chain.slotAt(commitment) - endpoint.lag;
  const seen = (signature) => {
    const record = chain.landed.get(signature);
    return record && record.slot <= slotAt('processed') ? record : null;
  };
  const inContext = (options, value) => {
    const slot = slotAt(commitmentOf(options));
    if (options?.minContextSlot > slot) {
      throw new RpcError(MIN_CONTEXT_SLOT_NOT_REACHED, 'Minimum context slot has not been reached', { contextSlot: slot });
    }
    return { context: { slot }, value };
  };
  const levelOf = (record) =>
    record.slot <= slotAt('finalized') ? 'finalized' : record.slot <= slotAt('confirmed') ? 'confirmed' : 'processed';
  const bytesOf = (text, options) => {
    if (options?.encoding !== 'base64') throw new RpcError(INVALID_PARAMS, 'only base64 here');
    const bytes = new Uint8Array(Buffer.from(text, 'base64'));
    if (bytes.length > MOST_BYTES) {
      throw new RpcError(INVALID_PARAMS, `base64 encoded transaction too large: ${bytes.length} bytes (max: ${MOST_BYTES} bytes)`);
    }
    return bytes;
  };
  const account = (text) => {
    const found = chain.svm.getAccount(fromBase58(text));
    return found && found.lamports() > 0n ? found : null;
  };
  const result = (outcome) => ({ err: outcome.err, logs: outcome.logs, unitsConsumed: outcome.unitsConsumed });

  return {
    getHealth: () => 'ok',
    getVersion: () => ({ 'solana-core': 'litesvm-1.5.0', 'feature-set': 0 }),
    getGenesisHash: () => GENESIS[endpoint.network],
    getSlot: ([options]) => slotAt(commitmentOf(options)),
    getBlockHeight: ([options]) => inContext(options, 0).context.slot,
    getLatestBlockhash: ([options]) =>
      inContext(options, { blockhash: chain.blockhash(), lastValidBlockHeight: chain.lastValidBlockHeight() }),
    getBalance: ([address, options]) => inContext(options, Number(chain.svm.getBalance(fromBase58(address)) ?? 0n)),
    getMinimumBalanceForRentExemption: ([length]) => Number(chain.svm.minimumBalanceForRentExemption(BigInt(length))),
    getAccountInfo: ([address, options]) => {
      const found = account(address);
      return inContext(options, found && {
        lamports: Number(found.lamports()),
        owner: chain.base58(found.owner()),
        executable: found.executable(),
        data: [Buffer.from(found.data()).toString('base64'), 'base64'],
        space: found.data().length,
      });
    },
    getSignatureStatuses: ([signatures, options]) => ({
      context: { slot: slotAt('processed') },
      value: signatures.map((signature) => {
        const record = seen(signature);
        const known = record && (options?.searchTransactionHistory || record.slot > slotAt('processed') - RECENT_SLOTS);
        return known ? { slot: record.slot, err: record.err, confirmationStatus: levelOf(record) } : null;
      }),
    }),
    getTransaction: ([signature]) => {
      const record = seen(signature);
      return record && { slot: record.slot, meta: { err: record.err, computeUnitsConsumed: record.unitsConsumed, logMessages: record.logs } };
    },
    simulateTransaction: ([text, options]) => inContext(options, result(chain.simulate(bytesOf(text, options)))),
    sendTransaction: ([text, options]) => {
      const bytes = bytesOf(text, options);
      if (!options?.skipPreflight) {
        const outcome = chain.simulate(bytes);
        if (outcome.err !== null) {
          throw new RpcError(PREFLIGHT_FAILED, `Transaction simulation failed: ${JSON.stringify(outcome.err)}`, result(outcome));
        }
      }
      return chain.send(bytes).signature;
    },
  };
}
