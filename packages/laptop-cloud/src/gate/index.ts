// What a test asks of the gate: who may do what, and what was asked.
export type { Role, Statement } from '../template/access.ts';
export { Access } from './access.ts';
export type { Ask } from './policy.ts';
export { type LoggedRequest, RequestLog } from './request-log.ts';
export { listen } from './server.ts';
