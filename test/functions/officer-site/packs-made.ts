import { writeFileSync } from 'node:fs';
import { readsTogether } from '../../../adapters/dynamodb/reads.ts';
import { table } from '../../../adapters/dynamodb/table.ts';
import { sha256 } from '../../../adapters/sha256.ts';
import { receiptOf } from '../../../domain/application/freeze.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import type { OneCall } from '../../../functions/workflow/in-batches.ts';
import { packRecords } from '../../../functions/workflow/make-pack/deps.ts';
import { makePack } from '../../../functions/workflow/make-pack/handler.ts';
import { input } from '../../../functions/workflow/make-pack/schema.ts';
import { frozenOf, s1 } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import type { Browser } from '../shared/browser.ts';
import type { Desk } from './officers-desk.ts';

/** The function that makes packs, on the records and files of a desk. */
export const packMaker = (desk: Desk, oneCall: OneCall = { most: 5_000, lasts: 'PT5M' }) => {
  const records = table(desk.tables.documents, desk.tables.records, 'make-pack', readsTogether(desk.tables.documents));
  const make = makePack({
    ...packRecords(records),
    trail: desk.deps.trail,
    letters: desk.deps.letters,
    opened: { virusCheck: desk.files.documents.virusCheck, bytes: desk.files.bytes },
    stored: desk.files.packs,
    bankHolidays: desk.deps.bankHolidays,
    goOn: desk.deps.makePack,
    oneCall,
    now: clock.now,
  });
  const events = () => desk.asked.filter(({ action }) => action === 'Invoke make-pack').map(({ body }) => body);
  return {
    /** Every event that the function was called with. */
    events,
    /** One call of what was asked for last. */
    call: async () => make(input.parse(events().at(-1))),
    /** Calls it until the pack is made. */
    async run() {
      for (let calls = 1; ; calls += 1) {
        const { outcome } = await this.call();
        if (outcome !== 'more') return { outcome, calls };
      }
    },
  };
};

/** An application with the receipt of what it submitted. */
export const withReceipt = (application: OpenedApplication): OpenedApplication => ({
  ...application,
  receipt: receiptOf(frozenOf(application), s1(), application.receipt, sha256),
});

/** The pack that an officer downloads. */
export const downloaded = async (officer: Browser, path: string, file: string): Promise<Uint8Array> => {
  const { location } = await officer.get(path);
  const answer = await fetch(location);
  if (!answer.ok) throw new Error(`Storage answered ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  writeFileSync(file, bytes);
  return bytes;
};
