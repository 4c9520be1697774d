// The ledger over the runtime: slots, commitment levels, expiry of blockhashes, forks. A block's height is its slot here.
import internal from 'litesvm/dist/internal.js';
import { getBase58Decoder, getBase58Encoder } from '@solana/kit';
import { transactionError } from './errors.mjs';

const { LiteSvm, FailedTransactionMetadata } = internal;
const BLOCKHASH_AGE = 150;
const TO_CONFIRMED = 1;
const TO_FINALIZED = 32;

export const toBase58 = (bytes) => getBase58Decoder().decode(bytes);
export const fromBase58 = (text) => new Uint8Array(getBase58Encoder().encode(text));

export class Chain {
  svm = new LiteSvm();
  slot = Number(this.svm.getClock().slot);
  blockhashSince = this.slot;
  landed = new Map();
  requests = new Map();

  /** Moves on by a number of slots; one step for each blockhash that expires on the way. */
  advance(slots) {
    const goal = this.slot + slots;
    while (goal > this.lastValidBlockHeight()) {
      this.slot = this.lastValidBlockHeight() + 1;
      this.svm.expireBlockhash();
      this.blockhashSince = this.slot;
    }
    this.slot = goal;
    this.svm.warpToSlot(BigInt(goal));
  }

  blockhash() {
    return this.svm.latestBlockhash();
  }

  lastValidBlockHeight() {
    return this.blockhashSince + BLOCKHASH_AGE;
  }

  /** The newest slot of a commitment level. */
  slotAt(commitment) {
    if (commitment === 'processed') return this.slot;
    return this.slot - (commitment === 'confirmed' ? TO_CONFIRMED : TO_FINALIZED);
  }

  simulate(bytes) {
    return this.outcome(this.svm.simulateLegacyTransaction(bytes));
  }

  /** Runs a transaction; it lands, failed or not, unless the runtime refuses to charge for it. */
  send(bytes) {
    const before = this.svm.toBytes();
    const outcome = this.outcome(this.svm.sendLegacyTransaction(bytes));
    const signature = toBase58(bytes.slice(1, 65));
    if (outcome.err === null || typeof outcome.err === 'object') {
      this.landed.set(signature, { ...outcome, slot: this.slot, before, bytes });
    }
    return { ...outcome, signature };
  }

  /** The fork that a transaction is on is given up: what it and all after it did is undone. */
  fork(signature) {
    const lost = this.landed.get(signature);
    if (!lost || lost.slot <= this.slotAt('finalized')) throw new Error(`${signature} cannot vanish`);
    const hash = this.blockhash();
    this.svm = LiteSvm.fromBytes(lost.before);
    if (this.blockhash() !== hash) throw new Error('the fork is older than the blockhash');
    for (const [other, record] of this.landed) if (record.slot >= lost.slot) this.landed.delete(other);
    this.svm.warpToSlot(BigInt(this.slot));
  }

  outcome(result) {
    const failed = result instanceof FailedTransactionMetadata;
    const meta = failed ? result.meta() : typeof result.meta === 'function' ? result.meta() : result;
    return {
      err: failed ? transactionError(result.err()) : null,
      logs: meta.logs(),
      unitsConsumed: Number(meta.computeUnitsConsumed()),
    };
  }
}
