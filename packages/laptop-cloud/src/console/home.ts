import { type Html, html } from './html.ts';
import { asField, asInstant, inWords } from './moment.ts';
import { page, type Reply } from './reply.ts';
import type { Setting } from './setting.ts';

const shown = 8;

const clockSection = (setting: Setting): Html => {
  const now = setting.clock.now();
  const due = setting.schedules();
  const [next] = due;
  const buttons = Map.groupBy(due, ({ button }) => button);
  buttons.delete(undefined);
  const to = (at: number, text: Html): Html => html`<button name="to" value="${asInstant(at)}">${text}</button>`;
  const by = (duration: string, text: string): Html => html`<button name="by" value="${duration}">${text}</button>`;
  return html`<section aria-labelledby="clock">
    <h2 id="clock">The clock</h2>
    <p class="now">${inWords(now)}</p>
    <p>It only moves forward. Whatever falls due on the way happens in its order, so a long way may take a while.</p>
    <form method="post" action="/_local/clock" class="buttons">
      ${[...buttons].map(([text, [first]]) => first && to(first.at, html`${text}<span>${inWords(first.at)}</span>`))}
      ${next && to(next.at, html`To what is due next<span>${next.name}, ${inWords(next.at)}</span>`)}
      ${by('P1D', 'One day on')}
      ${by('P7D', 'Seven days on')}
    </form>
    <form method="post" action="/_local/clock" class="line">
      <div class="field"><label for="to">A time of your choice, in London</label>
        <input id="to" name="to" type="datetime-local" min="${asField(now)}" value="${asField(now)}" required></div>
      <button>Move the clock</button>
    </form>
    ${
      due.length > 0 &&
      html`<h3>What will happen by itself</h3>
      <ol class="rows">${due.slice(0, shown).map(({ at, name }) => html`<li>${name}<span>${inWords(at)}</span></li>`)}</ol>`
    }
  </section>`;
};

const people = ({ accounts, newcomers }: Setting): Html => html`<section aria-labelledby="people">
  <h2 id="people">Who you can be</h2>
  <p>Each link leads to the sign-in. ${newcomers.join(' ')}</p>
  <ul class="rows">${accounts.map(
    ({ name, email, role, path }) => html`<li><a href="${path}">${name}</a><span>${role}, ${email}</span></li>`,
  )}</ul>
  <p><a href="/_local/accounts">Change what an account may do, or disable it</a></p>
</section>`;

const running = async ({ processes }: Setting): Promise<Html> => {
  const machines = await processes.machines();
  const counted = await Promise.all(
    machines.map(async ({ arn, title }) => {
      const count = async (status: 'RUNNING' | 'FAILED') => {
        const { items, next } = await processes.executions({ machine: arn, status, limit: 100 });
        return `${items.length}${next === undefined ? '' : ' or more'}`;
      };
      return { arn, title, running: await count('RUNNING'), failed: await count('FAILED') };
    }),
  );
  return html`<ul class="rows">${counted.map(
    (each) => html`<li><a href="/_local/executions?machine=${encodeURIComponent(each.arn)}">${each.title}</a>
      <span>${each.running} running, ${each.failed} failed</span></li>`,
  )}</ul>`;
};

const ringing = ({ alarms }: Setting): string => {
  const names = alarms.all().flatMap(({ alarm, state }) => (state === 'ALARM' ? [alarm.name] : []));
  return names.length === 0 ? 'None rings.' : `Ringing: ${names.join(', ')}.`;
};

const idOf = (path: string): string => path.split('/').at(-1) ?? '';

/** The overview: the clock, who one can be, and what there is to look at. */
export const home = async (setting: Setting): Promise<Reply> => {
  const { services, siteUrl } = setting;
  const faulty = services.filter(({ faults }) => faults.current() !== 'none');
  return page(
    '/_local',
    'Overview',
    html`<p>All of this runs on your machine. Nothing is sent to anybody, and nobody here is real.
        The site itself is at <a href="${siteUrl}">${siteUrl}</a>.</p>
      ${clockSection(setting)}
      ${people(setting)}
      ${services.map(({ pages }) => pages && html`<section aria-labelledby="${idOf(pages.path)}"><h2 id="${idOf(pages.path)}">${pages.title}</h2><p>${pages.overview()}</p></section>`)}
      <section aria-labelledby="processes"><h2 id="processes">Processes</h2>${await running(setting)}</section>
      <section aria-labelledby="alarms"><h2 id="alarms">Alarms</h2>
        <p>${ringing(setting)} <a href="/_local/alarms">Every alarm</a></p></section>
      <section aria-labelledby="services"><h2 id="services">Outside services</h2>
        <p>${faulty.length === 0 ? 'All answer as they should.' : faulty.map(({ title, faults }) => html`${title}: ${faults.current()}. `)}
        <a href="/_local/services">Make one fail</a></p></section>`,
  );
};
