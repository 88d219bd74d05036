import type { Role, Statement } from '@laptop/cloud/gate';

/** The smallest thing that a role can be given or refused: one action on one resource and, where the statement names several, for one value of its condition. */
export interface Grant {
  /** Logical id. */
  readonly role: string;
  readonly action: string;
  readonly resource: string;
  readonly condition?: { readonly operator: string; readonly key: string; readonly value: string };
}

type Held = Role['statements'][number];

const pairs = ({ Action = [], Resource = [] }: Statement) =>
  Action.flatMap((action) => Resource.map((resource) => ({ action, resource })));

const conditionsOf = ({ Condition }: Statement) =>
  Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).flatMap(([key, values]) => values.map((value) => ({ operator, key, value }))),
  );

/** All that a role is given, piece by piece. @throws for a statement that gives anything but named actions on named resources */
export const grantsOf = ({ logicalId, statements }: Role): readonly Grant[] =>
  statements.flatMap((statement) => {
    if (statement.Effect !== 'Allow' || !statement.Action || !statement.Resource)
      throw new Error(`${logicalId} has a statement that cannot be taken to pieces`);
    const conditions = conditionsOf(statement);
    return pairs(statement).flatMap((pair): Grant[] =>
      conditions.length === 0
        ? [{ role: logicalId, ...pair }]
        : conditions.map((condition) => ({ role: logicalId, ...pair, condition })),
    );
  });

/** The role as it would be without this one grant. */
export const without = (role: Role, { action, resource, condition }: Grant): Role => ({
  ...role,
  statements: role.statements.flatMap((statement): Held[] =>
    pairs(statement).flatMap((pair) => {
      const alone = { ...statement, Action: [pair.action], Resource: [pair.resource] };
      if (pair.action !== action || pair.resource !== resource) return [alone];
      return condition ? withoutValue(alone, condition) : [];
    }),
  ),
});

const withoutValue = (statement: Held, { operator, key, value }: NonNullable<Grant['condition']>): Held[] => {
  const values = statement.Condition[operator]?.[key] ?? [];
  if (!values.includes(value)) return [statement];
  const left = values.filter((one) => one !== value);
  if (left.length === 0) return [];
  return [
    {
      ...statement,
      Condition: { ...statement.Condition, [operator]: { ...statement.Condition[operator], [key]: left } },
    },
  ];
};

/** For a list that people read. */
export const inWords = ({ role, action, resource, condition }: Grant): string =>
  [role, action, resource.replace(/^arn:aws:/, ''), condition && `${condition.key} ${condition.value}`]
    .filter(Boolean)
    .join(' | ');
