import type { AwardRelease, ReleasePackage } from './release.ts';

const EXTENSIONS = [
  'https://raw.githubusercontent.com/open-contracting-extensions/ocds_lots_extension/v1.1.5/extension.json',
  'https://raw.githubusercontent.com/open-contracting-extensions/ocds_legalBasis_extension/master/extension.json',
  'https://raw.githubusercontent.com/cabinetoffice/ocds_uk_extension/master/extension.json',
];

/** Wraps a release for publication. The publisher is the buyer: each council publishes its own. */
export const packageOf = (release: AwardRelease, uri: string): ReleasePackage => {
  const buyer = release.parties.find(({ id }) => id === release.buyer.id);
  return {
    uri,
    version: '1.1',
    extensions: EXTENSIONS,
    publishedDate: release.date,
    publisher: {
      name: release.buyer.name,
      scheme: buyer?.identifier.scheme ?? '',
      uid: buyer?.identifier.id ?? '',
    },
    releases: [release],
  };
};
