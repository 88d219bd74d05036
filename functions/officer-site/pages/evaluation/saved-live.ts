import { runningTotalInWords, runningTotalsOf } from '../../../../domain/evaluation/running-total.ts';
import { timeInWords } from '../../../../domain/time/plain-words.ts';
import { type FormFields, oneValue } from '../../../shared/web/request.ts';
import { content, type PageResult } from '../../../shared/web/results.ts';
import type { OwnSheet } from '../../case/own-sheet.ts';
import { scoreVersion } from '../../decisions/save-mark.ts';
import type { saveSheet } from '../../decisions/save-sheet.ts';
import { versionsOf } from './sheet-shown.ts';

/** Whether the page's script sent this, which stays on the page (views/assets/marks.js). */
export const isSavedLive = (sent: FormFields): boolean => oneValue(sent, '_live') !== '';

/** What the script then says on the page: when it was saved, where the totals stand, and what another tab saved instead. */
export const savedLive = (
  { agreement, application, asked }: OwnSheet,
  { kept, conflicts }: Awaited<ReturnType<typeof saveSheet>>,
  at: string,
): PageResult =>
  content(
    JSON.stringify({
      saved: `Saved at ${timeInWords(at)}`,
      version: kept.version,
      versions: versionsOf(asked, kept.scores),
      marked: asked.filter(({ id }) => kept.scores[id]?.mark !== undefined).map(({ id }) => id),
      totals: runningTotalsOf(agreement.questionnaire, application.lots, kept.scores).map((total) => ({
        lot: total.lot,
        text: runningTotalInWords(agreement.questionnaire, total),
      })),
      conflicts: Object.entries(conflicts).map(([question, standing]) => ({
        question,
        mark: standing?.mark,
        reason: standing?.reason ?? '',
        version: scoreVersion(standing),
      })),
    }),
    { 'content-type': 'application/json' },
  );
