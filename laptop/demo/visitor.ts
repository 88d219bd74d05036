import { setTimeout as pause } from 'node:timers/promises';
import type { DemoFile } from './applicants/policy-file.ts';
import { patientFetch } from './patient-fetch.ts';

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** A page as somebody at a browser sees it. */
export interface Seen {
  readonly status: number;
  readonly url: string;
  readonly html: string;
}

const MOST_REDIRECTS = 12;
const ATTEMPTS = 8;

export interface HowToVisit {
  /** How often a page is tried whose other side is not ready. */
  readonly attempts?: number;
  /** Sends each form twice and believes the second answer alone, as somebody does to whom the first never came. */
  readonly echoes?: boolean;
}

/**
 * Somebody at a browser: keeps cookies, follows redirects, and sends forms with their hidden fields, as a person without JavaScript
 * would. A page that says that the other side is not ready yet (409, 503) is tried again a few times, as people do.
 */
export class Visitor {
  readonly #origin: string;
  readonly #attempts: number;
  readonly #echoes: boolean;
  readonly #cookies = new Map<string, string>();

  constructor(origin: string, { attempts = ATTEMPTS, echoes = false }: HowToVisit = {}) {
    this.#origin = origin;
    this.#attempts = attempts;
    this.#echoes = echoes;
  }

  /** Opens a page. @throws Error when it is not shown (400 and above), or asks to sign in again */
  async open(path: string): Promise<Seen> {
    const seen = await this.#insist('GET', path, () => undefined);
    if (isSignIn(seen)) throw new Error(`${path} asks to sign in`);
    return seen;
  }

  /** Opens a page of lists, and the further pages of each that goes on. @returns what all of them say */
  async openWhole(path: string): Promise<string> {
    const pages = new Map<string, string>();
    const ahead = [path];
    for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
      if (pages.has(next)) continue;
      const { html } = await this.open(next);
      pages.set(next, html);
      ahead.push(...[...html.matchAll(/href="([^"]+)" rel="next"/g)].map(([, href]) => plain(href ?? '')));
    }
    return [...pages.values()].join('\n');
  }

