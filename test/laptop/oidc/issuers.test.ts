import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { oidcIssuers } from '@laptop/cloud/oidc';
import * as oidc from 'openid-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { plusDuration } from '../../../domain/time/london.ts';
import { officers, providers } from '../../../laptop/accounts.ts';
import { listening } from '../../../packages/laptop-cloud/test/listening.ts';
import { now } from '../../builders/clock.ts';
import { browser } from './browser.ts';

const site = 'http://127.0.0.1:3000';
const client = (id: string, path: string) => ({
  id,
  redirectUris: [`${site}${path}/callback`],
  logoutUris: [`${site}${path}/signed-out`],
});

let folder: string;
let server: Awaited<ReturnType<typeof listening>>;
let issuers: Awaited<ReturnType<typeof oidcIssuers>>;

const open = async () => {
  issuers = await oidcIssuers({
    file: join(folder, 'oidc.sqlite'),
    origin: server.url,
    pools: [
      { id: 'Providers1A', accounts: providers, clients: [client('ProviderClient', '/apply')], groups: [] },
      {
        id: 'Officers2B',
        accounts: officers,
        clients: [client('OfficerClient', '/officers')],
        groups: ['evaluator', 'approver'],
      },
    ],
  });
};

const begin = async (pool: 'Providers1A' | 'Officers2B') => {
  const [clientId, path] = pool === 'Providers1A' ? ['ProviderClient', '/apply'] : ['OfficerClient', '/officers'];
  const config = await oidc.discovery(new URL(issuers.issuerOf(pool)), clientId, undefined, oidc.None(), {
    execute: [oidc.allowInsecureRequests],
  });
  const verifier = oidc.randomPKCECodeVerifier();
  const state = oidc.randomState();
  const nonce = oidc.randomNonce();
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: `${site}${path}/callback`,
    scope: 'openid email profile',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  });
  const finish = (callback: URL) =>
    oidc.authorizationCodeGrant(config, callback, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
    });
  return { config, url: url.href, finish };
};

/** Signs in with this form and gives the claims of the ID token. */
const signIn = async (pool: 'Providers1A' | 'Officers2B', form: Record<string, string>, person = browser()) => {
  const { url, finish, config } = await begin(pool);
  const page = await person.go(url);
  const back = await person.go(page.url.href, form);
  const tokens = await finish(back.url);
  return { claims: tokens.claims(), tokens, config, person };
};

