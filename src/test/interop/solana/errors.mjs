// The runtime's errors in the form that JSON-RPC gives them.
import internal from 'litesvm/dist/internal.js';

const { TransactionErrorFieldless, InstructionErrorFieldless, TransactionErrorInstructionError, InstructionErrorCustom } = internal;

const nameOf = (names, number) => Object.keys(names).find((name) => names[name] === number) ?? `Unknown${number}`;

function instructionError(error) {
  if (error instanceof InstructionErrorCustom) return { Custom: error.code };
  return typeof error === 'number' ? nameOf(InstructionErrorFieldless, error) : String(error);
}

export function transactionError(error) {
  if (error instanceof TransactionErrorInstructionError) {
    return { InstructionError: [error.index, instructionError(error.err())] };
  }
  return typeof error === 'number' ? nameOf(TransactionErrorFieldless, error) : String(error);
}

/** An error of JSON-RPC itself. */
export class RpcError extends Error {
  constructor(code, message, data) {
    super(message);
    this.code = code;
    this.data = data;
  }
}
