import { invitationEnds, isOver } from '../../../../domain/people/provider-people.ts';
import { momentInWords } from '../../../../domain/time/plain-words.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { maySign, ownPeople } from '../../case/people.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** Who acts for the provider, what each may do, and who was asked to. */
export const people =
  (deps: Deps) =>
  async (request: SignedInRequest): Promise<PageResult> => {
    const { visitor, arrivedAt } = request;
    const own = await ownPeople(deps, request);
    return page('provider/people.njk', {
      title: 'People who act for you',
      name: own.name,
      people: own.people.map((each) => ({
        ...each,
        isYou: each.id === visitor.subject,
        sinceWords: momentInWords(each.since),
        href: paths.colleague(each.id),
      })),
      invitations: own.invitations.map((each) => ({
        ...each,
        isOver: isOver(each, arrivedAt),
        until: momentInWords(invitationEnds(each)),
        href: paths.cancelInvitation(each.id),
      })),
      maySign: maySign(visitor),
      inviteHref: paths.invite,
      stopHref: own.people.length > 1 ? paths.stopActing : undefined,
      back: { href: paths.home, text: 'Back to your applications' },
    });
  };
