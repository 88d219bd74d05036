import { describe, expect, it } from 'vitest';
import { answerOf } from '../../src/http-api/answer.ts';

const of = (returned: unknown) => {
  const { body, ...rest } = answerOf(JSON.stringify(returned));
  return { ...rest, body: body.toString() };
};

describe('what a function returns becomes', () => {
  it('JSON with 200 when it has no status code', () => {
    expect(of({ a: 1 })).toMatchObject({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: '{"a":1}',
    });
    expect(of('hello').body).toBe('hello');
    expect(of(null).body).toBe('null');
  });

  it('an answer as it says, with cookies', () => {
    const headers = { Location: '/', 'X-Count': 3 };
    expect(of({ statusCode: 303, headers, cookies: ['a=1', 'b=2'] })).toEqual({
      status: 303,
      headers: { location: '/', 'x-count': '3' },
      cookies: ['a=1', 'b=2'],
      body: '',
    });
  });

  it('every cookie, of the list and of its headers', () => {
    expect(of({ statusCode: 200, headers: { 'Set-Cookie': 'c=3' }, cookies: ['a=1'] })).toEqual({
      status: 200,
      headers: {},
      cookies: ['a=1', 'c=3'],
      body: '',
    });
  });

  it('plain text when it does not say what its body is', () => {
    expect(of({ statusCode: '200', body: 'hello' }).headers).toEqual({ 'content-type': 'text/plain;charset=UTF-8' });
  });

  it('an error when it is no answer', () => {
    expect(of({ statusCode: 'soon' })).toMatchObject({ status: 500, body: '{"message":"Internal Server Error"}' });
  });
});
