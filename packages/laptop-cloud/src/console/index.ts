// What a service outside makes its pages of the console with.
export { type Html, html } from './html.ts';
export { toTheSecond } from './moment.ts';
export { page, problem, type Reply } from './reply.ts';
