/**
 * Cookies of one site. The `__Host-` prefix makes browsers refuse one that is not Secure, not for `/`, or set by another host.
 * Without Max-Age a cookie goes with the browser; how long a session lasts is for its row to say.
 */
const hostCookie = (name: string) => ({
  /** The cookie's value in a request's cookies. */
  read: (cookies: readonly string[] | undefined): string | undefined => {
    const start = `__Host-${name}=`;
    return cookies?.find((cookie) => cookie.startsWith(start))?.slice(start.length) || undefined;
  },
  set: (value: string, maxAgeSeconds?: number): string =>
    `__Host-${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax${maxAgeSeconds === undefined ? '' : `; Max-Age=${maxAgeSeconds}`}`,
  clear: (): string => `__Host-${name}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0`,
});

/** The cookies by which a site knows a browser; `provider` and `officer` never share one. */
export const siteCookies = (name: string) => ({
  session: hostCookie(name),
  kept: hostCookie(`${name}-kept`),
  /** One a sign-in begun, so that two tabs can sign in side by side. */
  attempt: (state: string) => hostCookie(`${name}-attempt-${state.slice(0, 8)}`),
  /** Every attempt that a request's cookies tell of. */
  attempts: (cookies: readonly string[]) =>
    cookies
      .filter((cookie) => cookie.startsWith(`__Host-${name}-attempt-`))
      .map((cookie) => hostCookie(cookie.slice('__Host-'.length, cookie.indexOf('=')))),
});
