import { describe, expect, it } from 'vitest';
import type { StackTemplate } from '../../src/template/assembly.ts';
import { Intrinsics, UnknownInTemplate } from '../../src/template/intrinsics.ts';

const aStack = (name: string, parts: Partial<StackTemplate>): StackTemplate => ({
  name,
  Resources: {},
  Outputs: {},
  Parameters: {},
  ...parts,
});

const stored = aStack('Stored', {
  Resources: {
    Places1: { Type: 'AWS::DynamoDB::GlobalTable', Properties: {} },
    Named2: { Type: 'AWS::DynamoDB::GlobalTable', Properties: { TableName: { 'Fn::Sub': 'places-${AWS::Region}' } } },
    Odd3: { Type: 'AWS::Odd::Thing', Properties: {} },
  },
  Outputs: { Out: { Value: { 'Fn::GetAtt': ['Places1', 'Arn'] }, Export: { Name: 'Stored:Arn' } } },
});
const running = aStack('Running', {
  Resources: {
    Machine: { Type: 'AWS::StepFunctions::StateMachine', Properties: {} },
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: {} },
    Fn: { Type: 'AWS::Lambda::Function', Properties: {} },
    Version: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { Ref: 'Fn' } } },
  },
  Parameters: { Stage: { Default: 'test' } },
});
const intrinsics = new Intrinsics([stored, running], 'http://127.0.0.1:3000');

describe('an intrinsic function of a template', () => {
  it.each([
    ['a name without one given', { Ref: 'Places1' }, stored, 'Places1'],
    ['a name given', { Ref: 'Named2' }, stored, 'places-eu-west-2'],
    ['a parameter', { Ref: 'Stage' }, running, 'test'],
    [
      'a machine, whose Ref is its ARN',
      { Ref: 'Machine' },
      running,
      'arn:aws:states:eu-west-2:000000000000:stateMachine:Machine',
    ],
    ['a version of a function', { Ref: 'Version' }, running, 'arn:aws:lambda:eu-west-2:000000000000:function:Fn:1'],
    [
      'an ARN',
      { 'Fn::GetAtt': ['Named2', 'Arn'] },
      stored,
      'arn:aws:dynamodb:eu-west-2:000000000000:table/places-eu-west-2',
    ],
    ['the address of the site', { 'Fn::GetAtt': 'Api.ApiEndpoint' }, running, 'http://127.0.0.1:3000'],
    [
      'what another stack exports',
      { 'Fn::ImportValue': 'Stored:Arn' },
      running,
      'arn:aws:dynamodb:eu-west-2:000000000000:table/Places1',
    ],
    ['a join', { 'Fn::Join': ['/', ['a', { Ref: 'AWS::AccountId' }]] }, running, 'a/000000000000'],
    ['a piece', { 'Fn::Select': [1, { 'Fn::Split': [':', 'a:b:c'] }] }, running, 'b'],
    [
      'a text with variables',
      { 'Fn::Sub': ['${x}-${Api.ApiEndpoint}-${!kept}', { x: 1 }] },
      running,
      '1-http://127.0.0.1:3000-${kept}',
    ],
  ])('gives %s', (_, value, stack, expected) => {
    expect(intrinsics.resolve(value, stack)).toBe(expected);
  });

  it('leaves out what comes to nothing', () => {
    const given = { a: 1, b: { Ref: 'AWS::NoValue' }, c: [{ Ref: 'AWS::NoValue' }, 2] };
    expect(intrinsics.resolve(given, stored)).toEqual({ a: 1, c: [2] });
  });

  it.each([
    ['a function', { 'Fn::Cidr': [] }],
    ['a type of resource', { Ref: 'Odd3' }],
    ['an attribute', { 'Fn::GetAtt': ['Places1', 'Weight'] }],
    ['a resource', { Ref: 'Nothing' }],
    ['an export', { 'Fn::ImportValue': 'Nobody:Exports' }],
  ])('is refused when %s is not known', (_, value) => {
    expect(() => intrinsics.resolve(value, stored)).toThrow(UnknownInTemplate);
  });
});
