import type { Representation } from '../../../domain/application/representation.ts';

/** The title of the page about a proposed rejection, or about an application that could not be opened. */
export const proposedTitle = (representation: Representation, mayReply: boolean): string =>
  representation.about ? notOpenedTitle(representation, mayReply) : rejectionTitle(representation, mayReply);

const rejectionTitle = ({ ended, reply }: Representation, mayReply: boolean): string => {
  if (ended?.how === 'lifted' || ended?.how === 'taken-back') return 'Your application goes on';
  if (ended) return 'Your application has been rejected';
  if (mayReply) return reply ? 'We have your reply' : 'You can reply before your application is rejected';
  return reply ? 'Your reply is being read' : 'The time to reply is over';
};

const notOpenedTitle = ({ ended, reply }: Representation, mayReply: boolean): string => {
  if (ended?.how === 'lifted') return 'Your application has been opened';
  if (ended?.how === 'taken-back') return 'Your application is not left out';
  if (ended) return 'Your application is left out';
  if (mayReply) return reply ? 'We have your reply' : 'We could not open your application';
  return reply ? 'Your reply is being read' : 'The time to reply is over';
};
