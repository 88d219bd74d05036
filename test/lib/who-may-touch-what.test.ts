import { expect, it } from 'vitest';
import { actionsOf, named, type Statement, statementsOfStage, synthesised } from './synthesised.ts';

const stage = synthesised();

/** `TasksCheckRegistrationRole1A2B3C4D` is CheckRegistration. */
const nameOf = (role: string) =>
  /^(?:Tasks|Sites|Sweep|Machines|Openings)?(?:AuditRecorder(?=.*Role))?(\w+?)(?:Role|ServiceRole)?\w{8}$/.exec(
    role,
  )?.[1] ?? role;

/** What holds data, by the names that its resources are imported under. */
const stores = {
  'Sealed table': /Sealed(?!Documents)\w*Table/,
  'Records table': /Records\w*Table/,
  'Audit table': /Audit\w*Table/,
  'Letters table': /Letters\w*Table/,
  'Provider sessions table': /ProviderSessions\w*Table/,
  'Officer sessions table': /OfficerSessions\w*Table/,
  'Sealed documents bucket': /SealedDocuments/,
  'Key of what is sealed': /SealedKey/,
  'Opened documents bucket': /OpenedDocuments/,
} as const;

const partitionsOf = ({ Condition, Resource }: Statement): readonly string[] => {
  const keys = /"dynamodb:LeadingKeys":(\[[^\]]*\]|"[^"]*")/.exec(named(Condition))?.[1];
  const index = /\/index\/\w+/.exec(named(Resource))?.[0]?.replace('/index/', 'index ') ?? '';
  const beginning = /"\/([\w-]+(?:\/\*(?:\/[\w-]+\/\*)?)?)"/.exec(named(Resource))?.[1];
  const kinds = keys ? [JSON.parse(keys)].flat() : [beginning ?? 'everything'];
  return kinds.map((kind: string) => `${index} ${kind}`.trim());
};

const verbOf = (action: string) => action.replace(/^\w+:/, '');

/** Who may do what with each kind of record, as a page for people to read through. */
const page = (): string => {
  const rows = [...statementsOfStage(stage)].flatMap(([role, statements]) =>
    statements.flatMap((statement) =>
      Object.entries(stores)
        .filter(([, pattern]) => pattern.test(named(statement.Resource)) && statement.Effect === 'Allow')
        .flatMap(([store]) =>
          partitionsOf(statement).flatMap((kind) =>
            actionsOf(statement).map((action) => ({ store, kind, verb: verbOf(action), role: nameOf(role) })),
          ),
        ),
    ),
  );
  const sections = Object.keys(stores).map((store) => {
    const ofStore = Map.groupBy(
      rows.filter((row) => row.store === store),
      ({ kind, verb }) => `| \`${kind}\` | ${verb} |`,
    );
    const lines = [...ofStore].map(([cells, found]) => {
      const roles = [...new Set(found.map(({ role }) => role))].toSorted();
      return `${cells} ${roles.join(', ')} |`;
    });
    return [`## ${store}`, '', '| What | Verb | Roles |', '|---|---|---|', ...lines.toSorted(), ''].join('\n');
  });
  return [
    '# Who may touch what',
    '',
    'Each verb that a role of the service is granted on what holds data, as the templates of all three stacks say it. Kinds of record are partitions,',
    'by the beginning of their key; `ENTRY#NAME#*` are the audit entries that the function of this name writes. Nobody has a verb that',
    'is not here. `npx vitest run test/lib/who-may-touch-what.test.ts -u` writes this page anew: read what changed.',
    '',
    ...sections,
  ].join('\n');
};

it('the page of who may touch what says what the template grants', async () => {
  await expect(page()).toMatchFileSnapshot('../../docs/who-may-touch-what.md');
});
