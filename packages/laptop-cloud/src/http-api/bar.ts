import type { Answer } from './answer.ts';

/** Someone whom one can sign in as on the laptop. */
export interface Account {
  readonly name: string;
  readonly email: string;
  /** What this person may do, in a word or two. */
  readonly role: string;
  /** Where to sign in. */
  readonly path: string;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (one) => escapes[one] ?? one);

const clockText = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'full',
  timeStyle: 'short',
  timeZone: 'Europe/London',
});

/**
 * Puts a bar at the end of a page: that this is a laptop, what its clock reads, and the way to `/_local`. The functions
 * know nothing of it, and its style comes from this origin, so that a page's content security policy allows it.
 */
export function withBar(answer: Answer, path: string, accounts: readonly Account[]): Answer {
  const isPage = /^text\/html/i.test(answer.headers['content-type'] ?? '') && !answer.headers['content-encoding'];
  const html = isPage ? answer.body.toString() : '';
  const end = html.lastIndexOf('</body>');
  if (end < 0) return answer;
  const link = '<link rel="stylesheet" href="/_local/bar.css">';
  const body = `${html.slice(0, end)}${bar(path === '/', accounts)}${html.slice(end)}`.replace(
    '</head>',
    `${link}</head>`,
  );
  return { ...answer, body: Buffer.from(body) };
}

function bar(open: boolean, accounts: readonly Account[]): string {
  const now = new Date();
  const people = accounts.map(
    ({ name, email, role, path }) =>
      `<li><a href="${escaped(path)}">${escaped(name)}</a>, ${escaped(role)} <span>${escaped(email)}</span></li>`,
  );
  return [
    '<aside class="laptop-bar" aria-label="This laptop">',
    `<p><a href="/_local">This laptop</a> <time datetime="${now.toISOString()}">${clockText.format(now)}</time></p>`,
    `<details${open ? ' open' : ''}><summary>Sign in as</summary><ul>${people.join('')}</ul></details>`,
    '</aside>',
  ].join('');
}

/** The bar's own style: plain, legible and out of the page's way. */
export const barCss = `.laptop-bar { box-sizing: border-box; padding: 12px 16px; border-top: 4px solid #1d70b8; background: #1f2933; color: #fff; font: 16px/1.5 Arial, sans-serif; }
.laptop-bar p, .laptop-bar ul { margin: 0; }
.laptop-bar p { display: flex; flex-wrap: wrap; gap: 4px 24px; }
.laptop-bar ul { padding: 4px 0 0 20px; }
.laptop-bar a { color: #9cd0ff; }
.laptop-bar a:focus, .laptop-bar summary:focus { outline: 3px solid #fd0; outline-offset: 2px; }
.laptop-bar summary { cursor: pointer; }
.laptop-bar span { color: #c9d3dc; }
@media print { .laptop-bar { display: none; } }
`;
