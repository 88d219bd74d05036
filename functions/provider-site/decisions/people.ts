import { randomUUID } from 'node:crypto';
import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import {
  colleagueRemovedLetter,
  invitationAnsweredLetter,
  invitationLetter,
} from '../../../domain/letters/colleague-letters.ts';
import type { Letter } from '../../../domain/letters/letter.ts';
import {
  barriersToAccepting,
  barriersToInviting,
  barriersToLosing,
  type Colleague,
  type ColleaguePart,
  type Invitation,
  isOver,
  type ProviderPeople,
  partOf,
} from '../../../domain/people/provider-people.ts';
import { done, type Sent } from '../../shared/forms/form.ts';
import { wakeSender } from '../../shared/wake-sender.ts';
import type { SignedInRequest, Visitor } from '../../shared/web/request.ts';
import { hasApplied } from '../case/own-applications.ts';
import type { OwnPeople } from '../case/people.ts';
import { personOf } from '../case/people.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { beyondMeasure } from './beyond-measure.ts';

type Asking = Pick<SignedInRequest, 'visitor' | 'arrivedAt'>;
type Next = Omit<ProviderPeople, 'providerId' | 'version'>;

/** Asks somebody to act for the provider. @throws Conflict where its people were changed meanwhile */
export const invite = async (
  deps: Deps,
  own: OwnPeople,
  { email, part }: { readonly email: string; readonly part: ColleaguePart },
  { visitor, arrivedAt: at }: Asking,
): Promise<Sent> => {
  const barriers = barriersToInviting(own, email, at);
  if (barriers.length > 0) return { barriers };
  const refused =
    (await beyondMeasure(deps, 'invitation', visitor.subject, at)) ??
    // Many accounts must not fill the mailbox of one address either.
    (await beyondMeasure(deps, 'invitation', `to ${email.toLowerCase()}`, `${visitor.subject} ${at}`));
  if (refused) return refused;
  const by = personOf(visitor);
  const invitation: Invitation = { id: randomUUID(), email, part, by, at };
  const { providerId, stored, invitations } = own;
  const href = `${deps.siteUrl}${paths.invitation(providerId, invitation.id)}`;
  const letter = invitationLetter(own, invitation, href);
  const next = { ...nextOf(own), invitations: [...invitations.filter((each) => !isOver(each, at)), invitation] };
  await deps.records.transact([
    deps.people.write(own, stored, next),
    // From here on somebody else may act for it, so each session of whoever did so alone is asked whether it still may.
    ...(stored ? [] : [deps.people.actWrite(visitor.subject, providerId, undefined)]),
    deps.letters.write(letter, at),
  ]);
  if (!stored) await noteOnSessions(deps, visitor, providerId);
  await wakeSender(deps, letter);
  return done;
};

/** Takes an invitation back that nobody has answered. @throws Conflict where the provider's people were changed meanwhile */
export const cancelInvitation = async (deps: Deps, own: OwnPeople, { id }: Invitation): Promise<Sent> => {
  await deps.records.transact([deps.people.write(own, own.stored, { ...nextOf(own), invitations: without(own, id) })]);
  return done;
};

/** Answers an invitation. Accepted already by the same account, it changes nothing. @throws Conflict where the provider's people were changed meanwhile */
export const answerInvitation = async (
  deps: Deps,
  { people, invitation }: { readonly people: ProviderPeople; readonly invitation: Invitation },
  answer: 'accepted' | 'declined',
  asking: Asking,
): Promise<Sent> => {
  const { visitor, arrivedAt: at } = asking;
  const accepts = answer === 'accepted';
  const alone = accepts ? await recordOfOneAlone(deps, visitor) : undefined;
  if (accepts) {
    const actsWithOthers = visitor.actsFor.withOthers && !alone;
    const hasOwn = await hasApplied(deps, visitor, at);
    const barriers = barriersToAccepting(invitation, { actsWithOthers, hasOwn }, at);
    if (barriers.length > 0) return { barriers, status: 403 };
  }
  const { providerId } = people;
  const { subject, name, email } = visitor;
  const inviter = people.people.find(({ id }) => id === invitation.by.id);
  const letter = inviter && invitationAnsweredLetter(people, invitation, inviter.email, answer, at);
  const joins: Colleague = { id: subject, name, email, part: invitation.part, since: at };
  const next = { ...nextOf(people), invitations: without(people, invitation.id) };
  try {
    await deps.records.transact([
      deps.people.write(people, people, accepts ? { ...next, people: [...people.people, joins] } : next),
      ...(accepts ? [deps.people.actWrite(subject, providerId, alone?.providerId)] : []),
      ...(alone ? [deps.people.removeWrite(alone)] : []),
      ...(letter ? [deps.letters.write(letter, at)] : []),
    ]);
  } catch (error) {
    // Pressed twice: the first press did it.
    if (!(error instanceof Conflict) || !accepts || !(await deps.people.partOf(providerId, subject))) throw error;
  }
  if (accepts) await noteOnSessions(deps, visitor, providerId);
  if (letter) await wakeSender(deps, letter);
  return done;
};

