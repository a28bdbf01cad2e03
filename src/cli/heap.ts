import { setFlagsFromString } from 'node:v8';

/** Fits V8's heap to a server: before anything is warm. */
export function fitHeapToServer(): void {
  // The heap may grow by a third of what lives in it before all of it is looked through. Answers pass through the server as buffers beside
  // the heap, which V8 counts too: left to itself it looked through some 45 MB of schema and declarations twice a second, on every core,
  // which cost a list more than its own work in Node (docs/decisions/0018). More growth saves nothing that can be measured, and the
  // process's memory goes up and down with it.
  setFlagsFromString('--heap-growing-percent=30');
  // No place in the code is held to make what lives long. V8 judges by a few collections that fall into answers on their way, and then puts
  // all that a place makes for an answer where only the large collection finds it: over 1 KB an answer, a twentieth of Node's part of a
  // look-up.
  setFlagsFromString('--no-allocation-site-pretenuring');
}
