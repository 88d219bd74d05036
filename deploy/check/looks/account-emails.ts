import {
  GetAccountCommand,
  type GetAccountCommandOutput,
  GetEmailIdentityCommand,
  type GetEmailIdentityCommandOutput,
} from '@aws-sdk/client-sesv2';
import { type Finding, good, mend, note } from '../finding.ts';
import type { Look } from '../look.ts';
import { isCalled, type Places } from '../places.ts';

/** May Amazon SES send the emails about accounts, to anybody? */
export const accountEmails: Look = {
  about: 'Emails about accounts',
  look: async (places, { emailFrom, sesIdentity, stage }) => {
    if (emailFrom === undefined || sesIdentity === undefined)
      return [note("emailFrom is not set: they come from Cognito's own address, which sends 50 a day")];
    const [sending, identity] = await Promise.all([
      places.ses.send(new GetAccountCommand({})),
      identityCalled(places, sesIdentity),
    ]);
    return [
      ...judgeIdentity({ emailFrom, sesIdentity }, identity),
      ...judgeSending(sending, { isLive: stage === 'live' }),
    ];
  },
};

const identityCalled = async ({ ses }: Places, name: string) => {
  try {
    return await ses.send(new GetEmailIdentityCommand({ EmailIdentity: name }));
  } catch (error) {
    if (isCalled(error, 'NotFoundException')) return undefined;
    throw error;
  }
};

type Identity = Pick<GetEmailIdentityCommandOutput, 'VerifiedForSendingStatus'> | undefined;

export const judgeIdentity = (
  { emailFrom, sesIdentity }: { readonly emailFrom: string; readonly sesIdentity: string },
  identity: Identity,
): readonly Finding[] => {
  const domain = emailFrom.slice(emailFrom.lastIndexOf('@') + 1);
  if (emailFrom !== sesIdentity && domain !== sesIdentity && !domain.endsWith(`.${sesIdentity}`))
    return [mend(`${emailFrom} does not belong to ${sesIdentity}: set sesIdentity to ${domain}`)];
  if (!identity)
    return [
      mend(`${sesIdentity} is not known to SES: create it as an identity, and add the DNS records that it shows`),
    ];
  return identity.VerifiedForSendingStatus
    ? [good(`${sesIdentity} is verified`)]
    : [mend(`${sesIdentity} is not verified yet: add the DNS records that SES shows, and wait for them`)];
};

type Sending = Pick<GetAccountCommandOutput, 'ProductionAccessEnabled' | 'SendingEnabled'>;

export const judgeSending = (
  { ProductionAccessEnabled, SendingEnabled }: Sending,
  { isLive }: { readonly isLive: boolean },
): readonly Finding[] => {
  if (!SendingEnabled) return [mend('SES has stopped the account from sending: see its account dashboard for why')];
  if (ProductionAccessEnabled) return [good('SES sends to everybody')];
  const sandbox = 'SES is in its sandbox and writes to verified addresses alone: request production access';
  return [isLive ? mend(sandbox) : note(sandbox)];
};
