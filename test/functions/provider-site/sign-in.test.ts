import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { plusDuration } from '../../../domain/time/london.ts';
import { clock, now } from '../../builders/clock.ts';
import { browser as issuerBrowser } from '../../laptop/oidc/browser.ts';
import { browser } from '../shared/browser.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

let site: ProviderSite;
beforeAll(async () => {
  site = await aProviderSite();
});
afterEach(() => {
  vi.useRealTimers();
  clock.reset();
});
afterAll(() => site.stop());

describe('Signing in at the issuer', () => {
  const begin = async () => {
    vi.setSystemTime(now);
    const visitor = browser(site.handler, { host: new URL(site.origin).host });
    const toIssuer = await visitor.get('/apply/sign-in?return=/apply/account');
    return { visitor, toIssuer };
  };

  /** Chooses who to be at the issuer, and answers the path it sends the browser back to. */
  const throughIssuer = async (
    location: string,
    who: Record<string, string> = { name: 'Willow Lane Home Care', email: 'office@willow.example' },
  ): Promise<string> => {
    const { go } = issuerBrowser();
    const page = await go(location);
    const { url } = await go(page.url.href, who, '/apply/signed-in');
    return url.pathname + url.search;
  };

  it('comes back to the page that was wanted, known by name', async () => {
    const { visitor, toIssuer } = await begin();
    expect(new URL(toIssuer.location).searchParams.get('code_challenge_method')).toBe('S256');
    const shown = await visitor.open(await throughIssuer(toIssuer.location));
    expect(shown.title).toBe('Who we tell about windows');
    expect(shown.html).toContain('office@willow.example');
    expect(visitor.jar.get('__Host-provider')).toMatch(/^[\w-]{43}$/);
  });

  it('is refused to an account whose email address was never confirmed, which gets no session', async () => {
    const { visitor, toIssuer } = await begin();
    const shown = await visitor.get(await throughIssuer(toIssuer.location, { account: 'unconfirmed@example.com' }));
    expect([shown.status, shown.title]).toEqual([403, 'Confirm your email address first']);
    expect(visitor.jar.get('__Host-provider')).toBeUndefined();
    expect((await visitor.get('/apply/account')).location).toContain('/apply/sign-in');
  });

  it('always asks for the password, and takes no sign-in of before', async () => {
    const { visitor, toIssuer } = await begin();
    const { go } = issuerBrowser();
    const page = await go(toIssuer.location);
    const who = { name: 'Willow Lane Home Care', email: 'office@willow.example' };
    await go(page.url.href, who, '/apply/signed-in');
    vi.setSystemTime(plusDuration(now, 'PT5M'));
    clock.at(plusDuration(now, 'PT5M'));
    const { location } = await visitor.get('/apply/sign-in?return=/apply/account');
    expect((await go(location)).text).toContain('Sign in as a provider');
    const tampered = new URL(location);
    tampered.searchParams.delete('prompt');
    const { url } = await go(tampered.href, undefined, '/apply/signed-in');
    const refused = await visitor.get(url.pathname + url.search);
    expect([refused.status, refused.title]).toEqual([400, 'Sign in with your password']);
    expect(refused.html).toContain('href="/apply/sign-out"');
    expect(visitor.jar.has('__Host-provider')).toBe(false);
  });

  it('keeps the kind of browser, by which its owner knows it again', async () => {
    const { visitor, toIssuer } = await begin();
    const firefox = { 'user-agent': 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0' };
    await visitor.get(await throughIssuer(toIssuer.location), firefox);
    expect((await visitor.get('/apply/account/sessions')).html).toContain('Firefox on Android.');
  });

  it('again and again sends no more cookies than a request may have', async () => {
    const { visitor } = await begin();
    for (let times = 0; times < 6; times += 1) {
      const { location } = await visitor.get('/apply/sign-in?return=/apply/account');
      await visitor.open(await throughIssuer(location));
    }
    const bytes = [...visitor.jar].reduce((sum, [name, value]) => sum + name.length + value.length + 3, 0);
    // API Gateway takes 10,240 bytes of a request's line and headers.
    expect(bytes).toBeLessThan(4_000);
  });

  it('says "Sign in again" where the code has been used before', async () => {
    const { visitor, toIssuer } = await begin();
    const back = await throughIssuer(toIssuer.location);
    const attempt = [...visitor.jar].find(([name]) => name.includes('attempt'));
    await visitor.open(back);
    visitor.jar.clear();
    visitor.jar.set(...(attempt ?? ['', '']));
    const again = await visitor.get(back);
    expect([again.status, again.title]).toEqual([400, 'Sign in again']);
  });

  it('says "Sign in again" where the code has grown too old', async () => {
    const { visitor, toIssuer } = await begin();
    const back = await throughIssuer(toIssuer.location);
    vi.setSystemTime(plusDuration(now, 'PT301S'));
    const late = await visitor.get(back);
    expect([late.status, late.title]).toEqual([400, 'Sign in again']);
    expect(late.html).toContain('/apply/sign-in?return=%2Fapply%2Faccount');
  });

  it('goes on to the site when the browser’s back button leads here once more', async () => {
    const { visitor, toIssuer } = await begin();
    const back = await throughIssuer(toIssuer.location);
    await visitor.open(back);
    expect((await visitor.get(back)).location).toBe('/apply');
  });

  it('begun by somebody else’s link is not finished', async () => {
    const { toIssuer } = await begin();
    const back = await throughIssuer(toIssuer.location);
    const shown = await browser(site.handler).get(back);
    expect([shown.status, shown.title]).toEqual([400, 'Sign in again']);
  });

  it('begun over and over leaves three attempts in the browser, of which the last can be finished', async () => {
    const { visitor } = await begin();
    visitor.jar.set('__Host-provider-attempt-x', 'not ours');
    const attempts = () => [...visitor.jar.keys()].filter((each) => each.includes('attempt'));
    for (let times = 0; times < 40; times += 1) await visitor.get('/apply/sign-in');
    expect(attempts()).toHaveLength(3);
    const { location } = await visitor.get('/apply/sign-in?return=/apply/account');
    expect(attempts()).toHaveLength(3);
    expect((await visitor.open(await throughIssuer(location))).title).toBe('Who we tell about windows');
  });

  it('begun earlier in another tab is finished all the same', async () => {
    const { visitor, toIssuer } = await begin();
    await visitor.get('/apply/sign-in');
    await visitor.get('/apply/sign-in');
    expect((await visitor.open(await throughIssuer(toIssuer.location))).title).toBe('Who we tell about windows');
  });

  it('is not ended, and not finished, by a program that only asks what is there', async () => {
    const { visitor, toIssuer } = await begin();
    const back = await throughIssuer(toIssuer.location);
    expect((await visitor.head(back)).status).toBe(405);
    await visitor.open(back);
    expect((await visitor.head('/apply/sign-out')).status).toBe(405);
    expect((await visitor.get('/apply/account')).status).toBe(200);
  });

  it('ends with signing out, here and at the issuer', async () => {
    const visitor = await site.visit();
    await visitor.get('/apply/account');
    expect((await visitor.get('/apply/sign-out', { 'sec-fetch-site': 'cross-site' })).title).toBe(
      'Do you want to sign out?',
    );
    const out = await visitor.get('/apply/sign-out');
    expect(out.location).toContain('post_logout_redirect_uri');
    expect((await visitor.get('/apply/account')).location).toContain('/apply/sign-in');
    expect((await visitor.get('/apply/signed-out')).title).toBe('You have signed out');
  });
});

describe('A provider who is signed in in several browsers', () => {
  it('sees and ends the others, which are out at their next request', async () => {
    const who = { subject: 'p-77' };
    const [other, here] = [await site.visit(who), await site.visit(who)];
    const account = await here.get('/apply/account');
    expect(account.html).toContain('href="/apply/account/sessions"');
    await here.get('/apply/account/sessions');
    const shown = await here.submit('/apply/account/sessions', { sessions: 'all' });
    expect(shown.status).toBe(400);
    const [id = ''] = /(?<=type="checkbox" value=")\w+/.exec(shown.html) ?? [];
    expect((await here.submit('/apply/account/sessions', { sessions: id })).html).toContain(
      'You are signed out there.',
    );
    expect((await other.get('/apply/account')).location).toContain('/apply/sign-in');
    expect((await here.get('/apply/account')).status).toBe(200);
  });
});
