import type { IncomingMessage, ServerResponse } from 'node:http';
import { urlOf } from '@laptop/cloud';
import { divisions, knownBankHolidays } from '../../../adapters/bank-holidays/known.ts';

const body = JSON.stringify(
  Object.fromEntries(divisions.map((division) => [division, { division, events: knownBankHolidays[division] }])),
);

const faultNames = ['none', 'down'] as const;

/** GOV.UK's `bank-holidays.json`, served under `prefix`; its fault `down` answers 503. */
export const govUk = ({ prefix }: { readonly prefix: string }) => {
  let fault: (typeof faultNames)[number] = 'none';

  return {
    faults: {
      faults: (): string[] => [...faultNames],
      current: (): string => fault,
      set(name: string): void {
        const known = faultNames.find((each) => each === name);
        if (!known) throw new RangeError(`GOV.UK has no fault called ${name}`);
        fault = known;
      },
    },
    async handle(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
      const { pathname } = urlOf(req);
      if (pathname !== `${prefix}/bank-holidays.json`) return false;
      res.setHeader('date', new Date().toUTCString());
      if (fault === 'down') {
        res
          .writeHead(503, { 'content-type': 'text/html' })
          .end('<h1>Sorry, we are experiencing technical difficulties</h1>');
      } else {
        res.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(body);
      }
      return true;
    },
  };
};
