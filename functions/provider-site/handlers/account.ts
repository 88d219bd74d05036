import type { Interest } from '../../../adapters/dynamodb/interests.ts';
import { schemaOf } from '../../../domain/questions/field.ts';
import { email, text } from '../../../domain/questions/kinds.ts';
import { done, formRoutes } from '../../shared/forms/form.ts';
import type { Visitor } from '../../shared/web/request.ts';
import { type Route, signedIn } from '../../shared/web/routes.ts';
import type { ProviderSiteDeps } from '../deps.ts';
import { paths } from '../paths.ts';

const fields = {
  name: text({
    label: 'Name of your organisation',
    autocomplete: 'organization',
    missing: 'Enter the name of your organisation',
  }),
  email: email({
    label: 'Email address for news',
    hint: 'We write to it when a window opens, when its closing time changes, and if it is cancelled',
  }),
};
const details = schemaOf(fields);

/** Who is told of windows: registered at the first sign-in, from the account itself where it has an address. */
export const registeredInterest = async (
  deps: Pick<ProviderSiteDeps, 'agreements' | 'interests'>,
  visitor: Visitor,
  now: string,
): Promise<Interest> => {
  const fresh = { providerId: visitor.subject, name: visitor.name, email: visitor.email, since: now };
  const each = await Promise.all(
    deps.agreements.map(async ({ id }) => {
      const known = await deps.interests.get(id, visitor.subject);
      if (!known && details.safeParse(fresh).success) await deps.interests.register(id, fresh);
      return known ?? fresh;
    }),
  );
  return each[0] ?? fresh;
};

/** Whom news of windows goes to. */
export const accountRoutes = (deps: ProviderSiteDeps): readonly Route[] =>
  formRoutes(signedIn, {
    path: '/apply/account',
    template: 'forms/question-page.njk',
    load: ({ visitor, arrivedAt }) => registeredInterest(deps, visitor, arrivedAt),
    show: () => ({ title: 'Who we tell about windows', button: 'Save', back: { href: paths.home } }),
    fields,
    values: (known) => ({ name: known.name, email: known.email }),
    act: async ({ since }, answers, { visitor }) => {
      for (const { id } of deps.agreements)
        await deps.interests.register(id, { providerId: visitor.subject, ...answers, since });
      return done;
    },
    next: () => paths.home,
  });
