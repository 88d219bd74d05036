import type { Parameter } from '@aws-sdk/client-ssm';
import { namesOf } from '../../../lib/stage.ts';
import { type Finding, good, mend } from '../finding.ts';
import type { Look } from '../look.ts';

/** What each secret looks like, and how one is had. */
const secretsOfService = {
  'cqc-key': { form: /^\S{16,}$/, from: "the key of CQC's API portal (product Syndication)" },
  'notify-key': {
    form: /^.+(?:-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}){2}$/i,
    from: 'an API key of GOV.UK Notify: its name, the service and the secret, joined by hyphens',
  },
  'form-secret': { form: /^\S{32,}$/, from: '"$(openssl rand -hex 32)"' },
} as const;

/** Is each secret there under the stage's path? What it holds is never shown. */
export const secrets: Look = {
  about: 'Secrets',
  look: ({ parameter }, { stage }) =>
    Promise.all(
      Object.entries(secretsOfService).map(async ([name, secret]) => {
        const path = namesOf(stage).parameter(name);
        return judgeSecret(path, await parameter(path), secret);
      }),
    ),
};

export const judgeSecret = (
  path: string,
  parameter: Pick<Parameter, 'Type' | 'Value'> | undefined,
  { form, from }: { readonly form: RegExp; readonly from: string },
): Finding => {
  const put = `aws ssm put-parameter --type SecureString --overwrite --name ${path} --value ...`;
  if (parameter === undefined) return mend(`${path} is not there: ${put}, with ${from}`);
  const { Type, Value = '' } = parameter;
  if (Type !== 'SecureString')
    return mend(`${path} is not encrypted: aws ssm delete-parameter --name ${path}, then ${put}`);
  if (Value.trim() === '') return mend(`${path} is empty: ${put}, with ${from}`);
  if (Value !== Value.trim()) return mend(`${path} has a blank or a new line about it: ${put}, with ${from}`);
  return form.test(Value) ? good(`${path} is there`) : mend(`${path} is not what it should be: ${put}, with ${from}`);
};
