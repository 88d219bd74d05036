import type { Account } from '../oidc/accounts.ts';
import type { PoolOnPages } from '../oidc/issuers.ts';
import { type Html, html } from './html.ts';
import { page, problem, type Reply, seeOther } from './reply.ts';
import type { Setting } from './setting.ts';

const HERE = '/_local/accounts';

const box = (
  id: string,
  name: string,
  value: string,
  label: string,
  checked: boolean,
): Html => html`<div class="choice">
  <input type="checkbox" id="${id}" name="${name}" value="${value}"${checked && html` checked`}>
  <label for="${id}">${label}</label></div>`;

const form = (
  { id: pool, groups }: PoolOnPages,
  { sub, name, email, groups: held, disabled }: Account,
): Html => html`<form method="post" action="${HERE}">
  <fieldset>
    <legend><h3>${name}</h3></legend>
    <p>${email}</p>
    <input type="hidden" name="pool" value="${pool}"><input type="hidden" name="sub" value="${sub}">
    ${groups.map((group) => box(`${sub}-${group}`, 'group', group, group, held.includes(group)))}
    ${box(`${sub}-disabled`, 'disabled', 'yes', 'The account is disabled', disabled)}
  </fieldset>
  <button>Save ${name}</button>
</form>`;

/** Every account with its groups, as the console of Cognito has them. */
export const accounts = ({ pools }: Setting): Reply =>
  page(
    HERE,
    'Accounts',
    html`<p>This page stands in for Cognito’s console, where accounts are put into groups, taken out of them, and disabled. The site learns of it
        when it next asks Cognito about somebody, or when they sign in.</p>
      ${pools.map(
        (pool) => html`<section aria-labelledby="${pool.id}"><h2 id="${pool.id}">Who signs in as ${pool.as}</h2>
        ${pool.accounts.all().map((account) => form(pool, account))}</section>`,
      )}`,
  );

/** Gives an account the groups of a form with `pool`, `sub`, `group` and `disabled`. */
export const changeAccount = ({ pools }: Setting, body: string): Reply => {
  const given = new URLSearchParams(body);
  const pool = pools.find(({ id }) => id === given.get('pool'));
  const account = pool?.accounts.withSub(given.get('sub') ?? '');
  const groups = given.getAll('group');
  if (!pool || !account || !groups.every((group) => pool.groups.includes(group)))
    return problem(HERE, 400, 'Nothing was changed', 'There is no such account, or no such group.');
  pool.accounts.change(account.sub, { groups, disabled: given.has('disabled') });
  return seeOther(HERE);
};
