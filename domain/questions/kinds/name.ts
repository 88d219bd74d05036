import { isOneLine } from '../../letters/typed.ts';
import { asOneLine } from '../../unseen.ts';
import type { Field } from '../field.ts';
import { type Line, line } from './line.ts';
import { fieldRead } from './read.ts';
import type { Missing } from './wording.ts';

/** A name. Names end up in letters, lists and notices: what they hold is what is seen of them. */
export const name = (asked: Missing & Line): Field<string> =>
  fieldRead<string>({
    asked: line(asked),
    missing: asked.missing,
    longest: 200,
    read: (typed) => {
      const plain = asOneLine(typed);
      if (isOneLine(plain)) return { answer: plain, kept: plain };
      return {
        wrong:
          'Type the name on one line, in letters and numbers: what you sent has a line break or a hidden character',
      };
    },
  });
