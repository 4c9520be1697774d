// What goes wrong on the way to an endpoint, and how often.
const faults = [];

/** Adds a fault: {path, kind, times, method}; without a method it is for all. */
export function addFault(fault) {
  faults.push({ times: 1, ...fault });
}

export function clearFaults() {
  faults.length = 0;
}

/** The kind of the next fault for a request, which is used up. */
export function takeFault(path, method) {
  const index = faults.findIndex((fault) => fault.path === path && (!fault.method || fault.method === method));
  if (index < 0) return null;
  const fault = faults[index];
  fault.times -= 1;
  if (fault.times <= 0) faults.splice(index, 1);
  return fault.kind;
}
