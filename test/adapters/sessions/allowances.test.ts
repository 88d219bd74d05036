import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Allowances, allowances } from '../../../adapters/sessions/allowances.ts';
import { clock, day } from '../../builders/clock.ts';
import { aSessionTable } from '../../functions/shared/session-table.ts';

let table: Awaited<ReturnType<typeof aSessionTable>>;
let allowed: Allowances;
beforeAll(async () => {
  table = await aSessionTable();
  allowed = allowances({ documents: table.documents, table: table.table, now: clock.now });
});
afterEach(() => {
  clock.reset();
});
afterAll(() => table.stop());

const at = (time: string) => clock.at(`${day}T${time}.000Z`);
const times = (count: number, subject: string) =>
  Promise.all(Array.from({ length: count }, (_, at) => allowed.use('look-up', subject, `look ${at}`)));

describe('What one account may do only so often', () => {
  it('is refused with the time from which it may be done again, however many come at once', async () => {
    at('09:12:00');
    const answers = await times(60, 'p-1');
    expect(answers.filter((again) => again === undefined)).toHaveLength(20);
    expect(new Set(answers)).toEqual(new Set([undefined, `${day}T09:20:00.000Z`]));
    at('09:20:00');
    expect(await times(1, 'p-1')).toEqual([undefined]);
  });

  it('is nobody else’s loss, and no loss of what is done otherwise', async () => {
    at('10:00:00');
    await times(21, 'p-2');
    expect(await allowed.use('look-up', 'p-2', 'one more')).toBeDefined();
    expect(await allowed.use('look-up', 'p-3', 'one more')).toBeUndefined();
    expect(await allowed.use('withdrawal', 'p-2', 'one more')).toBeUndefined();
  });

  it('is counted once where the same is done over and over, and still allowed when nothing else is', async () => {
    at('11:00:00');
    const again = () => Promise.all(Array.from({ length: 30 }, () => allowed.use('withdrawal', 'p-4', 'the first')));
    expect(new Set(await again())).toEqual(new Set([undefined]));
    for (const deed of ['2', '3', '4', '5', '6']) expect(await allowed.use('withdrawal', 'p-4', deed)).toBeUndefined();
    expect(await allowed.use('withdrawal', 'p-4', '7')).toBe(`${day}T11:10:00.000Z`);
    expect(new Set(await again())).toEqual(new Set([undefined]));
  });
});
