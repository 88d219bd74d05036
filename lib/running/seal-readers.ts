import { Lazy, Stack } from 'aws-cdk-lib';
import { CfnPolicy, CfnRole } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import * as z from 'zod';
import type { SealedThing, SealReader } from '../../domain/seal/readers.ts';
import type { StoredStack } from '../stored-stack.ts';

const readingItems = [
  'BatchGetItem',
  'ExportTableToPointInTime',
  'GetItem',
  'GetRecords',
  'PartiQLSelect',
  'Query',
  'Scan',
  'TransactGetItems',
].map((action) => `dynamodb:${action}`);

/** The actions that give out what an item or an object holds. */
const reading: Readonly<Record<SealedThing, readonly string[]>> = {
  answers: readingItems,
  marks: readingItems,
  files: ['s3:GetObject', 's3:GetObjectVersion'],
};

/** The partitions of the marks of who has begun an application (adapters/dynamodb/begun-marks.ts). */
const MARKS = 'WINDOW#*#BEGUN';
const namingPartitions: ReadonlySet<string> = new Set(['dynamodb:GetItem', 'dynamodb:Query']);
const onPartitions = z.object({
  'ForAllValues:StringLike': z.object({ 'dynamodb:LeadingKeys': z.union([z.string(), z.array(z.string()).min(1)]) }),
});

const oneOrMore = z.union([z.string(), z.array(z.unknown())]).transform((given) => [given].flat());
const statement = z.object({
  Effect: z.string(),
  Action: oneOrMore.default(['*']),
  Resource: z.unknown(),
  Condition: z.unknown().optional(),
});
const policy = z.object({ Statement: z.union([z.array(statement), statement.transform((one) => [one])]) });

/**
 * The roles of all stacks whose policies let them read what is sealed, as JSON for a function's environment. It is read from the policies
 * themselves when the stacks are synthesised, whoever gave a permission and however.
 */
export const sealReadersOf = (stored: StoredStack, ...others: readonly Stack[]): string =>
  Lazy.string({ produce: () => JSON.stringify(readers(stored, others)) });

const readers = (stored: StoredStack, others: readonly Stack[]): readonly SealReader[] => {
  const { tableArn } = stored.sealed;
  const things = { answers: tableArn, files: stored.sealedDocuments.bucketArn, marks: tableArn };
  const found = new Map<string, Set<SealedThing>>();
  for (const stack of [stored, ...others]) {
    for (const { role, document } of stack.node.findAll().flatMap(policiesIn)) {
      for (const one of policy.parse(stack.resolve(document)).Statement) {
        for (const thing of [isOfMarksAlone(one) ? 'marks' : 'answers', 'files'] as const)
          if (lets(one, thing, stack.resolve(things[thing])))
            found.set(role, (found.get(role) ?? new Set()).add(thing));
      }
    }
  }
  return [...found]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([role, reads]) => ({ role, reads: [...reads].toSorted() }));
};

/**
 * Whether a permission reaches no partition but those of the marks, by actions that always name one. Any other condition is taken for none, and so is
 * this one for an action that names no partition, as a scan: to that it is no bound.
 */
const isOfMarksAlone = ({ Action, Condition }: z.output<typeof statement>): boolean => {
  const { data } = onPartitions.safeParse(Condition);
  return (
    data !== undefined &&
    Action.every((action) => namingPartitions.has(String(action))) &&
    [data['ForAllValues:StringLike']['dynamodb:LeadingKeys']].flat().every((key) => key === MARKS)
  );
};

/** The documents of permissions that a role has, within itself and beside it. */
const policiesIn = (construct: IConstruct): readonly { readonly role: string; readonly document: unknown }[] => {
  if (construct instanceof CfnRole) {
    const role = placeOf(construct);
    const within = z
      .array(z.object({ policyDocument: z.unknown() }))
      .safeParse(Stack.of(construct).resolve(construct.policies ?? []));
    return (within.data ?? []).map(({ policyDocument }) => ({ role, document: policyDocument }));
  }
  return construct instanceof CfnPolicy ? [{ role: placeOf(construct), document: construct.policyDocument }] : [];
};

/** A role's place in its stack: `Stage/Sites/ProviderSite/Role/DefaultPolicy/Resource` is `Sites/ProviderSite`. */
const placeOf = (construct: IConstruct): string =>
  construct.node.path
    .slice(Stack.of(construct).node.path.length + 1)
    .replace(/\/Resource$/, '')
    .replace(/\/DefaultPolicy$/, '')
    .replace(/\/Role$/, '');

const lets = ({ Effect, Action, Resource }: z.output<typeof statement>, thing: SealedThing, arn: unknown): boolean =>
  Effect === 'Allow' &&
  Action.some((action) => reading[thing].some((each) => matches(String(action), each))) &&
  [Resource ?? '*'].flat().some((each) => each === '*' || JSON.stringify(each).includes(JSON.stringify(arn)));

const matches = (pattern: string, action: string): boolean =>
  new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i').test(action);
