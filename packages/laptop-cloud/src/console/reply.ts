import type { ServerResponse } from 'node:http';
import { document, type Html, html } from './html.ts';

/** The parts of the console: each path, and what its link says. */
export type Sections = readonly (readonly [path: string, name: string])[];

/** An answer of the console; what a page has above it is known when it is sent. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string | ((sections: Sections) => string);
  readonly location?: string;
}

const navigation = (here: string, sections: Sections): Html => html`<header class="bar">
  <p><strong>This laptop</strong> <a href="/">The site itself</a></p>
  <nav aria-label="This laptop"><ul>${sections.map(
    ([path, name]) => html`<li><a href="${path}"${path === here && html` aria-current="page"`}>${name}</a></li>`,
  )}</ul></nav>
</header>`;

/** A page of the console, in the part whose path is `here`. What is marked `data-live` on a live page is kept up to date by live.js. */
export const page = (
  here: string,
  title: string,
  body: Html,
  { status = 200, live = false }: { readonly status?: number; readonly live?: boolean } = {},
): Reply => ({
  status,
  type: 'text/html; charset=utf-8',
  body: (sections) =>
    document({
      title: `${title} – this laptop`,
      body: html`<h1>${title}</h1>${body}`,
      top: navigation(here, sections),
      ...(live && { script: '/_local/live.js' }),
    }),
});

export const css = (body: string): Reply => ({ status: 200, type: 'text/css; charset=utf-8', body });
export const javaScript = (body: string): Reply => ({ status: 200, type: 'text/javascript; charset=utf-8', body });

export const json = (value: object): Reply => ({
  status: 200,
  type: 'application/json',
  body: JSON.stringify(value),
});

export const seeOther = (location: string): Reply => ({ status: 303, type: 'text/plain', body: '', location });

/** A page that says what did not work, and leads back. */
export const problem = (here: string, status: number, title: string, text: string): Reply =>
  page(here, title, html`<p>${text}</p><p><a href="${here}">Back</a></p>`, { status });

export const send = (res: ServerResponse, { status, type, body, location }: Reply, sections: Sections): void => {
  res.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    date: new Date().toUTCString(),
    ...(location !== undefined && { location }),
  });
  res.end(typeof body === 'string' ? body : body(sections));
};
