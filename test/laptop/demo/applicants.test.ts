import { describe, expect, it } from 'vitest';
import { contentOf } from '../../../adapters/uploads/content-of.ts';
import { readAgreement } from '../../../agreements/read.ts';
import { s1HomeCare } from '../../../agreements/s1-home-care.ts';
import { completeAnswers, pagesOf } from '../../../domain/application/application.ts';
import { complianceFindings } from '../../../domain/application/compliance.ts';
import { unfinishedPages } from '../../../domain/application/task-list.ts';
import { faultOf } from '../../../domain/questions/file-rules.ts';
import { demoApplicants } from '../../../laptop/demo/applicants.ts';
import { demoFirms } from '../../../laptop/stand-ins/cqc/demo-firms.ts';
import { closedAt, draftOf, s1 } from './play-purely.ts';

const applicants = demoApplicants(s1, '2027-03-31');

describe('The applicants of the demonstration', () => {
  it('are the 109 firms of the register’s stand-in, each with an address of nobody', () => {
    expect(applicants.map(({ locationId }) => locationId)).toEqual(demoFirms().map(({ locationId }) => locationId));
    expect(new Set(applicants.map(({ email }) => email)).size).toBe(109);
    expect(applicants.every(({ email }) => /^[a-z-]+@example\.com$/.test(email))).toBe(true);
  });

  it('are the same every time', () => {
    expect(demoApplicants(s1, '2027-03-31')).toEqual(applicants);
  });

  it('send the pages that the form asks for, each with the fields that a browser would send', () => {
    for (const applicant of applicants) {
      const asked = pagesOf(s1, applicant.lots);
      expect(applicant.pages.map(({ page }) => page).toSorted()).toEqual(asked.map(({ path }) => path).toSorted());
      const draft = draftOf(applicant);
      for (const page of asked) {
        const taken = page.formSchema.safeParse(draft[page.path]);
        expect(taken.success, `${applicant.name}, ${page.path}: ${JSON.stringify(taken.error?.issues)}`).toBe(true);
      }
    }
  });

  it('can be a few of them, each once and from all over the list', () => {
    const few = demoApplicants(s1, '2027-03-31', 10);
    expect(new Set(few.map(({ name }) => name)).size).toBe(10);
    expect(new Set(few.map(({ lots }) => lots.join(''))).size).toBeGreaterThan(2);
    expect(applicants.slice(90)).toContainEqual(few.at(-1));
    expect(demoApplicants(s1, '2027-03-31', 500)).toEqual(applicants);
  });

  it('send applications that are complete', () => {
    for (const applicant of applicants)
      expect(unfinishedPages(pagesOf(s1, applicant.lots), draftOf(applicant)), applicant.name).toEqual([]);
  });

  it('choose their lots before their zones, and sign last', () => {
    for (const { pages } of applicants) {
      const order = pages.map(({ page }) => page);
      expect(order.findIndex((page) => page.startsWith('capacity-'))).toBeGreaterThan(order.indexOf('lots'));
      expect(order.at(-1)).toBe('declaration');
    }
  });

  it('apply for various lots, and for every zone of each', () => {
    const mixes = new Set(applicants.map(({ lots }) => lots.join('')));
    expect([...mixes].toSorted()).toEqual(['A', 'AB', 'ABC', 'AC', 'B', 'C']);
    const offered = new Set(
      applicants.flatMap((applicant) =>
        Object.entries(completeAnswers(s1, draftOf(applicant)).capacity).flatMap(([lot, zones]) =>
          zones.map(({ zone }) => `${lot}${zone}`),
        ),
      ),
    );
    expect(offered.size).toBe(36);
  });

  it.each([
    [1, 1],
    [2, 5],
    [6, 30],
  ])('apply just so to an agreement with %i lots, %i zones and other questions', (lotCount, zoneCount) => {
    const lotIds = [...'ABCDEF'].slice(0, lotCount);
    const weights = Object.fromEntries(lotIds.map((id) => [id, 100]));
    const agreement = readAgreement('test', {
      ...s1HomeCare,
      lots: lotIds.map((id) => ({ ...s1HomeCare.lots[0], id, estimatedValue: 1_000_000 })),
      zones: Array.from({ length: zoneCount }, (_, at) => ({ id: `zone-${at}`, name: `Zone ${at}` })),
      need: undefined,
      questionnaire: {
        ...s1HomeCare.questionnaire,
        calibration: undefined,
        questions: [
          { ...s1HomeCare.questionnaire.questions[0], id: 'q1', title: 'Meals', goodAnswer: 'Warm; on time.', weights },
        ],
      },
    });
    const all = demoApplicants(agreement, '2027-03-31');
    for (const applicant of all)
      expect(
        unfinishedPages(pagesOf(agreement, applicant.lots), draftOf(applicant, agreement)),
        applicant.name,
      ).toEqual([]);
    expect(new Set(all.flatMap(({ lots }) => lots)).size).toBe(lotCount);
    const zones = all.flatMap(({ pages }) => pages.flatMap(({ fields }) => fields.zones ?? []));
    expect(new Set(zones).size).toBe(zoneCount);
  });

  it('upload a policy that the service takes for a PDF', () => {
    for (const { pages } of applicants) {
      const file = pages.find(({ page }) => page === 'safeguarding')?.file;
      if (!file) throw new Error('There is no policy');
      const content = contentOf(Buffer.from(file.body));
      expect(faultOf({ name: file.name, size: file.body.length, content })).toBeUndefined();
      expect(Buffer.byteLength(file.body)).toBe(file.body.length);
    }
  });

  it('have policies as old as they are meant to be, whenever the window closes', () => {
    const later = demoApplicants(s1, '2028-03-30');
    const old = (all: typeof applicants, closes: string) =>
      all.flatMap((applicant) => complianceFindings(s1, draftOf(applicant), closes));
    const codes = (all: typeof applicants, closes: string) => old(all, closes).map(({ code }) => code);
    expect(codes(later, '2028-03-30T11:00:00.000Z')).toEqual(codes(applicants, closedAt));
  });
});
