import { document, type Html, html } from '../console/html.ts';
import type { Accounts } from './accounts.ts';
import type { Person } from './pool-accounts.ts';

interface Shown {
  readonly accounts: Accounts;
  /** Whom one signs in as: "a member". */
  readonly as: string;
  readonly newcomers: boolean;
  readonly form?: URLSearchParams;
  /** What is wrong, by field: `account`, `name`, `email`. */
  readonly problems?: Record<string, string>;
}

const choice = ({ email, name, does }: Person): Html => html`<li>
  <button name="account" value="${email}">${name}<span>${does}, ${email}</span></button>
</li>`;

const field = (name: string, label: string, attributes: Html, { form, problems }: Shown): Html => {
  const problem = problems?.[name];
  return html`<div class="field${problem ? ' wrong' : ''}">
    <label for="${name}">${label}</label>
    ${problem && html`<p class="problem" id="${name}-problem">${problem}</p>`}
    <input id="${name}" name="${name}" value="${form?.get(name) ?? ''}" ${attributes}
      ${problem && html`aria-invalid="true" aria-describedby="${name}-problem"`}>
  </div>`;
};

const summary = (problems: Record<string, string>): Html => html`<div class="summary" role="alert">
  <h2>There is a problem</h2>
  <ul>${Object.entries(problems).map(([name, problem]) => html`<li><a href="#${name}">${problem}</a></li>`)}</ul>
</div>`;

const newcomerForm = (shown: Shown): Html => html`<section>
  <h2>Sign in as somebody new</h2>
  <p>Nothing is sent to the address. The same address signs in as the same person again.</p>
  <form method="post" novalidate>
    ${field('name', 'Name', html`autocomplete="off"`, shown)}
    ${field('email', 'Email address', html`type="email" autocomplete="off" spellcheck="false"`, shown)}
    <button class="main">Sign in</button>
  </form>
</section>`;

/** The page on which one chooses who to be. */
export const signInPage = (shown: Shown): string => {
  const { accounts, as, newcomers, problems } = shown;
  const earlier = accounts.newcomers();
  const title = `Sign in as ${as}`;
  return document({
    title: problems ? `Error: ${title}` : title,
    body: html`${problems && summary(problems)}
      <h1>${title}</h1>
      <p>This page stands in for the sign-in of the real service. Choose who to be: nobody here is real.</p>
      <form method="post" id="account"><ul class="choices">${accounts.people.map(choice)}</ul></form>
      ${
        earlier.length > 0 &&
        html`<details><summary>Others who have signed in here (${earlier.length})</summary>
          <form method="post"><ul class="choices">${earlier.map(choice)}</ul></form></details>`
      }
      ${newcomers && newcomerForm(shown)}`,
  });
};