describe('the sign-in of the laptop', () => {
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'oidc-'));
    server = await listening((req, res) => issuers.handle(req, res));
    await open();
  });
  afterEach(async () => {
    vi.useRealTimers();
    await server.stop();
    issuers.close();
    rmSync(folder, { recursive: true });
  });

  it('signs in a provider of the demonstration with one button', async () => {
    const { claims, tokens, config } = await signIn('Providers1A', { account: 'willow-lane@example.com' });
    expect(claims).toMatchObject({
      iss: issuers.issuerOf('Providers1A'),
      aud: 'ProviderClient',
      email: 'willow-lane@example.com',
      email_verified: true,
      name: 'Willow Lane Home Care (demo)',
    });
    expect(claims).not.toHaveProperty('cognito:groups');
    const info = await oidc.fetchUserInfo(config, tokens.access_token, claims?.sub ?? '');
    expect(info.email).toBe('willow-lane@example.com');
  });

  it('says in the token what an officer may do', async () => {
    const { claims } = await signIn('Officers2B', { account: 'evaluator-2@example.com' });
    expect(claims).toMatchObject({ name: 'Evaluator Two (demo)', 'cognito:groups': ['evaluator'] });
  });

  it('shows a page with a button for each account, which a reader of headings and labels can use', async () => {
    const { url } = await begin('Officers2B');
    const { text, response } = await browser().go(url);
    const buttons = [...text.matchAll(/<button name="account" value="([^"]+)"/g)].map(([, email]) => email);
    expect(buttons).toEqual(officers.people.map(({ email }) => email));
    expect(text).toContain('<h1>Sign in as an officer</h1>');
    expect(text).toContain('lang="en-GB"');
    expect(text).not.toContain('<script');
    expect(text).not.toContain('somebody new');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('signs in somebody new, who is the same person the next time', async () => {
    const first = await signIn('Providers1A', { name: 'Fern & Co', email: ' Fern@Example.com ' });
    expect(first.claims).toMatchObject({ name: 'Fern & Co', email: 'fern@example.com' });
    const again = await signIn('Providers1A', { name: 'Other', email: 'fern@example.com' });
    expect(again.claims?.sub).toBe(first.claims?.sub);
    const { url } = await begin('Providers1A');
    expect((await browser().go(url)).text).toContain('Fern &amp; Co');
  });

  it('tells what is wrong with a name or an address and keeps what was typed', async () => {
    const person = browser();
    const { url } = await begin('Providers1A');
    const page = await person.go(url);
    const again = await person.go(page.url.href, { name: '', email: '<fern' });
    expect(again.status).toBe(400);
    expect(again.text).toContain('<title>Error: ');
    expect(again.text).toContain('<a href="#name">Enter a name</a>');
    expect(again.text).toContain('Enter an email address in the correct format');
    expect(again.text).toContain('value="&lt;fern"');
  });

  it('does not make new officers, nor sign in one whom it does not know', async () => {
    const person = browser();
    const { url } = await begin('Officers2B');
    const page = await person.go(url);
    expect((await person.go(page.url.href, { name: 'Eve', email: 'eve@example.com' })).status).toBe(400);
    expect((await person.go(page.url.href, { account: 'willow-lane@example.com' })).status).toBe(400);
  });

  it('keeps people signed in over a restart, and its keys', async () => {
    const { person, claims, tokens } = await signIn('Providers1A', { account: 'moorland-care@example.com' });
    issuers.close();
    await open();
    const { url, finish } = await begin('Providers1A');
    const back = await person.go(url);
    expect((await finish(back.url)).claims()?.sub).toBe(claims?.sub);
    const { jwtVerify, createRemoteJWKSet } = await import('jose');
    const keys = createRemoteJWKSet(new URL(`${issuers.issuerOf('Providers1A')}/.well-known/jwks.json`));
    await expect(jwtVerify(`${tokens.id_token}`, keys)).resolves.toBeDefined();
  });

  it('asks whoever is signed in once more where the app wants it, and says when that was', async () => {
    vi.setSystemTime(now);
    const { person, claims } = await signIn('Providers1A', { account: 'willow-lane@example.com' });
    vi.setSystemTime(plusDuration(now, 'PT20M'));
    const silently = await begin('Providers1A');
    const sameTime = (await silently.finish((await person.go(silently.url)).url)).claims()?.auth_time;
    expect(sameTime).toBe(claims?.auth_time);
    const { url, finish } = await begin('Providers1A');
    const asked = await person.go(`${url}&prompt=login`);
    expect(asked.text).toContain('Sign in as a provider');
    const back = await person.go(asked.url.href, { account: 'willow-lane@example.com' });
    expect((await finish(back.url)).claims()?.auth_time).toBe(Number(sameTime) + 20 * 60);
  });

  it('puts an officer into other groups, and keeps out one whose account is disabled', async () => {
    const [, { accounts } = { accounts: undefined }] = issuers.pools;
    const sub = accounts?.withEmail('evaluator-1@example.com')?.sub ?? '';
    accounts?.change(sub, { groups: ['approver'], disabled: false });
    const { claims } = await signIn('Officers2B', { account: 'evaluator-1@example.com' });
    expect(claims).toMatchObject({ sub, 'cognito:groups': ['approver'] });
    accounts?.change(sub, { groups: ['approver'], disabled: true });
    issuers.close();
    await open();
    const person = browser();
    const page = await person.go((await begin('Officers2B')).url);
    const refused = await person.go(page.url.href, { account: 'evaluator-1@example.com' });
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('Evaluator One (demo) is disabled')]);
  });

  it('keeps the two pools apart in one browser', async () => {
    const { person } = await signIn('Providers1A', { account: 'willow-lane@example.com' });
    const { url } = await begin('Officers2B');
    expect((await person.go(url)).text).toContain('Sign in as an officer');
    expect((await signIn('Officers2B', { account: 'approver@example.com' }, person)).claims?.email).toBe(
      'approver@example.com',
    );
  });

  it.each([
    [
      'of OpenID Connect',
      (idToken: string) => ({
        id_token_hint: idToken,
        post_logout_redirect_uri: `${site}/apply/signed-out`,
        state: 's1',
      }),
    ],
    ['of Cognito', () => ({ client_id: 'ProviderClient', logout_uri: `${site}/apply/signed-out`, state: 's1' })],
  ])('signs out at once when asked in the words %s', async (_, asked) => {
    const { person, tokens, config } = await signIn('Providers1A', { account: 'willow-lane@example.com' });
    const end = new URL(`${config.serverMetadata().end_session_endpoint}`);
    end.search = `${new URLSearchParams(Object.entries(asked(`${tokens.id_token}`)))}`;
    const left = await person.go(end.href, undefined, '/signed-out');
    expect(left.url.href).toBe(`${site}/apply/signed-out?state=s1`);
    const { url } = await begin('Providers1A');
    expect((await person.go(url)).text).toContain('Sign in as a provider');
  });

  it('does not send people to an address that the client did not declare', async () => {
    const end = `${issuers.issuerOf('Providers1A')}/logout?client_id=ProviderClient&post_logout_redirect_uri=http://127.0.0.1:9/`;
    expect((await browser().go(end)).status).toBe(400);
    const { url } = await begin('Providers1A');
    const elsewhere = url.replace(encodeURIComponent(`${site}/apply`), encodeURIComponent('http://127.0.0.1:9'));
    expect((await browser().go(elsewhere)).status).toBe(400);
  });

  it('insists on PKCE', async () => {
    const { url } = await begin('Providers1A');
    const without = new URL(url);
    without.searchParams.delete('code_challenge');
    without.searchParams.delete('code_challenge_method');
    expect((await browser().go(without.href)).url.searchParams.get('error')).toBe('invalid_request');
  });

  it('asks again when the clock was moved by days, and after a sign-in left lying', async () => {
    vi.setSystemTime(now);
    const { person } = await signIn('Providers1A', { account: 'willow-lane@example.com' });
    const left = browser();
    const page = await left.go((await begin('Providers1A')).url);
    vi.setSystemTime(plusDuration(now, 'PT720H'));
    const { url } = await begin('Providers1A');
    expect((await person.go(url)).text).toContain('Sign in as a provider');
    const late = await left.go(page.url.href, { account: 'willow-lane@example.com' });
    expect(late.status).toBe(400);
    expect(late.text).toContain('This sign-in has run out');
  });

  it('lets cookies last for so many seconds, which a browser with another date than the laptop’s counts as it does', async () => {
    vi.setSystemTime(now);
    const { url } = await begin('Providers1A');
    const cookies = (await fetch(url, { redirect: 'manual' })).headers.getSetCookie();
    expect(cookies.join('\n')).not.toMatch(/expires=/i);
    expect(cookies.filter((cookie) => cookie.startsWith('_interaction'))).toEqual(
      Array(4).fill(expect.stringContaining('Max-Age=3600')),
    );
  });

  it('answers with the time of its own clock', async () => {
    vi.setSystemTime('2027-03-01T09:00:00Z');
    const response = await fetch(`${issuers.issuerOf('Providers1A')}/.well-known/openid-configuration`);
    expect(response.headers.get('date')).toBe('Mon, 01 Mar 2027 09:00:00 GMT');
    const unknown = await fetch(`${issuers.issuerOf('Providers1A')}/nothing`);
    expect(unknown.headers.get('date')).toBe('Mon, 01 Mar 2027 09:00:00 GMT');
  });
});
