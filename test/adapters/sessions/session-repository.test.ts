import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { plusDuration } from '../../../domain/time/london.ts';
import { clock, day } from '../../builders/clock.ts';
import { aSessionTable } from '../../functions/shared/session-table.ts';

const asha = { subject: 'p-1', name: 'Asha Patel', email: 'asha@brightcare.example', groups: ['evaluator'] };
const at = (time: string) => clock.at(`${day}T${time}:00.000Z`);

let table: Awaited<ReturnType<typeof aSessionTable>>;
beforeAll(async () => {
  table = await aSessionTable();
});
afterEach(() => {
  clock.reset();
});
afterAll(() => table.stop());

describe('A session', () => {
  it('lives for an hour after each use', async () => {
    at('09:00');
    const secret = await table.sessions.start(asha);
    at('09:59');
    expect(await table.sessions.find(secret)).toMatchObject({ live: true, account: asha });
    at('10:58');
    expect(await table.sessions.find(secret)).toMatchObject({ live: true });
    at('11:58');
    expect(await table.sessions.find(secret)).toMatchObject({ live: false, account: asha });
  });

  it('of an officer lives for half an hour after each use', async () => {
    at('09:00');
    const secret = await table.officers.start(asha);
    at('09:29');
    expect(await table.officers.find(secret)).toMatchObject({ live: true });
    at('09:59');
    expect(await table.officers.find(secret)).toMatchObject({ live: false });
  });

  it('ends after 12 hours however busy', async () => {
    at('06:00');
    const secret = await table.sessions.start(asha);
    for (let halfHour = 13; halfHour < 36; halfHour += 1) {
      at(`${String(Math.floor(halfHour / 2)).padStart(2, '0')}:${halfHour % 2 ? '30' : '00'}`);
      expect(await table.sessions.find(secret)).toMatchObject({ live: true });
    }
    at('18:00');
    expect(await table.sessions.find(secret)).toMatchObject({ live: false });
  });

  it('is forgotten a day after its end, whether or not the table has deleted it', async () => {
    at('09:00');
    const secret = await table.sessions.start(asha);
    clock.at(plusDuration(clock.now(), 'PT35H59M'));
    expect(await table.sessions.find(secret)).toMatchObject({ live: false, account: asha });
    clock.at(plusDuration(clock.now(), 'PT1M'));
    expect(await table.sessions.find(secret)).toBeUndefined();
  });

  it('is over at once when its owner signs out, and stays so', async () => {
    const secret = await table.sessions.start(asha);
    await table.sessions.end(secret);
    expect(await table.sessions.find(secret)).toMatchObject({ live: false });
  });

  it('that nobody started is not found, and ending it starts none', async () => {
    await table.sessions.end('made-up');
    expect(await table.sessions.find('made-up')).toBeUndefined();
  });

  it('cannot be taken over by somebody who reads the table', async () => {
    const secret = await table.sessions.start(asha);
    const { Items } = await table.documents.send(new ScanCommand({ TableName: table.table }));
    expect(JSON.stringify(Items)).not.toContain(secret);
  });
});

describe('A form kept while its sender signs in again', () => {
  const form = { path: '/apply/q1', subject: 'p-1', fields: { answer: 'Our carers listen.', lots: ['A', 'B'] } };

  it('is given back for its ticket, for an hour', async () => {
    at('09:00');
    const ticket = await table.keptForms.keep(form);
    at('09:59');
    expect(await table.keptForms.find(ticket)).toEqual(form);
    at('10:00');
    expect(await table.keptForms.find(ticket)).toBeUndefined();
  });

  it('cannot be read in the table', async () => {
    await table.keptForms.keep(form);
    const { Items = [] } = await table.documents.send(new ScanCommand({ TableName: table.table }));
    const texts = Items.map(({ sealed }) =>
      sealed instanceof Uint8Array ? Buffer.from(sealed).toString('latin1') : '',
    );
    expect(texts.join()).not.toContain('carers');
  });

  it('is forgotten once it has been sent again', async () => {
    const ticket = await table.keptForms.keep(form);
    await table.keptForms.forget(ticket);
    expect(await table.keptForms.find(ticket)).toBeUndefined();
    expect(await table.keptForms.find('made-up')).toBeUndefined();
  });
});
