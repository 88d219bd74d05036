import type { LocationJson, ProviderJson } from './record-json.ts';

type Values<Record> = (record: Record) => (string | undefined)[];
interface Filters<Record> {
  [parameter: string]: Values<Record>;
}

type Categories = NonNullable<LocationJson['inspectionCategories']>;

// Recordings hold "true", the published example "Y".
const isPrimary = ({ primary }: Categories[number]) => primary === 'true' || primary === 'Y';
const primary = (record: LocationJson | ProviderJson) => (record.inspectionCategories ?? []).filter(isPrimary);
const others = (record: LocationJson | ProviderJson) =>
  (record.inspectionCategories ?? []).filter((category) => !isPrimary(category));

const inCommon = {
  constituency: ({ constituency }) => [constituency],
  localAuthority: ({ localAuthority }) => [localAuthority],
  inspectionDirectorate: ({ inspectionDirectorate }) => [inspectionDirectorate],
  region: ({ region }) => [region],
  regulatedActivity: ({ regulatedActivities }) => (regulatedActivities ?? []).map(({ name }) => name),
  primaryInspectionCategoryCode: (record) => primary(record).map(({ code }) => code),
  primaryInspectionCategoryName: (record) => primary(record).map(({ name }) => name),
  nonPrimaryInspectionCategoryCode: (record) => others(record).map(({ code }) => code),
  nonPrimaryInspectionCategoryName: (record) => others(record).map(({ name }) => name),
  reportType: ({ reports }) => (reports ?? []).map(({ reportType }) => reportType),
  // As on the real register: blind to assessments, hence no way to find out who is Inadequate.
  overallRating: ({ currentRatings }) => [currentRatings?.overall?.rating],
} as const satisfies Filters<LocationJson | ProviderJson>;

export const providerFilters: Filters<ProviderJson> = inCommon;

export const locationFilters: Filters<LocationJson> = {
  ...inCommon,
  careHome: ({ careHome }) => [careHome],
  onspdCcgCode: ({ onspdCcgCode }) => [onspdCcgCode],
  onspdCcgName: ({ onspdCcgName }) => [onspdCcgName],
  odsCcgCode: ({ odsCcgCode }) => [odsCcgCode],
  odsCcgName: ({ odsCcgName }) => [odsCcgName],
  gacServiceTypeDescription: ({ gacServiceTypes }) => (gacServiceTypes ?? []).map(({ description }) => description),
};

/** The records that match: a repeated parameter means "or", different ones "and"; unknown parameters are ignored. */
export const matching = <Record>(
  records: readonly Record[],
  filters: Filters<Record>,
  query: URLSearchParams,
): Record[] =>
  records.filter((record) =>
    Object.entries(filters).every(([parameter, valuesOf]) => {
      const wanted = query.getAll(parameter);
      return wanted.length === 0 || valuesOf(record).some((value) => value !== undefined && wanted.includes(value));
    }),
  );
