import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type Provider from 'oidc-provider';
import { errors } from 'oidc-provider';
import * as z from 'zod';
import { document, html } from '../console/html.ts';
import type { Account, Accounts } from './accounts.ts';
import type { PoolAccounts } from './pool-accounts.ts';
import { signInPage } from './sign-in-page.ts';

const newcomer = z.object({
  name: z.string().trim().min(1, { error: 'Enter a name' }).max(200, { error: 'Name must be 200 characters or fewer' }),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.email({ error: 'Enter an email address in the correct format, like name@example.com' })),
});

const expired = document({
  title: 'This sign-in has run out',
  body: html`<h1>This sign-in has run out</h1>
    <p>It was begun too long ago, or in another browser. <a href="/">Go to the start page</a> and sign in again.</p>`,
});

/** The page on which one chooses who to be: shown by GET, answered by POST of `account`, or of `name` and `email`. */
export const signIn = (
  provider: Provider,
  accounts: Accounts,
  { as, newcomers }: Pick<PoolAccounts, 'as' | 'newcomers'>,
) => {
  const show = (res: ServerResponse, status: number, body: string): void => {
    res.writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    });
    res.end(body);
  };

  const chosen = (
    form: URLSearchParams,
  ): { readonly account: Account } | { readonly problems: Record<string, string> } => {
    const email = form.get('account');
    if (email !== null || !newcomers) {
      const account = accounts.withEmail(email ?? '');
      if (account?.disabled) return { problems: { account: `The account of ${account.name} is disabled` } };
      return account ? { account } : { problems: { account: 'Choose one of the accounts' } };
    }
    const { data, error } = newcomer.safeParse(Object.fromEntries(form));
    if (data) return { account: accounts.welcome(data) };
    const { fieldErrors } = z.flattenError(error);
    return {
      problems: Object.fromEntries(Object.entries(fieldErrors).map(([field, [message]]) => [field, `${message}`])),
    };
  };

  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    try {
      await provider.interactionDetails(req, res);
      if (req.method !== 'POST') {
        show(res, 200, signInPage({ accounts, as, newcomers }));
        return;
      }
      const form = new URLSearchParams(await text(req));
      const choice = chosen(form);
      if ('problems' in choice) {
        show(res, 400, signInPage({ accounts, as, newcomers, form, problems: choice.problems }));
        return;
      }
      await provider.interactionFinished(req, res, { login: { accountId: choice.account.sub } });
    } catch (error) {
      if (!(error instanceof errors.SessionNotFound)) throw error;
      show(res, 400, expired);
    }
  };
};
