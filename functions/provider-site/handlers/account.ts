import * as z from 'zod';
import type { Interest } from '../../../adapters/dynamodb/interests.ts';
import type { Question } from '../../../domain/questions/question.ts';
import { fieldErrors, noErrors } from '../../shared/forms/field-errors.ts';
import { judged } from '../../shared/forms/judged.ts';
import { typedValues } from '../../shared/forms/typed-values.ts';
import type { SignedInRequest, Visitor } from '../../shared/web/request.ts';
import { type PageResult, page, redirect } from '../../shared/web/results.ts';
import type { ProviderSiteDeps } from '../deps.ts';

const details = z.object({
  name: z.string().trim().min(1, 'Enter the name of your organisation').max(200, 'Use 200 characters or fewer'),
  email: z.email({ error: 'Enter an email address in the correct format, like name@example.com' }),
});

const questions: readonly Question[] = [
  { kind: 'text', name: 'name', label: 'Name of your organisation', autocomplete: 'organization' },
  {
    kind: 'text',
    type: 'email',
    name: 'email',
    label: 'Email address for news',
    hint: 'We write to it when a window opens, when its closing time changes, and if it is cancelled',
    autocomplete: 'email',
  },
];

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

export const showAccount =
  (deps: ProviderSiteDeps) =>
  async ({ visitor, arrivedAt, restored }: SignedInRequest) => {
    const { name, email } = await registeredInterest(deps, visitor, arrivedAt);
    return accountPage(restored ? typedValues(questions, restored) : { name, email });
  };

export const saveAccount =
  (deps: ProviderSiteDeps) =>
  async ({ form, visitor, arrivedAt }: SignedInRequest) => {
    const values = typedValues(questions, form);
    const said = judged(details, values);
    if (!said.success) return accountPage(values, fieldErrors(questions, said.error), 400);
    const { since } = await registeredInterest(deps, visitor, arrivedAt);
    for (const { id } of deps.agreements) {
      await deps.interests.register(id, { providerId: visitor.subject, ...said.data, since });
    }
    return redirect('/apply');
  };

const accountPage = (values: object, errors = noErrors, status = 200): PageResult =>
  page(
    'forms/question-page.njk',
    {
      title: 'Who we tell about windows',
      questions,
      values,
      errors: errors.summary,
      byField: errors.byField,
      button: 'Save',
      back: { href: '/apply' },
    },
    status,
  );
