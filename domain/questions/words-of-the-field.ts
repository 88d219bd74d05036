/** A word of the field with what it means, for somebody who meets it for the first time. */
export interface Meaning {
  readonly word: string;
  readonly means: string;
}

interface Known extends Meaning {
  /** How texts write it. */
  readonly written: RegExp;
}

/** Words that questions use and nobody is born with. Where a figure or a duty is named, it is the law's or the body's that sets it. */
const known: readonly Known[] = [
  {
    word: 'CQC',
    written: /\bCQC\b/,
    means: 'The Care Quality Commission, which registers, inspects and rates care in England.',
  },
  {
    word: 'registered manager',
    written: /\bregistered manager\b/i,
    means: 'The person whom the regulator has registered to manage the care that is given from a location.',
  },
  {
    word: 'lot',
    written: /\blots\b(?! of)/i,
    means: 'A kind of care within the agreement. You apply for each by itself, and may apply for one or several.',
  },
  {
    word: 'sub-contractor',
    written: /\bsub-contractors?\b/i,
    means: 'Another firm that gives some of the care for you. You stay answerable for it.',
  },
  {
    word: 'consortium',
    written: /\bconsortium\b/i,
    means: 'Firms that apply together and share the work.',
  },
  {
    word: 'employer’s liability',
    written: /\bemployer’s liability\b/i,
    means:
      'Insurance for claims by your staff who are hurt or become ill through their work. The law asks nearly every employer to hold at least £5 million.',
  },
  {
    word: 'public liability',
    written: /\bpublic liability\b/i,
    means: 'Insurance for claims by people you care for, and others, who are hurt or whose belongings are damaged.',
  },
  {
    word: 'professional indemnity',
    written: /\bprofessional indemnity\b/i,
    means:
      'Often PI: insurance for claims that your advice, assessments or decisions as a professional caused harm or loss.',
  },
  {
    word: 'safeguarding',
    written: /\bsafeguarding\b/i,
    means:
      'Protecting adults from abuse and neglect. Your safeguarding lead is whom your staff go to with a concern; your policy says what happens then.',
  },
  {
    word: 'DBS check',
    written: /\bDBS\b/,
    means:
      'A check of somebody’s criminal record by the Disclosure and Barring Service; for personal care an enhanced one, which also says whether they are barred from working with adults.',
  },
  {
    word: 'continuity plan',
    written: /\bcontinuity plan\b/i,
    means: 'How your visits go on in snow, when many are ill, or when power, telephones or computers fail.',
  },
  {
    word: 'ICO',
    written: /\bICO\b/,
    means:
      'The Information Commissioner’s Office. Nearly everybody who keeps personal data for work pays it a yearly fee and gets a registration number.',
  },
  {
    word: 'Data Security and Protection Toolkit',
    written: /\bData Security and Protection Toolkit\b/i,
    means:
      'Often DSPT: a free yearly self-assessment on the NHS’s website, which shows how safely you keep people’s information.',
  },
  {
    word: 'health and safety notice',
    written: /\bhealth and safety notice\b/i,
    means:
      'A formal order of the Health and Safety Executive or a council to put something right (an improvement notice) or to stop it (a prohibition notice).',
  },
  {
    word: 'modern slavery',
    written: /\bmodern slavery\b/i,
    means:
      'Work that people are forced or tricked into, or cannot leave. In care it often begins with fees and debts for a job abroad.',
  },
  {
    word: 'sponsored recruitment',
    written: /\bsponsored recruitment\b/i,
    means: 'Employing people from abroad whose visa depends on you as their sponsor.',
  },
  {
    word: 'electronic call monitoring',
    written: /\belectronic call monitoring\b/i,
    means:
      'Care workers log when each visit begins and ends, mostly with a telephone, so that a late or missed one is noticed at once.',
  },
  {
    word: 'brokerage portal',
    written: /\bbrokerage portal\b/i,
    means: 'The website on which the council offers each person’s care to providers.',
  },
  {
    word: 'TUPE',
    written: /\bTUPE\b/,
    means:
      'The Transfer of Undertakings (Protection of Employment) Regulations 2006. Where you take over care that another provider gives now, its care workers may become your employees, on the pay and terms that they have. Have that in mind when you work out what you can afford.',
  },
  {
    word: 'legal minimum',
    written: /\blegal minimum\b/i,
    means:
      'The National Minimum Wage, called National Living Wage for most adults. Time between visits counts as work: the pay, divided by all hours with it, must reach the minimum.',
  },
  {
    word: 'Real Living Wage',
    written: /\bReal Living Wage\b/i,
    means:
      'An hourly rate that the Living Wage Foundation works out each year from what it costs to live. It is higher than the legal minimum, and employers choose to pay it.',
  },
];

/** The words of the field that a text uses, in their order here. */
export const meaningsIn = (text: string): readonly Meaning[] =>
  known.filter(({ written }) => written.test(text)).map(({ word, means }) => ({ word, means }));
