import type { Correction } from '../application/correction.ts';
import type { OpenedApplication } from '../application/opened-application.ts';
import type { Representation } from '../application/representation.ts';
import type { Control } from '../people/control.ts';
import type { Window } from '../window/window.ts';
import { outcomeLetterIdOf } from './application-letters.ts';
import { hearingLetterId, lettersAskingForAReply } from './representation-letters.ts';

interface About {
  readonly window: Window;
  readonly application: OpenedApplication;
  readonly representations: readonly Representation[];
  readonly corrections: readonly Correction[];
  readonly control: Pick<Control, 'issues'>;
  readonly files: readonly { readonly page: string; readonly field: string }[];
  /** Of each contract how often something has been done about it since it was made. */
  readonly standings: readonly { readonly lot: string; readonly version: number }[];
}

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at + 1);

/**
 * The ids of every letter that can have been written about an application once its window had closed, and about its window: who asks for each of them finds
 * those that were. Those that are kept from officers are not among them (docs/rules.md, rule 2), nor answers to questions.
 */
export const lettersOfApplication = (about: About): readonly string[] => {
  const { window, application, representations, corrections, control, files, standings } = about;
  const { windowId, providerId, lots } = application;
  const named = (what: string) => `${windowId}.${what}.${providerId}`;
  return [
    named('opened'),
    ...window.changes.map(({ kind, at }) => named(`${kind}-${at}`)),
    ...files.flatMap(({ page, field }) => unsafe.map((why) => named(`unsafe-file-${page}-${field}-${why}`))),
    ...corrections.flatMap(({ round, version }) => [
      named(`correction-asked-${round}`),
      ...upTo(version).map((each) => named(`correction-received-${round}-${each}`)),
      named(`correction-taken-back-${round}`),
    ]),
    ...representations.flatMap((to) => [
      ...lettersAskingForAReply(to),
      ...upTo(to.version).map((each) => hearingLetterId(`representation-${each}`, to)),
      ...ended.map((kind) => hearingLetterId(kind, to)),
    ]),
    outcomeLetterIdOf(windowId, providerId),
    named('award-stopped'),
    ...control.issues.map(({ issuedAt }) => named(`control-code-${issuedAt.replaceAll(/\D/g, '')}`)),
    named('place-withheld'),
    ...lots.flatMap((lot) => [named(`place-held-${lot}`), named(`contract-${lot}`)]),
    ...standings.flatMap(({ lot, version }) =>
      upTo(version).flatMap((each) => standing.map((kind) => named(`${kind}-${lot}-${each}`))),
    ),
  ];
};

const unsafe = ['infected', 'not-checkable'];
const ended = ['rejection', 'rejection-lifted', 'left-out', 'leaving-out-ended'];
const standing = ['contract-accepted', 'contract-countersigned', 'contract-leaving', 'contract-staying'];
