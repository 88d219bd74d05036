import { type Html, html } from './html.ts';
import { page, problem, type Reply, seeOther } from './reply.ts';
import type { Setting } from './setting.ts';

const explained: Record<string, string> = { none: 'works as it should' };

const named = (fault: string): string => explained[fault] ?? fault.replaceAll('-', ' ');

const form = ({ name, faults }: Setting['services'][number]): Html => html`<section>
  <form method="post" action="/_local/register">
    <fieldset>
      <legend><h2>${name}</h2></legend>
      <input type="hidden" name="service" value="${name}">
      ${faults.faults().map((fault, n) => {
        const id = `${name}-${n}`.replaceAll(/\W+/g, '-');
        return html`<div class="choice"><input type="radio" id="${id}" name="fault" value="${fault}"${fault === faults.current() && html` checked`}>
          <label for="${id}">${named(fault)}</label></div>`;
      })}
    </fieldset>
    <button>Set</button>
  </form>
</section>`;

/** How each outside service behaves. */
export const services = (setting: Setting): Reply =>
  page(
    '/_local/register',
    'Outside services',
    html`<p>The services that the council does not run are played by this machine. Here one of them can be made to fail.</p>
      ${setting.services.map(form)}`,
  );

/** Sets a service's fault by a form with `service` and `fault`. */
export const setFault = (setting: Setting, body: string): Reply => {
  const given = new URLSearchParams(body);
  const service = setting.services.find(({ name }) => name === given.get('service'));
  const fault = given.get('fault') ?? '';
  if (!service?.faults.faults().includes(fault)) {
    return problem(
      '/_local/register',
      400,
      'Nothing was changed',
      'There is no such service, or it cannot fail in that way.',
    );
  }
  service.faults.set(fault);
  return seeOther('/_local/register');
};
