import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One command of docs/deploying.md, with the number of its step. */
export interface Command {
  readonly step: string;
  /** As the page has it, with its words in capitals filled in. */
  readonly line: string;
}

const PAGE = join(import.meta.dirname, '..', '..', 'docs', 'deploying.md');

/**
 * The commands of the page in their order, one a line that ends without a backslash. A variable that one sets is set for those after it.
 * @param filledIn what takes the place of each word in capitals
 */
export const commandsOfPage = (filledIn: Readonly<Record<string, string>>): readonly Command[] =>
  readFileSync(PAGE, 'utf8')
    .split(/^## (?=\d)/m)
    .slice(1)
    .flatMap((section) =>
      [...section.matchAll(/^```\n(.*?)^```/gms)].flatMap(([, block = '']) =>
        withVariables(block.replaceAll('\\\n', ' ').trim().split('\n')).map((line) => ({
          step: /^\d+/.exec(section)?.[0] ?? '',
          line: Object.entries(filledIn).reduce((text, [word, value]) => text.replaceAll(whole(word), value), line),
        })),
      ),
    );

/** Where it stands by itself: `live` is no part of `delivery`. */
const whole = (word: string): RegExp => new RegExp(`\\b${word.replaceAll('.', '\\.')}\\b`, 'g');

/** Puts each assignment of a block in front of the commands after it. */
const withVariables = (lines: readonly string[]): readonly string[] => {
  const isAssignment = (line: string) => /^\w+=/.test(line);
  return lines.flatMap((line, at) =>
    isAssignment(line) ? [] : [[...lines.slice(0, at).filter(isAssignment), line].join('; ')],
  );
};
