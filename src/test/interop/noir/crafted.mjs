// All programs made of bytes.
import './crafted-machine.mjs';
import './crafted-circuit.mjs';
import './crafted-boxes.mjs';
import './crafted-random.mjs';

export { crafted } from './craft.mjs';
