import { readFileSync } from 'node:fs';
import { Failure } from './failure.js';
import type { SubjectInput } from './generated/operations.js';

/** A dossier as the one-stop office holds it. Only what the hub is asked about; scans of papers stay where they are. */
export type Dossier = {
  /** Mã hồ sơ. */
  dossierCode: string;
  /** Mã thủ tục. */
  procedure: string;
  applicant: SubjectInput;
  vehicles: readonly string[];
  /** Codes of requirements whose paper the applicant has handed in already. */
  filed: readonly string[];
  decision: Decision | null;
};

/** What the official decided; the days of issue and expiry follow from the day it is recorded. */
export type Decision = { resultCode: string; issuer: string } & (
  | { badges: readonly { number: string; plate: string; badgeType: string; route?: string; termYears: number }[] }
  | {
      licence: {
        replaces: string;
        number: string;
        classes: readonly string[];
        cardStockNumber?: string;
        conditions?: string;
        termYears: number | null;
      };
    }
);

export function readDossier(path: string): Dossier {
  const found = parsed(path);
  if (!isObject(found)) throw bad('phải là một đối tượng JSON.', 'must be a JSON object.');
  const { dossierCode, procedure, applicant, vehicles = [], filed = [], decision = null } = found;
  if (!isText(dossierCode)) throw bad('thiếu dossierCode.', 'dossierCode is missing.');
  if (!isText(procedure)) throw bad('thiếu procedure.', 'procedure is missing.');
  if (!isObject(applicant) || Object.values(applicant).filter(isText).length !== 1 || Object.keys(applicant).length !== 1) {
    throw bad('applicant cần đúng một mã định danh.', 'applicant needs exactly one identifier.');
  }
  if (!isTexts(vehicles) || !isTexts(filed)) throw bad('vehicles và filed là danh sách chữ.', 'vehicles and filed are lists of texts.');
  // The hub checks every identifier itself and says what is wrong with it; here only the shape matters.
  return { dossierCode, procedure, applicant: applicant as SubjectInput, vehicles, filed, decision: readDecision(decision) };
}

function readDecision(decision: unknown): Decision | null {
  if (decision === null) return null;
  if (!isObject(decision) || !isText(decision.resultCode) || !isText(decision.issuer))
    throw bad('decision cần resultCode và issuer.', 'decision needs resultCode and issuer.');
  const badges =
    Array.isArray(decision.badges) &&
    decision.badges.length > 0 &&
    decision.badges.every((b) => isObject(b) && isText(b.number) && isText(b.plate) && isText(b.badgeType) && isTerm(b.termYears));
  const { licence } = decision;
  const exchange =
    isObject(licence) &&
    isText(licence.replaces) &&
    isText(licence.number) &&
    isTexts(licence.classes) &&
    (licence.termYears === null || isTerm(licence.termYears));
  if (badges === exchange)
    throw bad(
      'decision cần đúng một trong badges, licence, đủ các trường.',
      'decision needs exactly one of badges and licence, with all their fields.',
    );
  return decision as Decision;
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) throw bad('không phải JSON.', 'is not JSON.');
    throw new Failure(2, `Không đọc được tệp hồ sơ ${path}.`, `The dossier file ${path} cannot be read.`);
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isTerm = (value: unknown): boolean => typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 10;

function bad(vi: string, en: string): Failure {
  return new Failure(2, `Tệp hồ sơ: ${vi}`, `The dossier file ${en}`);
}
