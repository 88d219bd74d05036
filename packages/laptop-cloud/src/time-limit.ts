import { url as debuggerUrl } from 'node:inspector';

const day = 86_400_000;

/** A time limit of AWS's, in ms; a day where this process can be debugged: who stands at a breakpoint takes longer. */
export const timeLimit = (ms: number): number => (debuggerUrl() === undefined ? ms : day);
