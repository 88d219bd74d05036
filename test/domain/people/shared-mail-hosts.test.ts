import { expect, it } from 'vitest';
import { ownMailHost } from '../../../domain/people/shared-mail-hosts.ts';

it.each([
  ['edith@anyshire.example', 'anyshire.example'],
  ['office@RELATED-CARE.example', 'related-care.example'],
  ['"a@b"@care.example', 'care.example'],
  ['somebody@gmail.com', undefined],
  ['Somebody@Yahoo.co.uk', undefined],
  ['evaluator-1@example.com', undefined],
  ['', undefined],
])('An email address tells of an organisation only by a host that is its own: %s', (email, host) => {
  expect(ownMailHost(email)).toBe(host);
});
