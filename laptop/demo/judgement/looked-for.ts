/** Something that a good answer covers, and the words by which a reader knows that it does. */
export interface LookedFor {
  /** As a reason names it. */
  readonly what: string;
  readonly words: RegExp;
}

const months = 'January|February|March|April|May|June|July|August|September|October|November|December';

/** What evaluators look for in each answer, out of what the questionnaire says a good answer shows. */
const lookedForIn: Readonly<Record<string, readonly LookedFor[]>> = {
  q1: [
    {
      what: 'how the person shapes the plan',
      words: /\bin their own words\b|\bthe person leads\b|\bask the person\b/i,
    },
    { what: 'how outcomes are measured', words: /\bbe measured\b|\bwhat would show\b|\bsimple scale\b/i },
    { what: 'how plans are reviewed', words: /\breview/i },
  ],
  q2: [
    { what: 'recruiting', words: /\brecruit/i },
    { what: 'training', words: /\btrain(?:ed|ing)\b/i },
    { what: 'supervision', words: /\bsupervis/i },
    { what: 'paid travel time', words: /\btravel\b/i },
  ],
  q3: [
    { what: 'familiar faces', words: /\bfaces\b|\bfamiliar\b|\bcontinuity\b/i },
    { what: 'alerts in real time', words: /\balerts?\b/i },
    { what: 'who covers', words: /\bstand-by\b|\bcover is rostered\b/i },
  ],
  q4: [
    { what: 'immediate safety', words: /\bsafe\b|\bsafety\b/i },
    { what: 'the referral', words: /\breferral\b|\bwe refer\b/i },
    { what: 'consent and capacity', words: /\bconsent\b|\bcapacity\b/i },
    { what: 'the record', words: /\brecord(?:ed)?\b|\bwritten down\b/i },
    { what: 'lessons', words: /\blessons\b|\bdebrief\b/i },
  ],
  q5: [
    { what: 'competency checks', words: /\bcompeten/i },
    { what: 'medicines records', words: /\bmedicines record\b|\bMAR chart\b|\brecords say\b/i },
    { what: 'noticing that somebody is unwell', words: /\bnoticed\b|\bbecoming unwell\b|\bdeterioration\b/i },
    { what: 'escalation', words: /\bescalat|\b111\b|\b999\b/i },
  ],
  q6: [
    { what: 'the problem found', words: /\baudit (?:of \w+ \w+ )?found\b|\bcomplaint showed\b/i },
    { what: 'how it was fixed', words: /\bput it right\b|\bwas fixed\b/i },
    { what: 'the second check', words: /\baudited again\b|\bchecked again\b/i },
  ],
  q7: [
    { what: 'the order of risk', words: /\brisk grade\b|\border of risk\b|\bhighest risk\b/i },
    { what: 'telling families', words: /\bfamil(?:y|ies)\b/i },
    { what: 'telling the council', words: /\bcouncil\b/i },
  ],
  q8: [
    { what: 'a local commitment', words: /\bapprentices\b|\bcoffee morning\b|\bwork experience\b/i },
    { what: 'its date', words: new RegExp(`\\bby (?:${months}) 20\\d\\d\\b`) },
    { what: 'how it is counted', words: /\bwill count\b|\bwill be reported\b|\bwill report\b/i },
  ],
  q9: [
    { what: 'competence signed off', words: /\bsign(?:s|ed) off\b/i },
    { what: 'breaks and nights', words: /\bbreaks\b|\brest is rostered\b|\bhours off\b/i },
    { what: 'clinical partners', words: /\bclinical partners\b|\bcommunity nurses\b|\bhospital’s\b/i },
  ],
  q10: [
    { what: 'flexible breaks', words: /\bbend around\b|\bflexible\b|\bmove or swap\b/i },
    { what: 'the carer’s own views', words: /\btheir views\b|\bask carers\b|\bcarers tell us\b/i },
    { what: 'the carer’s emergencies', words: /\bemergenc/i },
  ],
};

/** @throws Error for a question that these evaluators have not been told how to read */
export const lookedFor = (question: string): readonly LookedFor[] => {
  const list = lookedForIn[question];
  if (!list) throw new Error(`Nobody knows what to look for in ${question}`);
  return list;
};

/** Words that leave somebody in danger, whatever else an answer says. */
export const isUnsafe = (question: string, answer: string): boolean =>
  question === 'q4' && /\btells? nobody\b|\bno referral is made\b|\bwait until the next visit\b/i.test(answer);
