import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { barriersToSigning, type SignOff, standingSignOff } from '../../../domain/application/sign-off.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import type { Window } from '../../../domain/window/window.ts';
import type { Visitor } from '../../shared/web/request.ts';
import { paths } from '../paths.ts';

interface Signing {
  readonly agreement: Pick<Agreement, 'signOff'>;
  /** Whose version says whether an answer was changed since. */
  readonly head: { readonly version: number };
  readonly signOff: SignOff | undefined;
  readonly window: Pick<Window, 'windowId'>;
}

/** How it stands with signing an application off, as pages say it, and what whoever looks can do about it. */
export const signingShown = ({ agreement, head, signOff, window }: Signing, { actsFor }: Pick<Visitor, 'actsFor'>) => {
  const signed = standingSignOff(signOff, head);
  const isAsked = agreement.signOff === true;
  const maySign = actsFor.part === 'sign';
  const maySubmit = barriersToSigning({ agreement, signed, maySign, signsNow: true, asShown: true }).length === 0;
  const at = paths.window(window.windowId);
  return {
    /** Whether the agreement asks for it. */
    isAsked,
    maySubmit,
    /** Whether it is signed off by submitting it. */
    asksNow: isAsked && maySign && !signed,
    signedBy: signed && { name: signed.by.name, at: momentInWords(signed.at) },
    /** It was signed off, and an answer was changed since. */
    hasLapsed: signOff?.kind === 'signed' && !signed,
    declined: signOff?.kind === 'declined' ? { ...signOff, at: momentInWords(signOff.at) } : undefined,
    askedAt: signOff?.kind === 'asked' ? { name: signOff.by.name, at: momentInWords(signOff.at) } : undefined,
    askAction: maySubmit ? undefined : at.askToSign,
    signOffHref: isAsked && maySign && actsFor.withOthers ? at.signOff(head.version) : undefined,
    /** Which answers are shown: whoever signs signs these. */
    version: isAsked ? head.version : undefined,
    peopleHref: paths.people,
  };
};
