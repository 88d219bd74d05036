import type { ServerResponse } from 'node:http';
import { document, type Html, html } from './html.ts';

export type Reply = { status: number; type: string; body: string; location?: string };

export type Section = '/_local' | '/_local/outbox' | '/_local/executions' | '/_local/register';

const sections: Record<Section, string> = {
  '/_local': 'Overview',
  '/_local/outbox': 'Letters',
  '/_local/executions': 'Processes',
  '/_local/register': 'Outside services',
};

const navigation = (here: string): Html => html`<header class="bar">
  <p><strong>This laptop</strong> <a href="/">The site itself</a></p>
  <nav aria-label="This laptop"><ul>${Object.entries(sections).map(
    ([path, name]) => html`<li><a href="${path}"${path === here && html` aria-current="page"`}>${name}</a></li>`,
  )}</ul></nav>
</header>`;

/** A page of the console. What is marked `data-live` on a live page is kept up to date by live.js. */
export const page = (
  here: Section,
  title: string,
  body: Html,
  { status = 200, live = false }: { status?: number; live?: boolean } = {},
): Reply => ({
  status,
  type: 'text/html; charset=utf-8',
  body: document({
    title: `${title} – this laptop`,
    body: html`<h1>${title}</h1>${body}`,
    top: navigation(here),
    ...(live && { script: '/_local/live.js' }),
  }),
});

export const css = (body: string): Reply => ({ status: 200, type: 'text/css; charset=utf-8', body });
export const javaScript = (body: string): Reply => ({ status: 200, type: 'text/javascript; charset=utf-8', body });

export const seeOther = (location: string): Reply => ({ status: 303, type: 'text/plain', body: '', location });

/** A page that says what did not work, and leads back. */
export const problem = (here: Section, status: number, title: string, text: string): Reply =>
  page(here, title, html`<p>${text}</p><p><a href="${here}">Back</a></p>`, { status });

export const send = (res: ServerResponse, { status, type, body, location }: Reply): void => {
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
  res.end(body);
};
