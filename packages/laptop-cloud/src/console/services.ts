import { type Html, html } from './html.ts';
import { page, problem, type Reply, seeOther } from './reply.ts';
import type { Setting } from './setting.ts';

const explained: Record<string, string> = { none: 'works as it should' };

const named = (fault: string): string => explained[fault] ?? fault.replaceAll('-', ' ');

const form = ({ title, faults }: Setting['services'][number]): Html => html`<section>
  <form method="post" action="/_local/services">
    <fieldset>
      <legend><h2>${title}</h2></legend>
      <input type="hidden" name="service" value="${title}">
      ${faults.faults().map((fault, n) => {
        const id = `${title}-${n}`.replaceAll(/\W+/g, '-');
        return html`<div class="choice"><input type="radio" id="${id}" name="fault" value="${fault}"${fault === faults.current() && html` checked`}>
          <label for="${id}">${named(fault)}</label></div>`;
      })}
    </fieldset>
    <button>Set</button>
  </form>
</section>`;

/** How each outside service behaves, the database, and the machines' service. */
export const services = (setting: Setting): Reply =>
  page(
    '/_local/services',
    'Outside services',
    html`<p>The services that the app calls and that are not AWS’s are played by this machine. Here one of them can be made to fail, the database to refuse writes, and Step Functions to refuse starts.</p>
      ${setting.services.map(form)}`,
  );

/** Sets a service's fault by a form with `service` and `fault`. */
export const setFault = (setting: Setting, body: string): Reply => {
  const given = new URLSearchParams(body);
  const service = setting.services.find(({ title }) => title === given.get('service'));
  const fault = given.get('fault') ?? '';
  if (!service?.faults.faults().includes(fault)) {
    return problem(
      '/_local/services',
      400,
      'Nothing was changed',
      'There is no such service, or it cannot fail in that way.',
    );
  }
  service.faults.set(fault);
  return seeOther('/_local/services');
};
