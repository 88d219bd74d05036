import { decodeJwt } from 'jose';
import type Provider from 'oidc-provider';

/** The clients of a user pool, and where each may be sent after signing out. */
interface SignsOut {
  readonly clients: readonly { readonly id: string; readonly logoutUris: readonly string[] }[];
}

const audienceOf = (idToken: string): string | undefined => {
  try {
    const { aud } = decodeJwt(idToken);
    return typeof aud === 'string' ? aud : aud?.[0];
  } catch {
    return undefined;
  }
};

/**
 * Signs out at once and sends back, as Cognito's `/logout` does (`client_id` and `logout_uri`), also when asked in the words of
 * OpenID Connect (`id_token_hint`, `post_logout_redirect_uri`, `state`). The library would ask the person first, which
 * is right between strangers and a needless page here.
 */
export const logOut =
  (provider: Provider, pool: SignsOut, path: string): Parameters<Provider['use']>[0] =>
  async (ctx, next) => {
    if (ctx.method !== 'GET' || ctx.path !== '/logout') return next();
    const asked = new URLSearchParams(ctx.querystring);
    const clientId = asked.get('client_id') ?? audienceOf(asked.get('id_token_hint') ?? '');
    const target = asked.get('logout_uri') ?? asked.get('post_logout_redirect_uri');
    const client = pool.clients.find(({ id }) => id === clientId);
    if (!client || target === null || !client.logoutUris.includes(target)) return next();

    const session = await provider.Session.get(ctx);
    await session.destroy();
    ctx.cookies.set(provider.cookieName('session'), null, { path, signed: true });
    const back = new URL(target);
    const state = asked.get('state');
    if (state !== null) back.searchParams.set('state', state);
    ctx.status = 303;
    ctx.redirect(back.href);
  };
