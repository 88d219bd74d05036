import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { expect, it } from 'vitest';
import { ProcessesStack } from '../../lib/processes-stack.ts';
import { actionsOf, named, statementsByRole } from './synthesised.ts';

const releases = mkdtempSync(path.join(tmpdir(), 'released-'));
for (const [release, called] of [
  ['2027-01-15', 'RingTheBell'],
  ['2027-03-01', 'LowerTheFlag'],
] as const) {
  mkdirSync(path.join(releases, release));
  const calls = { Type: 'Task', Arguments: { FunctionName: `\${${called}}` } };
  writeFileSync(path.join(releases, release, 'window.asl.json'), JSON.stringify({ States: { calls } }));
}
const stack = new ProcessesStack(new App(), 'Processes', { stage: 'test', releases });
const mayCall = [...statementsByRole(Template.fromStack(stack))].map(([role, statements]) => ({
  role,
  functions: statements
    .filter((statement) => actionsOf(statement).includes('lambda:InvokeFunction'))
    .flatMap(({ Resource }) => [...named(Resource).matchAll(/:function:provider-onboarding-test-([\w-]+)/g)])
    .map(([, name]) => name),
}));
const byName = (part: string) => mayCall.find(({ role }) => role.includes(part))?.functions ?? [];

it('a window that is under way may call what its machine called when it was released, whichever release it began with', () => {
  expect(byName('Window')).toEqual(expect.arrayContaining(['close-window', 'ring-the-bell', 'lower-the-flag']));
});

it('no other machine may, since none of theirs has called it', () => {
  for (const part of ['Application', 'Award', 'Change']) {
    expect(byName(part).length).toBeGreaterThan(0);
    expect(byName(part)).not.toEqual(expect.arrayContaining(['ring-the-bell']));
  }
});
