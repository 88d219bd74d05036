import { describe, expect, it } from 'vitest';
import { condition } from '../../src/gate/conditions.ts';
import { decide, rule } from '../../src/gate/policy.ts';
import type { Statement } from '../../src/template/access.ts';

const keys = (...values: string[]) => new Map([['dynamodb:leadingkeys', values]]);
const nothing = new Map<string, string[]>();

describe('a condition of a policy', () => {
  it.each([
    ['StringEquals', ['a'], keys('a'), true],
    ['StringEquals', ['a'], keys('A'), false],
    ['StringEqualsIgnoreCase', ['a'], keys('A'), true],
    ['StringEquals', ['a', 'b'], keys('b'), true],
    ['StringEquals', ['a'], nothing, false],
    ['StringEqualsIfExists', ['a'], nothing, true],
    ['StringNotEquals', ['a'], keys('b'), true],
    ['StringNotEquals', ['a', 'b'], keys('b'), false],
    ['StringNotEquals', ['a'], nothing, true],
    ['StringLike', ['OPEN#*'], keys('OPEN#1'), true],
    ['StringLike', ['OPEN#?'], keys('OPEN#12'), false],
    ['StringLike', ['a.c'], keys('abc'), false],
    ['ForAllValues:StringLike', ['OPEN#*'], keys('OPEN#1', 'OPEN#2'), true],
    ['ForAllValues:StringLike', ['OPEN#*'], keys('OPEN#1', 'SEALED#2'), false],
    ['ForAllValues:StringLike', ['OPEN#*'], nothing, true],
    ['ForAnyValue:StringLike', ['SEALED#*'], keys('OPEN#1', 'SEALED#2'), true],
    ['ForAnyValue:StringLike', ['SEALED#*'], keys('OPEN#1'), false],
    ['ForAnyValue:StringLike', ['SEALED#*'], nothing, false],
    ['Null', ['true'], nothing, true],
    ['Null', ['false'], nothing, false],
    ['Null', ['false'], keys('a'), true],
    ['Bool', ['true'], keys('True'), true],
    ['NumericLessThan', ['5'], keys('4'), true],
    ['NumericGreaterThanEquals', ['5'], keys('4'), false],
    ['DateLessThan', ['2027-01-01T00:00:00Z'], keys('2026-12-31T23:59:59Z'), true],
    ['ArnLike', ['arn:aws:states:*:stateMachine:*'], keys('arn:aws:states:eu-west-2:1:stateMachine:w'), true],
    ['StringEquals', ['${dynamodb:LeadingKeys}'], keys('same'), true],
    ['StringEquals', ['${aws:PrincipalTag/team}'], keys('same'), false],
  ])('%s %j of %j is judged as IAM does', (operator, wanted, context, expected) => {
    expect(condition(operator, 'dynamodb:LeadingKeys', wanted)(context)).toBe(expected);
  });

  it('is refused when its operator is not known, for to pass over it would be to grant', () => {
    expect(() => condition('IpAddress', 'aws:SourceIp', ['10.0.0.0/8'])).toThrow('IpAddress is not known');
  });
});

describe('the decision on a call', () => {
  const statement = (given: Partial<Statement>): Statement => ({
    Effect: 'Allow',
    Action: ['dynamodb:GetItem'],
    Resource: ['arn:table/T'],
    Condition: {},
    ...given,
  });
  const ask = { action: 'dynamodb:GetItem', resource: 'arn:table/T', context: nothing };
  const decided = (...statements: Partial<Statement>[]) =>
    decide(
      ask,
      statements.map((one, at) => rule(statement(one), `policy ${at}`)),
    );

  it.each([
    ['granted by a statement that names it', [{}], true],
    ['refused when nothing is said', [], false],
    ['refused for another resource', [{ Resource: ['arn:table/U'] }], false],
    ['refused for another action', [{ Action: ['dynamodb:PutItem'] }], false],
    ['granted by wildcards, whatever the case of the action', [{ Action: ['DynamoDB:Get*'], Resource: ['*'] }], true],
    ['refused when a denial matches beside a grant', [{}, { Effect: 'Deny' as const, Action: ['*'] }], false],
    ['granted by NotAction for other actions', [{ Action: undefined, NotAction: ['dynamodb:PutItem'] }], true],
    ['refused by NotResource for this one', [{ Resource: undefined, NotResource: ['arn:table/T'] }], false],
    ['refused when the condition fails', [{ Condition: { StringEquals: { 'aws:x': ['1'] } } }], false],
  ])('is: %s', (_, statements, expected) => {
    expect(decided(...statements).allowed).toBe(expected);
  });

  it('says which policy denies it', () => {
    expect(decided({}, { Effect: 'Deny' })).toEqual({
      allowed: false,
      why: 'with an explicit deny in an identity-based policy (policy 1)',
    });
  });

  it('counts the policy of the resource too', () => {
    const allow = rule(statement({}), 'table');
    const deny = rule(statement({ Effect: 'Deny' }), 'table');
    expect(decide(ask, [], [allow]).allowed).toBe(true);
    expect(decide(ask, [allow], [deny]).allowed).toBe(false);
  });
});
