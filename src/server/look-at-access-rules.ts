import { hasRules, type RuleSet } from '../hub/declare/policy.js';
import type { Concern, Look } from './health.js';

/** Whether rules of access decide, as they were last read: without any nobody is answered. Which rule is wrong, and why, stands in the log. */
export function lookAtAccessRules(rules: RuleSet): Look {
  return () => (hasRules(rules) ? [] : [UNUSABLE]);
}

const UNUSABLE: Concern = {
  name: 'access-rules',
  isReady: false,
  vi: 'Không có quy tắc truy cập nào dùng được, nên hub không trả lời ai; nhật ký của hub nói quy tắc nào sai.',
  en: 'No rule of access can be used, so the hub answers nobody; its log says which rule is wrong.',
};
