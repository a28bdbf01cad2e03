/**
 * Derives seeds/reference/ from the folder of open data it was researched in:
 *
 *     npx tsx scripts/make-reference-seeds.ts <folder with admin/, codes/, ports/ …>
 *
 * The result is committed; nothing of this is needed to run the hub. Run twice, it writes the same bytes.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inPackage } from '../src/root.js';
import { accessRuleSeeds } from './reference-seeds/access-rules.js';
import { agencySeeds } from './reference-seeds/agencies.js';
import { approvalRuleSeeds } from './reference-seeds/approval-rules.js';
import { authoritySeeds } from './reference-seeds/authorities.js';
import { calendarDaySeeds } from './reference-seeds/calendar-days.js';
import { codeListSeeds } from './reference-seeds/code-lists.js';
import { communeSeeds } from './reference-seeds/communes.js';
import { infrastructureSeeds } from './reference-seeds/infrastructure.js';
import { lawSeeds } from './reference-seeds/law.js';
import { licenceClassSeeds } from './reference-seeds/licence-classes.js';
import { plateCodeSeeds } from './reference-seeds/plate-codes.js';
import { procedureDefinitionSeeds } from './reference-seeds/procedure-definitions.js';
import { procedureSeeds } from './reference-seeds/procedures.js';
import { provinceSeeds } from './reference-seeds/provinces.js';
import { railSeeds } from './reference-seeds/rail.js';
import { readShapes } from './reference-seeds/read-shapes.js';
import { readTables } from './reference-seeds/read-tables.js';
import { csvOf, type Seed } from './reference-seeds/seed.js';
import { vehicleRuleSeeds } from './reference-seeds/vehicle-rules.js';

const folder = process.argv[2];
if (folder === undefined) {
  console.error('usage: npx tsx scripts/make-reference-seeds.ts <folder of the source tables>');
  process.exit(2);
}

const read = readTables(folder);
/** Links are resolved by key while loading, so what is linked to comes first; a later state of a record comes after its first. */
const seeds: Seed[] = [
  ...agencySeeds(read),
  ...authoritySeeds(),
  ...approvalRuleSeeds(),
  ...accessRuleSeeds(),
  ...calendarDaySeeds(),
  ...provinceSeeds(read, readShapes(folder)),
  ...communeSeeds(read),
  ...plateCodeSeeds(read),
  ...licenceClassSeeds(read),
  ...procedureDefinitionSeeds(),
  ...procedureSeeds(read),
  ...infrastructureSeeds(read),
  ...railSeeds(read),
  ...lawSeeds(read),
  ...codeListSeeds(),
  ...vehicleRuleSeeds(),
];

const target = inPackage('seeds/reference');
mkdirSync(target, { recursive: true });
for (const name of readdirSync(target)) if (name.endsWith('.csv')) rmSync(join(target, name));
for (const seed of seeds) writeFileSync(join(target, seed.file), csvOf(seed));
const manifest = seeds.map(({ entity, file, labelVi, legalBasis, reason, rows }) => ({
  entity,
  file,
  labelVi,
  rows: rows.length,
  legalBasis,
  reason,
}));
writeFileSync(join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
for (const { entity, file, rows } of manifest) console.log(`${String(rows).padStart(7)}  ${entity.padEnd(34)} ${file}`);
