import type Provider from 'oidc-provider';

const byMaxAge = (cookie: string): string =>
  cookie.replace(/expires=([^;]+)/i, (_, until: string) => {
    const seconds = Math.round((Date.parse(until) - Date.now()) / 1000);
    return `Max-Age=${Math.max(0, seconds)}`;
  });

/**
 * Makes cookies last for so many seconds instead of until a date: a browser holds a date against its own clock, which may stand years
 * from the laptop's, and would throw a cookie of yesteryear away as it comes.
 */
export const lastingByMaxAge: Parameters<Provider['use']>[0] = async (ctx, next) => {
  await next();
  const cookies = ctx.res.getHeader('set-cookie');
  if (Array.isArray(cookies)) ctx.res.setHeader('set-cookie', cookies.map(byMaxAge));
};
