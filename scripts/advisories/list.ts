/** A range of a package's versions that has a published hole. */
export type Advisory = {
  package: string;
  bad: string;
  /** Its number with GitHub's advisories or CVE. */
  id: string;
  what: string;
  /** Why it cannot hurt us where a package that we do not choose still brings it; absent: the check fails. */
  accepted?: { by: string; because: string };
};

/**
 * What the check holds against the locks: holes of packages that we use, or that their like use. A registry behind a wall answers no
 * `npm audit`, so the list is kept by hand; an operator who reads of a new one adds its line here.
 */
export const advisories: readonly Advisory[] = [
  { package: 'dompurify', bad: '<3.4.12', id: 'CVE-2025-26791, CVE-2026-0540, CVE-2026-66010', what: 'lets script through' },
  { package: 'fastify', bad: '>=4.9.0 <4.9.1 || >=5.0.0 <5.3.2', id: 'CVE-2025-32442', what: 'a content type that goes unvalidated' },
  { package: 'fastify', bad: '<5.7.2', id: 'CVE-2026-25223', what: 'a tab in the content type goes unvalidated' },
  {
    package: 'fastify',
    bad: '>=5.3.2 <5.8.5',
    id: 'CVE-2026-3419, CVE-2026-33806',
    what: 'a content type with more before or after it is taken',
  },
  { package: 'graphql', bad: '>=16.3.0 <16.8.1', id: 'CVE-2023-26144', what: 'fields that overlap take a core for minutes' },
  { package: 'jose', bad: '<2.0.7 || >=3.0.0 <4.15.5', id: 'CVE-2024-28176', what: 'a small encrypted token that unpacks to gigabytes' },
  { package: 'ws', bad: '>=8.0.0 <8.17.1 || >=7.0.0 <7.5.10 || <6.2.3', id: 'CVE-2024-37890', what: 'many headers end the process' },
  { package: 'cookie', bad: '<0.7.0', id: 'GHSA-pxg6-pf52-xh8x', what: 'a name, path or domain that breaks out of the cookie' },
  { package: 'cross-spawn', bad: '<6.0.6 || >=7.0.0 <7.0.5', id: 'GHSA-3xgq-45jj-v275', what: 'a pattern that takes a core' },
  { package: 'nanoid', bad: '<3.3.8 || >=4.0.0 <5.0.9', id: 'GHSA-mwcw-c2x4-8c55', what: 'predictable results' },
  { package: 'micromatch', bad: '<4.0.8', id: 'GHSA-952p-6rrq-rcjv', what: 'a pattern that takes a core' },
  { package: 'braces', bad: '<3.0.3', id: 'GHSA-grv7-fg5c-xmjg', what: 'unbalanced braces take all memory' },
  { package: 'brace-expansion', bad: '<1.1.12 || >=2.0.0 <2.0.2', id: 'GHSA-v6h2-p8h4-qcjw', what: 'a pattern that takes a core' },
  { package: 'js-yaml', bad: '<3.14.2 || >=4.0.0 <4.1.1', id: 'CVE-2025-64718', what: 'a document that changes every object' },
  { package: 'glob', bad: '>=10.2.0 <10.5.0 || >=11.0.0 <11.1.0', id: 'CVE-2025-64756', what: 'its command runs what a file is called' },
  { package: 'tar', bad: '<6.2.1 || 7.5.1', id: 'CVE-2024-28863, CVE-2025-64118', what: 'folders without end; memory of others' },
  { package: '@babel/helpers', bad: '<7.26.10', id: 'GHSA-968p-4wvh-cqc8', what: 'a pattern that takes a core' },
  { package: '@babel/runtime', bad: '<7.26.10', id: 'GHSA-968p-4wvh-cqc8', what: 'a pattern that takes a core' },
  {
    package: 'esbuild',
    bad: '<=0.24.2',
    id: 'GHSA-67mh-4wv8-2f99',
    what: 'its development server answers every page',
    accepted: {
      by: '@esbuild-kit/core-utils',
      because: 'drizzle-kit reads its settings with it and starts no server; it is not in the product',
    },
  },
];