  /** Opens the page and sends its form, then answers the page after it. `action` says where the form leads when not to itself. */
  async submit(path: string, fields: Fields, action = path): Promise<Seen> {
    return this.#insist('POST', action, async () =>
      encoded({ ...hiddenFields((await this.#go('GET', path)).html), ...fields }),
    );
  }

  /** Sends fields to the form of a page already seen. */
  async send(seen: Seen, fields: Fields, action = seen.url): Promise<Seen> {
    return this.#insist('POST', action, async (attempt) => {
      // Refused once, the page is opened again: what was saved meanwhile shows there.
      const { html } = attempt === 1 ? seen : await this.#go('GET', seen.url);
      return encoded({ ...hiddenFields(html), ...fields });
    });
  }

  /** Sends fields to a form that is like the one on a page already seen, its hidden fields with them, and does not look at what follows. */
  async post(like: Seen, fields: Fields, action: string): Promise<void> {
    const { url } = await this.#insist('POST', action, () => encoded({ ...hiddenFields(like.html), ...fields }), false);
    if (new URL(url).pathname.endsWith('/sign-in')) throw new Error(`${action} asks to sign in`);
  }

  /** The same, once and whatever comes of it: neither tried again nor followed. */
  async sendOnce(like: Seen, fields: Fields, action: string): Promise<Seen> {
    return this.#go('POST', action, encoded({ ...hiddenFields(like.html), ...fields }), false);
  }

  /** Sends a file by the form of the page at `path`, which leads straight to storage, and answers the path that storage leads back to. */
  async sendFile(path: string, file: DemoFile): Promise<string> {
    for (let attempt = 1; ; attempt += 1) {
      const { html } = await this.open(path);
      try {
        return await sendTo(path, html, file);
      } catch (error) {
        // The storage of a system that was started again has another address, which the page says when it is loaded anew.
        if (attempt === ATTEMPTS || !isNotThere(error)) throw error;
      }
    }
  }

  /** The same, led on as a browser is: the site keeps the file. */
  async upload(path: string, file: DemoFile): Promise<Seen> {
    return this.open(await this.sendFile(path, file));
  }

  /** Signs in at the issuer's page, and answers the page that it leads back to. A newcomer gives a name as well. */
  async signIn(home: string, account: { readonly email: string; readonly name?: string }): Promise<Seen> {
    const fields: Fields = account.name ? { name: account.name, email: account.email } : { account: account.email };
    for (let attempt = 1; ; attempt += 1) {
      const form = await this.#insist('GET', home, () => undefined);
      if (!isSignIn(form)) return form;
      try {
        return await this.send(form, fields);
      } catch (error) {
        // A code is good for a minute and once: where its answer was lost, signing in begins again.
        if (attempt === ATTEMPTS) throw error;
        this.#cookies.clear();
      }
    }
  }

  async #insist(
    method: string,
    path: string,
    body: (attempt: number) => string | undefined | Promise<string | undefined>,
    follows = true,
  ): Promise<Seen> {
    for (let attempt = 1; ; attempt += 1) {
      const sent = await body(attempt);
      if (this.#echoes && sent !== undefined && !path.includes(SIGNING_IN)) await this.#go(method, path, sent, false);
      const seen = await this.#go(method, path, sent, follows);
      if (seen.status < 400) return seen;
      const again = seen.status === 409 || seen.status >= 500;
      if (!again || attempt >= this.#attempts)
        throw new Error(`${method} ${path} was answered ${seen.status}: ${headingOf(seen.html)}`);
      await pause(attempt * 250);
    }
  }

  async #go(method: string, path: string, body?: string, follows = true): Promise<Seen> {
    let url = new URL(path, this.#origin);
    let [how, what] = [method, body];
    for (let redirects = 0; redirects < MOST_REDIRECTS; redirects += 1) {
      const response = await patientFetch(url, {
        method: how,
        redirect: 'manual',
        ...(what === undefined ? {} : { body: what }),
        headers: {
          cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          'sec-fetch-site': 'same-origin',
          ...(what === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', origin: this.#origin }),
        },
      });
      for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
      const location = response.headers.get('location');
      const html = await response.text();
      if (response.status < 300 || response.status >= 400 || !location)
        return { status: response.status, url: url.href, html };
      url = new URL(location, url);
      if (!follows) return { status: response.status, url: url.href, html };
      if (response.status !== 307 && response.status !== 308) [how, what] = ['GET', undefined];
    }
    throw new Error(`${path} leads round in a circle`);
  }

  #keep(cookie: string): void {
    const [pair = ''] = cookie.split(';');
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at).trim(), pair.slice(at + 1)];
    if (value === '' || /max-age=0|expires=thu, 01 jan 1970/i.test(cookie)) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

/** Where the issuer asks who it is: what is sent there is good once. */
const SIGNING_IN = '/_local/oidc/';
const isSignIn = ({ url }: Seen): boolean => url.includes(SIGNING_IN);

const encoded = (fields: Fields): string => {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each);
  return body.toString();
};

const hiddenFields = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      plain(value),
    ]),
  );

const headingOf = (html: string) => plain(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '').trim();

/** Text as it reads: entities resolved, tags dropped. */
export const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replaceAll(/&#(\d+);/g, (_, decimal: string) => String.fromCodePoint(Number(decimal)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const STORAGE_PATIENCE_MS = 2_000;
/** What `fetch` says where nothing answers, or nothing any more. */
const isNotThere = (error: unknown): boolean =>
  error instanceof TypeError || (error instanceof Error && error.name === 'TimeoutError');

/** Sends a file by the form of this page, and answers where that leads. */
const sendTo = async (path: string, html: string, file: DemoFile): Promise<string> => {
  const action =
    /<form[^>]*action="([^"]+)"[^>]*enctype="multipart\/form-data"|<form[^>]*enctype="multipart\/form-data"[^>]*action="([^"]+)"/.exec(
      html,
    );
  const form = new FormData();
  for (const [name, value] of Object.entries(hiddenFields(html))) form.append(name, value);
  form.append('file', new Blob([file.body], { type: file.type }), file.name);
  const address = plain(action?.[1] ?? action?.[2] ?? '');
  const sent = await patientFetch(address, { method: 'POST', body: form, redirect: 'manual' }, STORAGE_PATIENCE_MS);
  const location = sent.headers.get('location');
  if (sent.status !== 303 || !location) throw new Error(`${path} was not taken: ${sent.status}`);
  const { pathname, search } = new URL(location);
  return `${pathname}${search}`;
};
