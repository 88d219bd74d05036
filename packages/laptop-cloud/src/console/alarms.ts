import type { StandingAlarm } from '../alarms/alarms.ts';
import type { Delivery } from '../alarms/kept-alarms.ts';
import { type Html, html } from './html.ts';
import { asInstant, toTheSecond } from './moment.ts';
import { json, page, type Reply } from './reply.ts';
import type { Setting } from './setting.ts';

const words = { OK: 'quiet', ALARM: 'ringing' } as const;

const tag = (state: keyof typeof words): Html =>
  html`<strong class="tag ${state.toLowerCase()}">${words[state]}</strong>`;

const alarmRow = ({ alarm: { name, metric }, state, since, reason }: StandingAlarm): Html => {
  const of = Object.entries(metric.dimensions).map(([dimension, value]) => `${dimension} ${value}`);
  return html`<li>${name} ${tag(state)}<span>since ${toTheSecond(since)}. ${reason}.</span>
    <span>${[`${metric.namespace} ${metric.name}`, ...of].join(', ')}</span></li>`;
};

const told = ({ alarm, state, at, topic, reason, refusal }: Delivery): Html => html`<li>${alarm} ${tag(state)}
  <span>${toTheSecond(at)}. ${reason}.</span>
  <span>${refusal === null ? `Told to ${topic}` : html`<strong>Told to nobody:</strong> ${refusal}`}</span></li>`;

/** Every alarm of the template with what it says, and what its topic was told. */
export const alarms = (setting: Setting): Reply => {
  const all = setting.alarms.all();
  const deliveries = setting.alarms.deliveries();
  return page(
    '/_local/alarms',
    'Alarms',
    html`<p>As CloudWatch would have them. Whoever subscribes to the topic is told when one begins to ring.</p>
      <div data-live="alarms">
        <section aria-labelledby="told"><h2 id="told">What was told</h2>${
          deliveries.length === 0
            ? html`<p>Nothing yet: no alarm has rung.</p>`
            : html`<ul class="rows">${deliveries.map(told)}</ul>`
        }</section>
        <section aria-labelledby="every"><h2 id="every">Every alarm</h2>${
          all.length === 0 ? html`<p>The template has none.</p>` : html`<ul class="rows">${all.map(alarmRow)}</ul>`
        }</section>
      </div>`,
    { live: true },
  );
};

/** The same for a program. */
export const alarmsData = ({ alarms: of }: Setting): Reply =>
  json({
    alarms: of
      .all()
      .map(({ alarm: { name }, state, since, reason }) => ({ name, state, since: asInstant(since), reason })),
    deliveries: of.deliveries().map(({ at, ...rest }) => ({ ...rest, at: asInstant(at) })),
  });
