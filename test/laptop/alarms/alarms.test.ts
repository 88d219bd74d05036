import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { STOPPED_WITH_ITS_WINDOW } from '../../../domain/window/cancelling.ts';
import { startLaptop } from '../../../laptop/laptop.ts';
import { type ALaptop, aLaptop } from './a-laptop.ts';
import { drills } from './drills.ts';

const seen = z.object({
  alarms: z.array(z.object({ name: z.string(), state: z.string() })),
  deliveries: z.array(z.object({ alarm: z.string(), state: z.string(), refusal: z.string().nullable() })),
});

let laptop: ALaptop;
beforeAll(async () => {
  laptop = await aLaptop();
}, 180_000);
afterAll(() => laptop?.close());

/** What `/_local` says: the alarms that there are, and of which of them the topic was told, by the ends of their names. */
const looked = async (siteUrl: string) => {
  const { alarms, deliveries } = seen.parse(await (await fetch(`${siteUrl}/_local/alarms.json`)).json());
  const short = (name: string) => name.split('-').at(-1) ?? '';
  return {
    every: alarms.map(({ name }) => short(name)),
    told: deliveries.filter(({ refusal }) => refusal === null).map(({ alarm }) => short(alarm)),
  };
};

/** Rings when nothing but the date is wrong, and so on a laptop that was off for a year and a half (below). */
const BY_THE_DATE = 'BankHolidaysRunOut';

/** Moves the clock of a laptop that is off. */
const moved = (file: string, days: number) => {
  const { offsetMs } = z.object({ offsetMs: z.number() }).parse(JSON.parse(readFileSync(file, 'utf8')));
  writeFileSync(file, JSON.stringify({ offsetMs: offsetMs + days * 86_400_000 }));
};

describe('On the laptop, each alarm of the template', { timeout: 60_000 }, () => {
  it('has a drill', async () => {
    const { every } = await looked(laptop.cloud.siteUrl);
    expect([...Object.keys(drills), BY_THE_DATE].toSorted()).toEqual(every.toSorted());
  });

  it('is quiet at what the service itself stops, since its window was cancelled', async () => {
    const [windowId, tellAt] = ['s1-home-care-2027-03-01', '2028-01-01T00:00:00.000Z'];
    await laptop.start('Change', 'stopped-with-its-window', { windowId, changeAt: tellAt, kind: 'extended', tellAt });
    await laptop.stop('Change', STOPPED_WITH_ITS_WINDOW);
    await laptop.clock.by('PT1S');
    expect((await looked(laptop.cloud.siteUrl)).told).toEqual([]);
  });

  it.each(Object.entries(drills))('rings, and its topic is told: %s', async (name, drill) => {
    expect((await looked(laptop.cloud.siteUrl)).told).not.toContain(name);
    await drill(laptop);
    await expect.poll(async () => (await looked(laptop.cloud.siteUrl)).told, { timeout: 5_000 }).toContain(name);
  });

  it(`rings, and its topic is told: ${BY_THE_DATE}`, async () => {
    await laptop.cloud.close();
    moved(path.join(laptop.options.dir, 'clock.json'), 550);
    const again = await startLaptop(laptop.options);
    try {
      await expect.poll(async () => (await looked(again.siteUrl)).told, { timeout: 30_000 }).toContain(BY_THE_DATE);
    } finally {
      await again.close();
    }
  });
});
