import type { IncomingMessage, ServerResponse } from 'node:http';

/** A part of an HTTP server: true when it has answered, false when the request is not its own. */
export type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<boolean>;
