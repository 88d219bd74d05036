import type { Construct } from 'constructs';
import { HouseFunction } from './house-function.ts';
import { useRecords } from './records.ts';
import type { SitesProps } from './sites-props.ts';
import { use, useFunction, within } from './use.ts';

/** What everybody may see. */
export const publicSite = (
  scope: Construct,
  { assets, stored, secrets, outside, tasks, documents, siteUrl }: SitesProps,
): HouseFunction =>
  new HouseFunction(scope, 'public-site', {
    assets,
    stage: stored.stage,
    environment: {
      STAGE: stored.stage,
      RECORDS_TABLE: useRecords(stored.records, 'public-site', {
        get: ['AGREEMENT', 'NOTICES', 'PLACE'],
        query: ['AGREEMENT', 'CLARIFIED', 'NOTICES', 'PLACE'],
      }),
      // Who asked for news of openings: it can put somebody on that list and take somebody off, and not read it.
      LETTERS_TABLE: use(
        stored.letters,
        within(['NEWS-ASKED#*'], ['GetItem', 'PutItem']),
        within(['NEWS#*'], ['PutItem', 'DeleteItem']),
        within(['SEALED-LETTER#news.confirm-*'], ['PutItem']),
      ),
      // How many asked within minutes, of all that lies there.
      PROVIDER_SESSIONS_TABLE: use(
        stored.providerSessions,
        within(['allowance#news#*', 'allowance#public-look-up#*'], ['UpdateItem']),
      ),
      SEND_LETTERS_FUNCTION: useFunction(tasks.sendLetters),
      WRITE_PDF_FUNCTION: useFunction(documents.writePdf),
      CQC_BASE_URL: outside.cqcUrl,
      CQC_KEY_PARAMETER: secrets.cqcKey,
      SITE_URL: siteUrl,
    },
  });
