import type { GateCondition } from '../../application/gate.ts';
import type { OwnField, OwnPage } from '../../application/own-page.ts';

/** What can be chosen; nothing of a question without choices. */
const valuesOf = (field: OwnField): readonly string[] => {
  if (field.kind === 'yes-no') return ['yes', 'no'];
  return 'choices' in field ? field.choices.map(({ value }) => value) : [];
};

/** The conditions that a question's answer can be judged by. */
const answersOf: Readonly<Record<OwnField['kind'], readonly string[]>> = {
  'yes-no': ['is', 'lacks'],
  choice: ['is', 'lacks'],
  several: ['is', 'lacks'],
  confirmation: [],
  pounds: ['below', 'above'],
  number: ['below', 'above'],
  date: ['olderThanMonths'],
  text: [],
  'long-text': [],
  email: [],
  telephone: [],
  postcode: [],
  file: [],
};

/** Why a page of an agreement's own cannot be asked: what it refers to and does not have, and gates that could never close. */
export const againstOwnPage = (path: string, { fields, gates, shownTo }: OwnPage): readonly string[] => {
  const called = (name: string) => fields.find((each) => each.name === name);
  const files = fields.filter(({ kind }) => kind === 'file');
  return [
    ...fields
      .filter(({ name }, at) => fields.findIndex((each) => each.name === name) !== at)
      .map(({ name }) => `The page ${path} asks ${name} twice`),
    ...fields.flatMap((each) => againstField(path, each)),
    ...fields.flatMap(({ name, onlyIf: when }, at) => {
      if (!when) return [];
      const on = fields.slice(0, at).find((each) => each.name === when.field);
      return on && valuesOf(on).includes(when.is)
        ? []
        : [
            `On the page ${path}, ${name} is asked only if ${when.field} is “${when.is}”, which no earlier field offers`,
          ];
    }),
    ...(files.length > 1 ? [`The page ${path} asks for more than one file: put each on a page of its own`] : []),
    ...(files.length === fields.length
      ? [`The page ${path} asks for a file and nothing else: ask a question with it`]
      : []),
    ...files
      .filter(({ onlyIf: when }) => when)
      .map(() => `The page ${path} asks for its file only of some: a file is asked of everybody`),
    ...gates.flatMap(({ field, when, code }) => {
      const on = called(field);
      if (!on) return [`The gate ${code} of the page ${path} is on ${field}, which the page does not ask`];
      const [kind = ''] = Object.keys(when);
      if (!answersOf[on.kind].includes(kind))
        return [`The gate ${code} of the page ${path} cannot be judged on ${field}, which is of the kind ${on.kind}`];
      const [value] = Object.values(when);
      if (typeof value === 'string' && !valuesOf(on).includes(value))
        return [`The gate ${code} of the page ${path} is on “${value}”, which ${field} does not offer`];
      return neverCloses(when, on) ? [`The gate ${code} of the page ${path} can never close`] : [];
    }),
    ...(shownTo.includes('price') && shownTo.includes('evaluation')
      ? [`The page ${path} is shown to evaluation and tells of price, which nobody who judges quality may know`]
      : []),
  ];
};

/** Why nobody, or not everybody, could answer a question as it is meant. */
const againstField = (path: string, field: OwnField): readonly string[] => {
  if (field.kind === 'number' && field.least > field.most)
    return [`On the page ${path}, ${field.name} takes no number: at least ${field.least} and at most ${field.most}`];
  if (field.kind === 'date' && field.earliest && field.latest && field.earliest > field.latest)
    return [`On the page ${path}, ${field.name} takes no day: from ${field.earliest} and until ${field.latest}`];
  const values = valuesOf(field);
  return values
    .filter((value, at) => values.indexOf(value) !== at)
    .map((value) => `On the page ${path}, ${field.name} offers “${value}” twice`);
};

const neverCloses = (when: GateCondition, on: OwnField): boolean => {
  const [least, most] = on.kind === 'number' ? [on.least, on.most] : [0, Number.POSITIVE_INFINITY];
  return ('below' in when && when.below <= least) || ('above' in when && when.above >= most);
};
