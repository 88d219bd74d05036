import { readsTogether } from '../../../adapters/dynamodb/reads.ts';
import { table } from '../../../adapters/dynamodb/table.ts';
import { tableRecords } from '../../../functions/workflow/make-table/deps.ts';
import { makeTable } from '../../../functions/workflow/make-table/handler.ts';
import { input } from '../../../functions/workflow/make-table/schema.ts';
import { clock } from '../../builders/clock.ts';
import type { Browser } from '../shared/browser.ts';
import type { Desk } from './officers-desk.ts';

/** The function that makes tables as files, on the records of a desk. */
export const tableMaker = (desk: Desk) => {
  const { documents, records } = desk.tables;
  const together = readsTogether(documents);
  const make = makeTable({
    ...tableRecords(table(documents, records, 'make-table', together)),
    agreements: desk.deps.agreements,
    trail: desk.deps.trail,
    letters: desk.deps.letters,
    stored: desk.files.tables,
    now: clock.now,
  });
  const events = () => desk.asked.filter(({ action }) => action === 'Invoke make-table').map(({ body }) => body);
  return {
    /** Every event that the function was called with. */
    events,
    /** The call that was asked for last. */
    run: async () => (await make(input.parse(events().at(-1)))).outcome,
  };
};

/** What storage has at the address to which an officer is led. */
export const fetched = async (officer: Browser, path: string): Promise<Uint8Array> => {
  const { status, location } = await officer.get(path);
  if (status !== 303) throw new Error(`${path} answered ${status}`);
  const answer = await fetch(location);
  if (!answer.ok) throw new Error(`Storage answered ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
};
