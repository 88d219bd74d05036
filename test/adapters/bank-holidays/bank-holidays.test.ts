import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { bankHolidays } from '../../../adapters/bank-holidays/bank-holidays.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import { govUk } from '../../../laptop/stand-ins/gov-uk/gov-uk.ts';
import { listening } from '../../../packages/laptop-cloud/test/listening.ts';
import { clock, now } from '../../builders/clock.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  clock.reset();
  for (const stop of stops.splice(0)) await stop();
});

const served = async () => {
  const { handle, faults } = govUk({ prefix: '/gov-uk' });
  const server = await listening(handle);
  stops.push(server.stop);
  return { url: `${server.url}/gov-uk/bank-holidays.json`, faults };
};

/** Answers `body` and counts the requests. */
const answering = async (body: unknown) => {
  const asked: string[] = [];
  const server = createServer((req, res) => {
    asked.push(`${req.url}`);
    res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  stops.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, asked };
};

const division = (...dates: string[]) => ({
  division: 'x',
  events: dates.map((date) => ({ title: 't', date, notes: '', bunting: true })),
});

describe('bank holidays', () => {
  it('are those of every part of the United Kingdom together', async () => {
    const { dates, source } = await bankHolidays({ now: clock.now, url: (await served()).url })();
    expect(source).toBe('gov.uk');
    for (const date of ['2025-12-25', '2026-01-02', '2026-03-17', '2026-06-15', '2026-08-31'])
      expect(dates).toContain(date);
    expect(dates).not.toContain('2026-12-24');
  });

  it('come from the kept data while GOV.UK is down or silent', async () => {
    const { url, faults } = await served();
    faults.set('down');
    const { dates, source } = await bankHolidays({ now: clock.now, url })();
    expect(source).toBe('kept');
    expect(dates).toContain('2026-12-25');
    expect((await bankHolidays({ now: clock.now, url: 'http://127.0.0.1:9/' })()).source).toBe('kept');
  });

  it('come from the kept data when the answer makes no sense', async () => {
    const { url } = await answering({ 'england-and-wales': {} });
    expect((await bankHolidays({ now: clock.now, url })()).source).toBe('kept');
  });

  const saying = (...dates: string[]) => ({
    'england-and-wales': division(...dates),
    scotland: division(...dates),
    'northern-ireland': division(...dates),
  });

  it('believe GOV.UK for the years it speaks of whole, and the kept data for the others', async () => {
    const { url } = await answering(saying('2026-07-01', '2026-12-25'));
    const { dates } = await bankHolidays({ now: clock.now, url })();
    expect(dates).toContain('2026-07-01');
    expect(dates).not.toContain('2026-08-31');
    expect(dates).toContain('2021-12-27');
  });

  it('lose no day of a year of which GOV.UK lists only a part', async () => {
    const { url } = await answering({ ...saying(), 'england-and-wales': division('2026-07-01', '2026-12-25') });
    const { dates } = await bankHolidays({ now: clock.now, url })();
    expect(dates).toContain('2026-07-01');
    expect(dates).toContain('2026-11-30');
  });

  it.each([
    ['the kept data reaches, while GOV.UK is silent', undefined, '2028-12-31'],
    ['GOV.UK lists every part’s Christmas', saying('2029-12-25', '2030-12-25'), '2030-12-31'],
    ['the last year that it lists whole', { ...saying('2029-12-25'), scotland: division('2029-01-01') }, '2028-12-31'],
    ['the kept data reaches, where GOV.UK lists less', saying('2027-12-27'), '2028-12-31'],
  ] as const)('are known as far as %s', async (_, said, until) => {
    const url = said ? (await answering(said)).url : 'http://127.0.0.1:9/';
    expect((await bankHolidays({ now: clock.now, url })()).knownUntil).toBe(until);
  });

  it('are asked for once while they are fresh, and again afterwards', async () => {
    const empty = { 'england-and-wales': division(), scotland: division(), 'northern-ireland': division() };
    const { url, asked } = await answering(empty);
    const fresh = bankHolidays({ now: clock.now, url });
    await fresh();
    clock.at(plusDuration(now, 'PT23H59M'));
    await fresh();
    expect(asked).toHaveLength(1);
    clock.at(plusDuration(now, 'PT24H'));
    await fresh();
    expect(asked).toHaveLength(2);
  });

  it('keep the last good answer when GOV.UK goes down', async () => {
    const { url, faults } = await served();
    const read = bankHolidays({ now: clock.now, url });
    await read();
    faults.set('down');
    clock.at(plusDuration(now, 'PT24H'));
    expect((await read()).source).toBe('gov.uk');
  });
});
