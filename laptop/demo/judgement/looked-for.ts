import type { QualityQuestion } from '../../../domain/agreement/questionnaire.ts';
import { thingsAskedFor } from '../things-asked-for.ts';

/** As much of a question as its readers go by. */
export type JudgedQuestion = Pick<QualityQuestion, 'title' | 'goodAnswer'>;

/** Something that a good answer covers, and the words by which a reader knows that it does. */
export interface LookedFor {
  /** As a reason names it. */
  readonly what: string;
  readonly words: RegExp;
}

const months = 'January|February|March|April|May|June|July|August|September|October|November|December';

/** What evaluators look for in answers to questions of these titles. */
const lookedForIn: Readonly<Record<string, readonly LookedFor[]>> = {
  'Personal outcomes': [
    {
      what: 'how the person shapes the plan',
      words: /\bin their own words\b|\bthe person leads\b|\bask the person\b/i,
    },
    { what: 'how outcomes are measured', words: /\bbe measured\b|\bwhat would show\b|\bsimple scale\b/i },
    { what: 'how plans are reviewed', words: /\breview/i },
  ],
  'Recruiting, training and keeping care workers': [
    { what: 'recruiting', words: /\brecruit/i },
    { what: 'training', words: /\btrain(?:ed|ing)\b/i },
    { what: 'supervision', words: /\bsupervis/i },
    { what: 'paid travel time', words: /\btravel\b/i },
  ],
  'Rotas, continuity and missed calls': [
    { what: 'familiar faces', words: /\bfaces\b|\bfamiliar\b|\bcontinuity\b/i },
    { what: 'alerts in real time', words: /\balerts?\b/i },
    { what: 'who covers', words: /\bstand-by\b|\bcover is rostered\b/i },
  ],
  Safeguarding: [
    { what: 'immediate safety', words: /\bsafe\b|\bsafety\b/i },
    { what: 'the referral', words: /\breferral\b|\bwe refer\b/i },
    { what: 'consent and capacity', words: /\bconsent\b|\bcapacity\b/i },
    { what: 'the record', words: /\brecord(?:ed)?\b|\bwritten down\b/i },
    { what: 'lessons', words: /\blessons\b|\bdebrief\b/i },
  ],
  'Medicines and deterioration': [
    { what: 'competency checks', words: /\bcompeten/i },
    { what: 'medicines records', words: /\bmedicines record\b|\bMAR chart\b|\brecords say\b/i },
    { what: 'noticing that somebody is unwell', words: /\bnoticed\b|\bbecoming unwell\b|\bdeterioration\b/i },
    { what: 'escalation', words: /\bescalat|\b111\b|\b999\b/i },
  ],
  'Audit and complaints': [
    { what: 'the problem found', words: /\baudit (?:of \w+ \w+ )?found\b|\bcomplaint showed\b/i },
    { what: 'how it was fixed', words: /\bput it right\b|\bwas fixed\b/i },
    { what: 'the second check', words: /\baudited again\b|\bchecked again\b/i },
  ],
  'Snow and sickness': [
    { what: 'the order of risk', words: /\brisk grade\b|\border of risk\b|\bhighest risk\b/i },
    { what: 'telling families', words: /\bfamil(?:y|ies)\b/i },
    { what: 'telling the council', words: /\bcouncil\b/i },
  ],
  'Local social value': [
    { what: 'a local commitment', words: /\bapprentices\b|\bcoffee morning\b|\bwork experience\b/i },
    { what: 'its date', words: new RegExp(`\\bby (?:${months}) 20\\d\\d\\b`) },
    { what: 'how it is counted', words: /\bwill count\b|\bwill be reported\b|\bwill report\b/i },
  ],
  'Complex and live-in care': [
    { what: 'competence signed off', words: /\bsign(?:s|ed) off\b/i },
    { what: 'breaks and nights', words: /\bbreaks\b|\brest is rostered\b|\bhours off\b/i },
    { what: 'clinical partners', words: /\bclinical partners\b|\bcommunity nurses\b|\bhospital’s\b/i },
  ],
  'Supporting unpaid carers': [
    { what: 'flexible breaks', words: /\bbend around\b|\bflexible\b|\bmove or swap\b/i },
    { what: 'the carer’s own views', words: /\btheir views\b|\bask carers\b|\bcarers tell us\b/i },
    { what: 'the carer’s emergencies', words: /\bemergenc/i },
  ],
};

/** What is looked for in an answer to a question: of one that these evaluators have heard nothing about, what it says itself. */
export const lookedFor = (question: JudgedQuestion): readonly LookedFor[] =>
  lookedForIn[question.title] ??
  thingsAskedFor(question).map((thing) => ({ what: `“${thing}”`, words: new RegExp(literally(thing), 'i') }));

const literally = (words: string) => words.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Words that leave somebody in danger, whatever else an answer says. */
export const isUnsafe = ({ title }: JudgedQuestion, answer: string): boolean =>
  title === 'Safeguarding' && /\btells? nobody\b|\bno referral is made\b|\bwait until the next visit\b/i.test(answer);
