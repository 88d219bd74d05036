import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createClock, type RunningClock } from '../../src/clock/clock.ts';
import { realNow } from '../../src/clock/virtual-date.ts';
import { now } from '../moment.ts';

const day = 86_400_000;
let clock: RunningClock;
const aClock = (options: Parameters<typeof createClock>[0] = {}) => {
  clock = createClock({ startAt: Date.parse(now), ...options });
  clock.start();
  return clock;
};
afterEach(() => clock.close());

describe('the virtual clock', () => {
  it('is what every way of asking for the time tells', async () => {
    aClock({ startAt: Date.parse('2031-02-03T12:00:00Z') });
    class Later extends Date {}
    expect(new Date().toISOString()).toMatch(/^2031-02-03T12:00/);
    expect(Date()).toContain('Feb 03 2031');
    expect(new Date(new Date().constructor().toString()).getFullYear()).toBe(2031);
    expect(new Later().getFullYear()).toBe(2031);
    expect(new Intl.DateTimeFormat('en-GB').format()).toBe('03/02/2031');
    expect(new Intl.DateTimeFormat('en-GB').formatToParts().at(-1)?.value).toBe('2031');
    const { Temporal } = await import('temporal-polyfill');
    expect(Temporal.Now.plainDateISO('Europe/London').toString()).toBe('2031-02-03');
  });

  it('may begin before the time outside, and goes on from there', async () => {
    aClock({ startAt: Date.parse('2011-02-03T12:00:00Z') });
    expect(new Date().toISOString()).toMatch(/^2011-02-03T12:00/);
    await clock.advanceTo(clock.now() + day);
    expect(new Date().toISOString()).toMatch(/^2011-02-04T12:00/);
    await expect(clock.advanceTo(clock.now() - 1000)).rejects.toThrow(RangeError);
  });

  it('leaves dates that are given as they are', () => {
    aClock({ startAt: Date.parse('2031-02-03T12:00:00Z') });
    expect(new Date(0).getTime()).toBe(0);
    expect(new Date(2020, 1, 2).getFullYear()).toBe(2020);
    expect(new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC' }).format(0)).toBe('01/01/1970');
    expect(new Date() instanceof Date).toBe(true);
    expect(Date.UTC(1970, 0, 2)).toBe(day);
  });

  it('is real again once it is closed', () => {
    aClock({ startAt: Date.parse('2031-02-03T12:00:00Z') }).close();
    expect(Math.abs(Date.now() - realNow())).toBeLessThan(5);
  });

  it('steps through what is due on the way, in order, each at its own time', async () => {
    aClock();
    const start = clock.now();
    const seen: string[] = [];
    const note = (name: string) => () => void seen.push(`${name} on day ${Math.floor((clock.now() - start) / day)}`);
    clock.schedule('third', start + 3 * day, note('third'));
    clock.schedule('first', start + day, () => {
      note('first')();
      clock.schedule('second', start + 2 * day, note('second'));
    });
    clock.schedule('beyond', start + 30 * day, note('beyond'));
    await clock.advanceTo(start + 10 * day);
    expect(seen).toEqual(['first on day 1', 'second on day 2', 'third on day 3']);
    expect(clock.now() - start).toBeGreaterThanOrEqual(10 * day);
    expect(clock.now() - start).toBeLessThan(10 * day + 5_000);
  });

  it('waits at each due time until all is quiet', async () => {
    aClock();
    const start = clock.now();
    const seen: number[] = [];
    let working = 0;
    clock.onQuiet(() => working === 0);
    const work = () => {
      working += 1;
      setTimeout(() => {
        seen.push(Math.floor((clock.now() - start) / day));
        working -= 1;
      }, 30);
    };
    for (const days of [1, 2, 3]) clock.schedule(`work ${days}`, start + days * day, work);
    await clock.advanceTo(start + 5 * day);
    expect(seen).toEqual([1, 2, 3]);
  });

  it('fires nothing twice and nothing that was cancelled, whatever way the time goes', async () => {
    aClock();
    const start = clock.now();
    const seen: string[] = [];
    clock.schedule('once', start + 50, () => void seen.push('once'));
    clock.schedule('replaced', start + 60, () => void seen.push('old'));
    clock.schedule('replaced', start + 70, () => void seen.push('new'));
    clock.schedule('cancelled', start + 80, () => void seen.push('cancelled'));
    clock.cancel('cancelled');
    await Promise.all([clock.advanceTo(start + day), clock.advanceTo(start + day), sleep(150)]);
    expect(seen).toEqual(['once', 'new']);
  });

  it('fires in real time when it is left alone', async () => {
    aClock();
    // Beside a timer of the system's: a busy machine delays both alike.
    const timer = new Promise<number>((done) => setTimeout(() => done(clock.now()), 60));
    const fired = new Promise<number>((done) => clock.schedule('soon', clock.now() + 60, () => done(clock.now())));
    expect((await fired) - (await timer)).toBeLessThan(40);
  });

  it('goes on when something that was due fails', async () => {
    const seen: string[] = [];
    aClock({ report: (message) => void seen.push(message) });
    const start = clock.now();
    clock.schedule('fails', start + day, () => Promise.reject(new Error('as the test wants it')));
    clock.schedule('goes on', start + 2 * day, () => void seen.push('went on'));
    await clock.advanceTo(start + 3 * day);
    expect(seen).toEqual(['clock: fails failed when it was due: Error: as the test wants it', 'went on']);
  });

  it('never goes back', async () => {
    aClock();
    await expect(clock.advanceTo(clock.now() - 1000)).rejects.toThrow(RangeError);
  });

  it('keeps how far it is ahead over a restart', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'clock-')), 'clock.json');
    aClock({ file });
    await clock.advanceTo(clock.now() + 40 * day);
    const { offset } = clock;
    const before = offset();
    clock.close();
    aClock({ file, startAt: 0 });
    expect(clock.offset()).toBe(before);
  });

  it('takes what came due during a stop in order, and waits in between', async () => {
    clock = createClock({ startAt: Date.parse(now) });
    const seen: string[] = [];
    let busy = false;
    clock.onQuiet(() => !busy);
    clock.schedule('later', clock.now() - day, () => void seen.push(`later, ${busy ? 'too soon' : 'when quiet'}`));
    clock.schedule('earlier', clock.now() - 2 * day, () => {
      busy = true;
      setTimeout(() => {
        seen.push('earlier is done');
        busy = false;
      }, 50);
    });
    clock.start();
    await sleep(200);
    expect(seen).toEqual(['earlier is done', 'later, when quiet']);
  });
});
