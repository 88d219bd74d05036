import Provider, { type Configuration } from 'oidc-provider';
import { document, type Html, html } from '../console/html.ts';
import type { Accounts } from './accounts.ts';
import type { Keys } from './keys.ts';
import { logOut } from './log-out.ts';
import { lastingByMaxAge } from './max-age.ts';
import type { PoolAccounts } from './pool-accounts.ts';
import type { openStorage } from './storage.ts';

interface Client {
  readonly id: string;
  readonly redirectUris: readonly string[];
  readonly logoutUris: readonly string[];
}

/** A user pool of the template, and who can sign in with it; `id` is its logical id. */
export interface Pool {
  readonly id: string;
  readonly accounts: PoolAccounts;
  readonly clients: readonly Client[];
  /** Every group that somebody can be put into. */
  readonly groups: readonly string[];
}

const scopes = ['openid', 'email', 'profile'];
const hour = 3600;

const notice = (title: string, text: Html): string => document({ title, body: html`<h1>${title}</h1>${text}` });

/**
 * An OpenID Connect issuer that behaves as an Amazon Cognito user pool does where the app can tell: its paths, its claims (all of
 * them in the ID token), its lifetimes, public clients with PKCE, no consent page.
 */
export const issuerOf = (options: {
  readonly issuer: string;
  readonly pool: Pool;
  readonly accounts: Accounts;
  readonly keys: Keys;
  readonly adapter: ReturnType<typeof openStorage>;
}): Provider => {
  const { issuer, pool, accounts, keys, adapter } = options;
  const { pathname } = new URL(issuer);

  const configuration: Configuration = {
    adapter,
    clients: pool.clients.map(({ id, redirectUris, logoutUris }) => ({
      client_id: id,
      redirect_uris: redirectUris,
      post_logout_redirect_uris: logoutUris,
      grant_types: ['authorization_code'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
      // Cognito's ID tokens always have the claim.
      require_auth_time: true,
    })),
    jwks: { keys: [keys.signing] },
    cookies: {
      keys: [keys.cookie],
      // Every pool, and the site itself, share the cookies of 127.0.0.1: only the path keeps them apart.
      long: { path: pathname, sameSite: 'lax', signed: true },
      short: { path: pathname, sameSite: 'lax', signed: true },
    },
    scopes,
    claims: {
      openid: ['sub', 'cognito:username', 'cognito:groups'],
      email: ['email', 'email_verified'],
      profile: ['name'],
    },
    conformIdTokenClaims: false,
    findAccount: (_, sub) => {
      const account = accounts.withSub(sub);
      if (!account || account.disabled) return undefined;
      return {
        accountId: sub,
        claims: () => ({
          sub,
          email: account.email,
          email_verified: account.emailVerified ?? true,
          name: account.name,
          'cognito:username': sub,
          ...(account.groups.length > 0 && { 'cognito:groups': account.groups }),
        }),
      };
    },
    async loadExistingGrant(ctx) {
      const { client, session, provider } = ctx.oidc;
      if (!client || !session?.accountId) return undefined;
      const known = session.grantIdFor(client.clientId);
      const grant =
        (known && (await provider.Grant.find(known))) ||
        new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope(scopes.join(' '));
      await grant.save();
      return grant;
    },
    pkce: { required: () => true },
    responseTypes: ['code'],
    routes: {
      authorization: '/oauth2/authorize',
      token: '/oauth2/token',
      userinfo: '/oauth2/userInfo',
      end_session: '/logout',
      jwks: '/.well-known/jwks.json',
    },
    ttl: { AuthorizationCode: 300, AccessToken: hour, IdToken: hour, Session: hour, Interaction: hour, Grant: hour },
    interactions: { url: (_, { uid }) => `${pathname}/sign-in/${uid}` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        postLogoutSuccessSource(ctx) {
          ctx.type = 'html';
          ctx.body = notice('You are signed out', html`<p><a href="/">Go to the start page</a></p>`);
        },
      },
    },
    renderError(ctx, { error, error_description }) {
      ctx.type = 'html';
      ctx.body = notice('Signing in did not work', html`<p>${error_description ?? error}</p>`);
    },
  };

  const provider = new Provider(issuer, configuration);
  provider.use(lastingByMaxAge);
  provider.use(logOut(provider, pool, pathname));
  return provider;
};
