import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';

/**
 * What asks the engine for something while it is measured, in a thread of its own so as not to take the engine's: starts executions
 * and answers task tokens, at most so many at once, in the order they are asked for. It speaks the wire without an SDK, whose signatures
 * would cost more than what is measured.
 */
const { endpoint, stateMachineArn } = z.object({ endpoint: z.url(), stateMachineArn: z.string() }).parse(workerData);
const AT_ONCE = 64;

export type Wanted = { readonly start: string } | { readonly answer: string };

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
const queue: Wanted[] = [];
let underWay = 0;

const send = (operation: string, body: object): Promise<void> =>
  new Promise((answered, failed) => {
    const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AWSStepFunctions.${operation}` };
    request(endpoint, { method: 'POST', agent, headers }, async (response) => {
      const answer = await text(response);
      if (response.statusCode === 200) answered();
      else failed(new Error(`${operation} was answered ${response.statusCode}: ${answer}`));
    })
      .on('error', failed)
      .end(JSON.stringify(body));
  });

const act = (wanted: Wanted): Promise<void> =>
  'start' in wanted
    ? send('StartExecution', { stateMachineArn, input: JSON.stringify({ order: wanted.start }) })
    : send('SendTaskSuccess', { taskToken: wanted.answer, output: '{"decision":"accept"}' });

const go = (): void => {
  while (underWay < AT_ONCE) {
    const wanted = queue.shift();
    if (!wanted) return;
    underWay += 1;
    void act(wanted).finally(() => {
      underWay -= 1;
      go();
    });
  }
};

parentPort?.on('message', (wanted: Wanted) => {
  queue.push(wanted);
  go();
});
