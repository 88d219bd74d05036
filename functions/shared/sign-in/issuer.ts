import * as client from 'openid-client';
import * as z from 'zod';
import type { Account } from '../../../adapters/sessions/session-row.ts';
import type { SignInOptions } from './options.ts';

/** What a sign-in must remember between sending somebody to the issuer and their coming back. */
export interface Secrets {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

const claims = z.object({
  sub: z.string().min(1),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
  name: z.string().optional(),
  'cognito:groups': z.array(z.string()).optional(),
  /** When the person gave their password, in seconds since 1970. */
  auth_time: z.number().int(),
});

/** Who signed in, and when they gave their password (ISO 8601): earlier than this sign-in where the issuer did not ask for it again. */
interface Finished {
  readonly account: Account;
  readonly signedInAt: string;
}

/**
 * The OpenID Connect issuer of a site: authorization code with PKCE for a public client, so there is no client secret to
 * keep. Its metadata is fetched once, and again after a failure.
 */
export const issuer = ({
  issuerUrl,
  clientId,
  siteUrl,
  home,
}: Pick<SignInOptions, 'issuerUrl' | 'clientId' | 'siteUrl' | 'home'>) => {
  const callback = `${siteUrl}${home}/signed-in`;
  let held: Promise<client.Configuration> | undefined;
  let authorizationOrigin = new URL(issuerUrl).origin;

  const discover = async (): Promise<client.Configuration> => {
    const address = new URL(issuerUrl);
    // The library refuses plain http unless asked; an https issuer can then never be reached without TLS.
    const execute = address.protocol === 'http:' ? [client.allowInsecureRequests] : [];
    const configuration = await client.discovery(address, clientId, undefined, client.None(), { execute });
    authorizationOrigin = new URL(configuration.serverMetadata().authorization_endpoint ?? issuerUrl).origin;
    return configuration;
  };
  const configuration = (): Promise<client.Configuration> => {
    held ??= discover().catch((error: unknown) => {
      held = undefined;
      throw error;
    });
    return held;
  };

  return {
    /** The origins that signing in may lead to. */
    origins: (): readonly string[] => [...new Set([new URL(issuerUrl).origin, authorizationOrigin])],

    /** Where to send somebody to sign in, and what to remember until they come back. */
    begin: async (): Promise<{ readonly location: string; readonly secrets: Secrets }> => {
      const secrets = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const location = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: callback,
        scope: 'openid email profile',
        state: secrets.state,
        nonce: secrets.nonce,
        // Otherwise the issuer signs in by itself whoever did so within the hour, a browser whose session was ended here among them.
        prompt: 'login',
        code_challenge: await client.calculatePKCECodeChallenge(secrets.verifier),
        code_challenge_method: 'S256',
      });
      return { location: location.href, secrets };
    },

    /**
     * Who came back with this query. Undefined where the issuer does not vouch for them: a code too old, or used before.
     * @throws AddressNotConfirmed
     */
    finish: async (query: string, { state, nonce, verifier }: Secrets): Promise<Finished | undefined> => {
      const known = await configuration();
      try {
        const tokens = await client.authorizationCodeGrant(known, new URL(`${callback}?${query}`), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claimed = claims.parse(tokens.claims());
        const { sub, email = '', email_verified, name, 'cognito:groups': groups = [], auth_time } = claimed;
        if (email && !email_verified) throw new AddressNotConfirmed();
        const account = { subject: sub, name: name ?? (email || sub), email, groups };
        return { account, signedInAt: new Date(auth_time * 1000).toISOString() };
      } catch (error) {
        if (refused(error)) return undefined;
        throw error;
      }
    },

    /** Where the issuer itself signs somebody out; our own page where it has no such address. */
    endOf: async (): Promise<string> => {
      const signedOut = `${siteUrl}${home}/signed-out`;
      const known = await configuration();
      if (!known.serverMetadata().end_session_endpoint) return signedOut;
      // Cognito calls the address to come back to `logout_uri`, the standard `post_logout_redirect_uri`.
      const parameters = { post_logout_redirect_uri: signedOut, logout_uri: signedOut, client_id: clientId };
      return client.buildEndSessionUrl(known, parameters).href;
    },
  };
};

/** Somebody's address at the issuer is not known to be theirs: a letter to it would go to whoever owns it. */
export class AddressNotConfirmed extends Error {
  override readonly name = 'AddressNotConfirmed';
}

// The issuer's word against this attempt, as opposed to our not reaching it.
const refused = (error: unknown): boolean =>
  error instanceof client.ResponseBodyError ||
  error instanceof client.AuthorizationResponseError ||
  (error instanceof client.ClientError && error.code !== 'OAUTH_TIMEOUT');
