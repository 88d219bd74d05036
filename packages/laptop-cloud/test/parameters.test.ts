import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OutsideService } from '../src/outside.ts';
import { openSecrets, variablesOf } from '../src/parameters.ts';

const functions: readonly { readonly environment: Readonly<Record<string, string>> }[] = [
  { environment: { MAIL_URL: 'https://mail.example', MAIL_KEY_PARAMETER: '/mail-key', COLOUR: 'blue' } },
  { environment: { MAIL_KEY_PARAMETER: '/mail-key', FORM_SECRET_PARAMETER: '/form-secret', COLOUR: 'red' } },
];
const mail: OutsideService = {
  title: 'Mail',
  addresses: { MAIL_URL: '/_local/mail' },
  keys: { MAIL_KEY_PARAMETER: () => 'key-of-mail' },
  faults: { faults: () => ['none'], current: () => 'none', set: () => {} },
  handle: async () => false,
};

describe('a service outside', () => {
  const variables = variablesOf(functions);
  const file = join(mkdtempSync(join(tmpdir(), 'parameters-')), 'ssm.json');
  const { secretsOf } = openSecrets(file, variables, () => [mail]);

  it('is told what the functions are given under a variable, each value once', () => {
    expect(variables.valuesOf('COLOUR')).toEqual(['blue', 'red']);
    expect(variables.valuesOf('MAIL_KEY_PARAMETER')).toEqual(['/mail-key']);
    expect(variables.valuesOf('OTHER')).toEqual([]);
  });

  it('knows the key that the functions read, in the form that it gives out itself', () => {
    expect(secretsOf('MAIL_KEY_PARAMETER')).toEqual(['key-of-mail']);
  });

  it('is needed for no secret that is the app’s own', () => {
    expect(variables.parameters).toEqual(['/mail-key', '/form-secret']);
    expect(secretsOf('FORM_SECRET_PARAMETER')).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  });
});
