import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoApplicants } from '../../../laptop/demo/applicants.ts';
import { findingIn } from '../../../laptop/demo/judgement/findings.ts';
import { servingRegister } from '../stand-ins/cqc/serving.ts';
import { type Played, play, s1 } from './play-purely.ts';

let register: Awaited<ReturnType<typeof servingRegister>>;
let played: readonly Played[];
beforeAll(async () => {
  register = await servingRegister();
  played = await Promise.all(demoApplicants(s1, '2027-03-31').map((applicant) => play(applicant, register.baseUrl)));
});
afterAll(() => register.stop());

const at = (end: Played['end']) => played.filter((each) => each.end === end);

/** How many applicants there are of each description, most first. */
const tally = (descriptions: readonly string[]) =>
  [...Map.groupBy(descriptions, (each) => each)]
    .map(([description, { length }]) => `${String(length).padStart(4)}  ${description}`)
    .toSorted((a, b) => (a < b ? 1 : -1));

describe('The demonstration’s round, played by the rules', () => {
  it('has 109 applicants and gives 75 of them a place on at least one lot', () => {
    console.info(tally(played.map(({ end, because }) => `${end}  ${because.join(', ')}`)).join('\n'));
    expect(played).toHaveLength(109);
    expect(at('awarded')).toHaveLength(75);
  });

  it('loses some at each stage', () => {
    expect(
      ['registration', 'compliance', 'evaluation'].map((end) => played.filter((each) => each.end === end).length),
    ).toEqual([9, 13, 12]);
  });

  it('puts referred applications before an officer, who accepts some and rejects others', () => {
    const referred = played.flatMap((each) => each.referred);
    console.info(
      tally(
        referred.map(({ decision, findings }) => `${decision}  ${findings.map(({ code }) => code).join(', ')}`),
      ).join('\n'),
    );
    expect(referred.filter(({ decision }) => decision === 'accept').length).toBeGreaterThan(15);
    expect(referred.filter(({ decision }) => decision === 'reject').length).toBeGreaterThan(5);
    expect(referred.every(({ reason }) => reason.length > 10)).toBe(true);
  });

  it('asks the officer nothing whose words the officer does not know', () => {
    for (const { code, text } of played.flatMap(({ referred }) => referred.flatMap(({ findings }) => findings))) {
      expect(findingIn(text)).toBe(code);
    }
  });

  it('has evaluators who differ on some answers, and never by more than one', () => {
    const differences = played.flatMap(({ marks }) => marks.map(([strict, generous]) => generous - strict));
    expect(new Set(differences)).toEqual(new Set([0, 1]));
    const differing = differences.filter((difference) => difference === 1).length / differences.length;
    expect(differing).toBeGreaterThan(0.1);
    expect(differing).toBeLessThan(0.4);
  });

  it('has somebody who reaches exactly the threshold, and somebody who just misses it', () => {
    const totals = played.flatMap(({ results }) => results.map(({ total }) => total));
    expect(totals).toContain(s1.questionnaire.threshold);
    expect(totals.some((total) => total >= 57 && total < s1.questionnaire.threshold)).toBe(true);
  });

  it('gives places on every lot and in every zone, and to some on one lot and not on another', () => {
    const places = at('awarded').flatMap(({ results }) => results.filter(({ meets }) => meets));
    for (const { id } of s1.lots) expect(places.filter(({ lot }) => lot === id).length).toBeGreaterThan(10);
    const zones = at('awarded').flatMap(({ applicant }) => applicant.pages.flatMap(({ fields }) => fields.zones ?? []));
    expect(new Set(zones).size).toBe(s1.zones.length);
    const partly = at('awarded').filter(({ results }) => results.some(({ meets }) => !meets));
    expect(partly.length).toBeGreaterThan(4);
  });
});
