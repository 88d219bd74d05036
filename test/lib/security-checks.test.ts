import { readFileSync } from 'node:fs';
import { App, Stack, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, type IApplyRule } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { appOfOneLiners } from './synthesised.ts';

interface Finding {
  readonly id: string;
  readonly says: string;
  readonly at: IConstruct;
}

/** What the rules of AwsSolutions find, whether it is accepted or not. */
class Findings extends AwsSolutionsChecks {
  readonly all: Finding[] = [];

  override applyRule({ rule, ruleSuffixOverride, info, node }: IApplyRule): void {
    const id = `${this.packName}-${ruleSuffixOverride ?? rule.name}`;
    const result = rule(node);
    const found = Array.isArray(result) ? result.map((one) => `${id}[${one}]`) : result === 'Non-Compliant' ? [id] : [];
    this.all.push(...found.map((one) => ({ id: one, says: info, at: node })));
  }
}

const acceptances = z.record(z.string(), z.string());
const acceptedAt = (at: IConstruct) =>
  at.node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries(acceptances.parse(data)))
    .map(([id, reason]) => ({ id: id.replace(/^Annotation::/, ''), reason, at }));

type Acceptance = ReturnType<typeof acceptedAt>[number];

const isOf = (found: string, accepted: string) =>
  new RegExp(`^${accepted.replaceAll(/[^\w…]/g, '\\$&').replaceAll('…', '.+')}$`).test(found);
const covers = ({ id, at }: Acceptance, found: Finding) => found.at.node.scopes.includes(at) && isOf(found.id, id);

const { app } = appOfOneLiners(
  z.object({ context: z.record(z.string(), z.unknown()) }).parse(JSON.parse(readFileSync('cdk.json', 'utf8'))).context,
);
app.synth();
const checks = new Findings();
checks.validateScope(app);
const accepted = app.node.findAll().flatMap(acceptedAt);

describe('what AwsSolutions of cdk-nag finds', () => {
  it('is mended, or accepted with a reason where it is found (lib/accept.ts)', () => {
    expect(checks.all.length).toBeGreaterThan(20);
    const open = checks.all.filter((found) => !accepted.some((one) => covers(one, found)));
    expect(open.map(({ id, says, at }) => `${at.node.path}: ${id}: ${says}`)).toEqual([]);
  });

  it('is still found wherever it is accepted', () => {
    const idle = accepted.filter((one) => !checks.all.some((found) => covers(one, found)));
    expect(idle.map(({ id, at }) => `${at.node.path}: ${id}`)).toEqual([]);
  });

  it('is accepted of one thing at a time, and never of a whole stack', () => {
    expect(accepted.filter(({ at }) => at instanceof Stack || at instanceof App)).toEqual([]);
  });
});
