import type { ServicePages } from '@laptop/cloud';
import { type Html, html, page, problem, type Reply, toTheSecond } from '@laptop/cloud/console';
import type { Outbox } from './outbox.ts';
import { type Block, type Piece, rendered } from './rendered.ts';

type Kept = Pick<Outbox, 'count' | 'find' | 'page'>;

const perPage = 50;

const states: Record<string, string> = {
  delivered: 'delivered',
  'temporary-failure': 'came back: mailbox full',
  'permanent-failure': 'came back: no such address',
};

/** The letters as the console shows them. */
export const letterPages = (outbox: Kept): ServicePages => ({
  path: '/_local/outbox',
  title: 'Letters',
  overview: () => html`<a href="/_local/outbox">${counted(outbox)} written so far</a>`,
  show: (id, query) => (id === undefined ? letters(outbox, query) : letter(outbox, id)),
});

const counted = (outbox: Kept): string => {
  const count = outbox.count();
  return count === 1 ? '1 letter' : `${count} letters`;
};

/** Every letter written, newest first. */
const letters = (outbox: Kept, query: URLSearchParams): Reply => {
  const before = query.get('before');
  const messages = outbox.page({ limit: perPage, ...(before !== null && { before: Number(before) }) });
  const last = messages.at(-1);
  return page(
    '/_local/outbox',
    'Letters',
    html`<p>${counted(outbox)} written so far. None of them has left this machine.</p>
      <ol class="rows" reversed>${messages.map(
        ({ id, subject, to, createdAt, status }) => html`<li><a href="/_local/outbox/${id}">${subject}</a>
        <span>to ${to}, ${toTheSecond(Date.parse(createdAt))}${status !== 'delivered' && `, ${states[status] ?? status}`}</span></li>`,
      )}</ol>
      ${last && last.number > 1 && html`<p><a href="/_local/outbox?before=${last.number}">Older letters</a></p>`}`,
  );
};

/** One letter as Notify lays it out, with the links in it to be followed. */
const letter = (outbox: Kept, id: string): Reply => {
  const message = outbox.find(id);
  if (!message)
    return problem('/_local/outbox', 404, 'There is no such letter', 'It may have been written before a fresh start.');
  const { subject, to, createdAt, reference, status, body } = message;
  return page(
    '/_local/outbox',
    subject,
    html`<dl>
        <dt>To</dt><dd>${to}</dd>
        <dt>Written</dt><dd>${toTheSecond(Date.parse(createdAt))}</dd>
        <dt>Reference</dt><dd>${reference ?? 'none'}</dd>
        <dt>Status</dt><dd>${states[status] ?? status}</dd>
      </dl>
      <div class="message">${rendered(body).map(laidOut)}</div>
      <p><a href="/_local/outbox">All letters</a></p>`,
  );
};

const laidOut = (block: Block): Html => {
  switch (block.kind) {
    case 'rule':
      return html`<hr>`;
    case 'bullets':
      return html`<ul>${block.items.map((item) => html`<li>${item.map(laidOut)}</li>`)}</ul>`;
    case 'numbers':
      return html`<ol>${block.items.map((item) => html`<li>${item.map(laidOut)}</li>`)}</ol>`;
    case 'heading':
      return html`<h2>${lines(block.lines)}</h2>`;
    case 'subheading':
      return html`<h3>${lines(block.lines)}</h3>`;
    case 'inset':
      return html`<blockquote>${lines(block.lines)}</blockquote>`;
    case 'paragraph':
      return html`<p>${lines(block.lines)}</p>`;
  }
};

const lines = (shown: readonly (readonly Piece[])[]): Html[] =>
  shown.map((line, at) => html`${at > 0 && html`<br>`}${line.map(piece)}`);

const piece = ({ text, href }: Piece): Html =>
  href !== undefined && /^https?:/.test(href) ? html`<a href="${href}">${text}</a>` : html`${text}`;
