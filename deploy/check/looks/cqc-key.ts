import { asking, type RegisterAnswer } from '../../../adapters/cqc/ask.ts';
import { namesOf } from '../../../lib/stage.ts';
import { type Finding, good, mend, note } from '../finding.ts';
import type { Look } from '../look.ts';

/** Does the register take the key? */
export const cqcKey: Look = {
  about: 'The register (CQC)',
  look: async ({ parameter, cqcUrl, now }, { stage }) => {
    const key = (await parameter(namesOf(stage).parameter('cqc-key')))?.Value?.trim();
    if (!key) return [mend('cannot be asked without the cqc-key (Secrets, above)')];
    const ask = asking({ baseUrl: cqcUrl, key, now, fetch, timeoutMs: 10_000 });
    return [judgeRegister(await ask('/locations?page=1&perPage=1'))];
  },
};

export const judgeRegister = (answer: RegisterAnswer): Finding => {
  if (answer.kind === 'answered')
    return answer.status === 200
      ? good('it takes the key')
      : mend('it has no list of locations: look at --cqc-url, and whether its API has changed');
  switch (answer.why) {
    case 'refused':
      return mend("it does not take the key: subscribe to Syndication in CQC's API portal, and store that key");
    case 'throttled':
      return note('it takes no more questions now, which says nothing against the key: look again in a minute');
    case 'misdirected':
      return mend('what answers is not the register: look at --cqc-url and the network');
    default:
      return mend(`it does not answer (${answer.why}): look again later. Checks of applicants wait for it`);
  }
};
