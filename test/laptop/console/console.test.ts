import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Laptop, laptop } from './laptop.ts';

let here: Laptop;
let award: string;

const get = async (path: string) => {
  const response = await fetch(`${here.url}${path}`);
  return { status: response.status, text: await response.text(), headers: response.headers };
};

const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${here.url}${path}`, { method: 'POST', body: new URLSearchParams(fields), headers, redirect: 'manual' });

const pathOf = (arn: string) => `/_local/executions/${encodeURIComponent(arn)}`;

const until = async (path: string, text: string) => {
  await expect.poll(async () => (await get(path)).text, { timeout: 5_000 }).toContain(text);
  return (await get(path)).text;
};

beforeAll(async () => {
  here = await laptop();
  award = await here.machine('Award');
});
afterAll(() => here.close());

describe('the overview of the laptop', () => {
  it('tells the time, who one can be, the letters and the processes', async () => {
    here.write('One letter');
    const { status, text, headers } = await get('/_local');
    expect(status).toBe(200);
    expect(text).toContain('Monday, 1 March 2027 at 09:30');
    expect(text).toContain('<a href="/apply/sign-in">Willow Lane Home Care (demo)</a>');
    expect(text).toContain('1 letter written so far');
    expect(text).toContain('>An award</a>');
    expect(text).not.toContain('<script');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('leaves other paths to others', async () => {
    expect((await get('/apply')).status).toBe(404);
    expect((await get('/_local/oidc/Pool/.well-known/openid-configuration')).status).toBe(404);
    expect((await get('/_localx')).status).toBe(404);
    expect((await get('/_local/style.css')).headers.get('content-type')).toMatch('text/css');
  });
});

describe('the clock on the overview', () => {
  it('has buttons to the next opening, to what is due next, and on by days, and takes a time in London', async () => {
    const { text } = await get('/_local');
    expect(text).toContain(
      '<button name="to" value="2027-04-01T11:00:00.000Z">To the next opening<span>Thursday, 1 April 2027 at 12:00',
    );
    expect(text).toContain(
      '<button name="to" value="2027-03-02T02:00:00.000Z">To what is due next<span>Watch the contracted locations',
    );
    expect(text).toContain('<button name="by" value="P1D">');
    expect(text).toContain('<button name="by" value="P7D">');
    expect(text).toMatch(/<input id="to" name="to" type="datetime-local" min="2027-03-01T09:30"/);
    expect(text.match(/<form method="post" action="\/_local\/clock"/g)).toHaveLength(2);
  });
});

describe('the letters', () => {
  it('are shown newest first, fifty a page', async () => {
    for (let n = 1; n <= 60; n += 1) here.write(`Letter ${n}`);
    const { text } = await get('/_local/outbox');
    expect(text.indexOf('>Letter 60<')).toBeLessThan(text.indexOf('>Letter 59<'));
    expect(text).not.toContain('>Letter 10<');
    const older = /href="(\/_local\/outbox\?before=\d+)"/.exec(text)?.[1];
    expect((await get(`${older}`)).text).toContain('>Letter 10<');
  });

  it('are shown as they were written, with links to follow', async () => {
    here.write('About <you>', 'See http://127.0.0.1:3000/apply/a?b=1&c=2. <script>alert(1)</script>');
    const list = await get('/_local/outbox');
    const path = /href="(\/_local\/outbox\/[^"]+)">About &lt;you&gt;/.exec(list.text)?.[1];
    const { text } = await get(`${path}`);
    expect(text).toContain('<a href="http://127.0.0.1:3000/apply/a?b=1&amp;c=2">');
    expect(text).not.toContain('<script');
    expect(text).toContain('willow-lane@example.com');
    expect((await get('/_local/outbox/none')).status).toBe(404);
  });
});

describe('the alarms', () => {
  it('are said to be quiet until one rings, then what was told of it, and what its topic did not take', async () => {
    const before = await get('/_local/alarms');
    expect(before.text).toContain('Nothing yet: no alarm has rung.');
    expect((await get('/_local')).text).toContain('None rings.');
    here.ring();
    const { text } = await get('/_local/alarms');
    expect(text).toMatch(/<li>Failed <strong class="tag alarm">ringing<\/strong>\s*<span>1 Mar 2027, 09:30:00/);
    expect(text).toContain('<strong>Told to nobody:</strong>');
    expect(text).not.toContain('<no>');
    expect((await get('/_local')).text).toContain('Ringing: Failed, Unheard.');
  });

  it('can be read by a program', async () => {
    here.ring();
    const { alarms, deliveries } = JSON.parse((await get('/_local/alarms.json')).text);
    expect(alarms).toContainEqual(expect.objectContaining({ name: 'Failed', state: 'ALARM' }));
    expect(deliveries).toContainEqual(expect.objectContaining({ alarm: 'Failed', refusal: null }));
  });
});

describe('the processes', () => {
  it('are listed by machine and by status', async () => {
    const waiting = await here.start(award, 'waiting-one');
    const done = await here.start(award, 'done-one', { status: 'approved' });
    await until(pathOf(done), 'finished');
    const all = await get('/_local/executions');
    expect(all.text).toContain('<h2>An award</h2>');
    expect(all.text).toContain(`href="${pathOf(waiting)}"`);
    const running = await get(`/_local/executions?machine=${encodeURIComponent(award)}&status=RUNNING`);
    expect(running.text).toContain('>waiting-one<');
    expect(running.text).not.toContain('>done-one<');
    expect(running.text).toContain('<svg');
  });

  it('are told apart by what they are about, as far as is known', async () => {
    const known = await here.start(award, 'about-one');
    const unreadable = await here.start(award, 'unreadable-one');
    const { text } = await get('/_local/executions');
    expect(text).toContain(`<a href="${pathOf(known)}">Bright &amp; Early Care: about-one</a>`);
    expect(text).toContain(`<a href="${pathOf(unreadable)}">unreadable-one</a>`);
    expect((await get(pathOf(known))).text).toContain('<dt>About</dt><dd>Bright &amp; Early Care</dd>');
    expect((await get(pathOf(unreadable))).text).not.toContain('<dt>About</dt>');
  });

  it('come a page at a time', async () => {
    const busy = await here.machine('Busy');
    for (let n = 0; n < 55; n += 1) await here.start(busy, `run-${n}`, { status: 'approved' });
    const { text } = await get(`/_local/executions?machine=${encodeURIComponent(busy)}`);
    expect(text).not.toContain('>run-0<');
    const older = /href="([^"]+)">Older ones/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    expect((await get(`${older}`)).text).toContain('>run-0<');
  });

  it('show where one stands, and what happened, newest first', async () => {
    const arn = await here.start(award, 'standing-one', { note: '<b>' });
    const text = await until(pathOf(arn), 'Task submitted');
    expect(text).toContain('Now at: <strong>Wait for the approval</strong>');
    expect(text).toContain('>now waits for a person</text>');
    expect(text.indexOf('Task submitted')).toBeLessThan(text.indexOf('Execution started'));
    expect(text).toContain('<summary>Input</summary>');
    expect(text).toContain('&quot;note&quot;: &quot;&lt;b&gt;&quot;');
    expect(text).not.toContain('Take it up again');
  });

  it('link to each other where their data name one', async () => {
    const arn = await here.start(award, 'parent');
    const child = await here.start(award, 'child', { startedBy: arn });
    expect((await get(pathOf(child))).text).toContain(`<a href="${pathOf(arn)}">${arn}</a>`);
  });

  it('can be taken up again when they have failed', async () => {
    here.break(true);
    const arn = await here.start(award, 'failing-one', { status: 'approved' });
    const failed = await until(pathOf(arn), 'ended here');
    expect(failed).toContain('The &lt;function&gt; was broken');
    expect(failed).toContain('Ended at: <strong>Make the contracts</strong>');
    here.break(false);
    const answer = await post(`${pathOf(arn)}/redrive`, {});
    expect(answer.headers.get('location')).toBe(pathOf(arn));
    await until(pathOf(arn), 'class="tag succeeded"');
    const again = await post(`${pathOf(arn)}/redrive`, {});
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('cannot be redriven');
  });

  it('say so when there is no such execution', async () => {
    const { status, text } = await get(pathOf('arn:aws:states:eu-west-2:000000000000:execution:Award:none'));
    expect(status).toBe(404);
    expect(text).toContain('There is no such process');
  });
});

describe('the outside services', () => {
  it('can be made to fail one by one', async () => {
    const answer = await post('/_local/services', { service: 'The register (CQC)', fault: 'broken' });
    expect(answer.status).toBe(303);
    expect(here.register.current()).toBe('broken');
    const { text } = await get('/_local/services');
    expect(text).toMatch(/value="broken" checked/);
    expect(text).toContain('<h2>GOV.UK Notify</h2>');
    expect((await get('/_local')).text).toContain('The register (CQC): broken');
    expect((await post('/_local/services', { service: 'The register (CQC)', fault: 'happy' })).status).toBe(400);
    const foreign = { origin: 'https://example.org' };
    expect((await post('/_local/services', { service: 'The register (CQC)', fault: 'none' }, foreign)).status).toBe(
      403,
    );
    expect((await post('/_local/services', { service: 'Another', fault: 'none' })).status).toBe(400);
    expect(here.register.current()).toBe('broken');
  });
});

describe('the page of accounts', () => {
  it('shows what each may do, and takes a role away or disables an account', async () => {
    const { text } = await get('/_local/accounts');
    const form = (name: string) => text.split('<form').find((each) => each.includes(`<h3>${name}</h3>`)) ?? '';
    const [, sub = ''] = /name="sub" value="([^"]+)"/.exec(form('Approver (demo)')) ?? [];
    expect(form('Approver (demo)')).toContain('value="approver" checked');
    expect(form('Evaluator One (demo)')).not.toContain('value="approver" checked');
    const saved = await post('/_local/accounts', { pool: 'Officers', sub, group: 'evaluator', disabled: 'yes' });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, '/_local/accounts']);
    expect(here.officer(sub)).toMatchObject({ groups: ['evaluator'], disabled: true });
  });

  it.each([
    ['of nobody', { pool: 'Officers', sub: 'nobody', group: 'evaluator' }, {}, 400],
    ['of another site', { pool: 'Officers', sub: 'nobody' }, { 'sec-fetch-site': 'cross-site' }, 403],
  ])('changes nothing for a form %s', async (_, fields, headers, status) => {
    expect((await post('/_local/accounts', fields, headers)).status).toBe(status);
  });
});
