/** As much of a browser as signing in needs: cookies by path, redirects followed one at a time. */
export const browser = () => {
  const jar = new Map<string, { readonly name: string; readonly value: string; readonly path: string }>();

  const cookiesFor = ({ pathname }: URL) =>
    [...jar.values()]
      .filter(({ path }) => pathname.startsWith(path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');

  const keep = (setCookies: string[]) => {
    for (const line of setCookies) {
      const [pair = '', ...attributes] = line.split(/; */);
      const name = pair.slice(0, pair.indexOf('='));
      const path = attributes.find((each) => /^path=/i.test(each))?.slice(5) ?? '/';
      const key = `${name} ${path}`;
      if (attributes.some((each) => /^max-age=0$/i.test(each))) jar.delete(key);
      else jar.set(key, { name, value: pair.slice(pair.indexOf('=') + 1), path });
    }
  };

  /** Fetches, following redirects until one leaves for `stopAt`, which is then the answer's `url`. */
  const go = async (url: string, form?: Record<string, string>, stopAt = '/callback') => {
    let next = new URL(url);
    let body = form && new URLSearchParams(form);
    for (;;) {
      const response = await fetch(next, {
        method: body ? 'POST' : 'GET',
        redirect: 'manual',
        headers: { cookie: cookiesFor(next) },
        ...(body && { body }),
      });
      keep(response.headers.getSetCookie());
      const location = response.headers.get('location');
      if (!location) return { url: next, status: response.status, text: await response.text(), response };
      next = new URL(location, next);
      body = undefined;
      if (next.pathname.endsWith(stopAt)) return { url: next, status: response.status, text: '', response };
    }
  };

  return { go, jar };
};
