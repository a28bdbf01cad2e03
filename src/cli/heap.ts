import { setFlagsFromString } from 'node:v8';

/**
 * Lets the heap grow to twice what lives in it before all of it is looked through. Answers pass through the server as buffers beside the heap, which
 * V8 counts too: left to itself it looked through some 45 MB of schema and declarations twice a second, on every core, which cost a list more than its own
 * work in Node (docs/decisions/0018).
 */
export function growHeapFreely(): void {
  setFlagsFromString('--heap-growing-percent=100');
}
