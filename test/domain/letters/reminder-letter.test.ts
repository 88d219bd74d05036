import { describe, expect, it } from 'vitest';
import { reminderLetter } from '../../../domain/letters/reminder-letter.ts';
import { aWindow } from '../../builders/a-window.ts';
import { s1 } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';

const to = { providerId: 'p-1', name: 'Bright Care', email: 'office@brightcare.example' };
const where = { siteUrl: 'https://care.example', contact: undefined };
const bodyOf = (signOff: boolean) =>
  reminderLetter({ ...s1(), signOff }, aWindow().open(), clock.now(), to, where).body;

describe('A reminder', () => {
  it('says that a sign-off is needed where the agreement asks for one, and not otherwise', () => {
    expect(bodyOf(true)).toContain('has to sign it off. If nobody has yet, ask them now.');
    expect(bodyOf(false)).not.toContain('sign');
  });
});