/** What is kept of the people of a provider that has only this one: they once asked somebody, or were left alone, and nothing keeps them there. */
const recordOfOneAlone = async (
  { people }: Pick<Deps, 'people'>,
  { actsFor }: Visitor,
): Promise<ProviderPeople | undefined> => {
  const own = actsFor.withOthers ? await people.of(actsFor.providerId) : undefined;
  return own?.people.length === 1 ? own : undefined;
};

/** Has somebody's open sessions know that they act for a provider which they joined: the one that asks above all. */
export const noteOnSessions = async (
  { openSessions }: Pick<Deps, 'openSessions'>,
  { subject, session }: Visitor,
  providerId: string | undefined,
): Promise<void> => {
  const others = await openSessions.of(subject);
  await openSessions.actFor(new Set([session.id, ...others.map(({ id }) => id)]), subject, providerId);
};

/** Lets somebody sign, or only prepare; then nobody answers an invitation of theirs any more. @throws Conflict where the provider's people were changed meanwhile */
export const changePart = async (deps: Deps, own: OwnPeople, { id }: Colleague, part: ColleaguePart): Promise<Sent> => {
  if (partOf(own, id) === part) return done;
  const barriers = part === 'sign' ? [] : barriersToLosing(own, id);
  if (barriers.length > 0) return { barriers };
  const people = own.people.map((each) => (each.id === id ? { ...each, part } : each));
  const invitations = part === 'sign' ? own.invitations : withoutThoseOf(own, id);
  await deps.records.transact([deps.people.write(own, own.stored, { ...nextOf(own), people, invitations })]);
  // Each session that they have open asks from here on what they may do, one that nobody noted it on before too.
  const open = await deps.openSessions.of(id);
  await deps.openSessions.actFor(new Set(open.map((each) => each.id)), id, own.providerId);
  return done;
};

/**
 * Ends that somebody acts for the provider: by who may sign for it, or by themselves. They act for themselves from then on; whose account the provider
 * began with, for a provider of its own that begins anew, since what there is stays with the others. Invitations that they sent and nobody answered are over.
 * @throws Conflict where the provider's people were changed meanwhile
 */
export const stopActing = async (deps: Deps, own: OwnPeople, who: Colleague, asking: Asking): Promise<Sent> => {
  const { visitor, arrivedAt: at } = asking;
  const barriers = barriersToLosing(own, who.id);
  if (barriers.length > 0) return { barriers };
  const { providerId } = own;
  // What their account began with may be in others' hands since long before they came here.
  const isOthers = who.id === providerId || (await deps.people.of(who.id)) !== undefined;
  const anew = isOthers ? randomUUID() : undefined;
  const letter: Letter | undefined =
    who.id === visitor.subject ? undefined : colleagueRemovedLetter(own, who, { name: visitor.name }, at);
  const fresh = { name: who.name, people: [{ ...who, part: 'sign' as const, since: at }], invitations: [] };
  await deps.records.transact([
    deps.people.write(own, own.stored, {
      ...nextOf(own),
      people: own.people.filter(({ id }) => id !== who.id),
      invitations: withoutThoseOf(own, who.id),
    }),
    ...(anew === undefined
      ? [deps.people.actAloneWrite(who.id, providerId)]
      : [deps.people.actWrite(who.id, anew, providerId), deps.people.write({ providerId: anew }, undefined, fresh)]),
    ...(letter ? [deps.letters.write(letter, at)] : []),
  ]);
  if (letter) {
    for (const { id } of await deps.openSessions.of(who.id)) await deps.openSessions.end(id, who.id);
    await wakeSender(deps, letter);
  } else {
    await noteOnSessions(deps, visitor, anew);
  }
  return done;
};

const nextOf = ({ name, people, invitations }: Next): Next => ({ name, people, invitations });
const without = ({ invitations }: Pick<ProviderPeople, 'invitations'>, id: string) =>
  invitations.filter((each) => each.id !== id);
const withoutThoseOf = ({ invitations }: Pick<ProviderPeople, 'invitations'>, id: string) =>
  invitations.filter(({ by }) => by.id !== id);
