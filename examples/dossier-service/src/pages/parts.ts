import { raw } from 'hono/html';
import { type Calendar, todayInVietNam, workingDaysBetween, written } from '../days.js';
import type { Dossier } from '../dossiers.js';
import type { Answers, Field } from '../offers.js';
import { keyOf, type Requirement, VERDICTS } from '../requirements.js';
import { html, type Piece, plain, say } from './layout.js';

export const STATUS: Readonly<Record<Dossier['status'], { vi: string; en: string }>> = {
  DRAFT: { vi: 'Bản nháp', en: 'Draft' },
  SUBMITTED: { vi: 'Đang giải quyết', en: 'Being decided' },
  APPROVED: { vi: 'Đã có kết quả', en: 'Granted' },
  REFUSED: { vi: 'Bị từ chối', en: 'Refused' },
  WITHDRAWN: { vi: 'Đã rút', en: 'Withdrawn' },
};

export const vnd = (amount: number): string => `${new Intl.NumberFormat('vi-VN').format(amount)} đ`;

/** When something happened, on the clock of Việt Nam. */
export function at(instant: string): Piece {
  const text = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(instant),
  );
  return html`<time datetime="${instant}">${text}</time>`;
}

/** The fields of a form, each with its label, its hint and what it is filled in with. */
export function fieldset(fields: readonly Field[], answers: Answers = {}): Piece {
  return html`${fields.map((field) => {
    const { name, vi, en, kind, options = [], pattern, hint, optional } = field;
    const given = answers[name] ?? field.value ?? [];
    const chosen = typeof given === 'string' ? [given] : given;
    const hintId = `${name}-goi-y`;
    const described = hint === undefined ? '' : raw(` aria-describedby="${hintId}"`);
    const help = hint === undefined ? '' : html`<p class="hint" id="${hintId}">${say(hint.vi, hint.en)}</p>`;
    if (kind === 'text')
      return html`<p class="field"><label for="${name}">${say(vi, en)}</label><input id="${name}" name="${name}" value="${chosen[0] ?? ''}" autocomplete="off"${pattern === undefined ? '' : html` pattern="${pattern}"`}${optional ? '' : raw(' required')}${described}></p>${help}`;
    return html`<fieldset${described}><legend>${say(vi, en)}</legend>${help}${options.map(
      (option) =>
        html`<label class="choice"><input type="${kind === 'many' ? 'checkbox' : 'radio'}" name="${name}" value="${option.value}"${chosen.includes(option.value) ? raw(' checked') : ''}${kind === 'one' && !optional ? raw(' required') : ''}> ${option.en === undefined ? option.vi : say(option.vi, option.en)}</label>`,
    )}</fieldset>`;
  })}`;
}

/** What somebody declared, as it is read afterwards. */
export function answersOf(fields: readonly Field[], answers: Answers): Piece {
  return html`<dl>${fields.map(({ name, vi, en, options = [] }) => {
    const given = answers[name] ?? '';
    const texts = (typeof given === 'string' ? [given] : given).map((value) => options.find((one) => one.value === value)?.vi ?? value);
    return html`<div><dt>${say(vi, en)}</dt><dd>${texts.join(', ') || '–'}</dd></div>`;
  })}</dl>`;
}

type Fact = Requirement['held'][number] | Requirement['prefill'][number];

export function factList(facts: readonly Fact[]): Piece {
  const shown = facts.filter(({ value, withheld }) => value !== null || withheld !== null);
  if (shown.length === 0) return html``;
  return html`<dl class="facts">${shown.map((fact) => html`<div><dt>${fact.label}</dt><dd>${textOf(fact)}</dd></div>`)}</dl>`;
}

function textOf(fact: Fact): string {
  if (fact.withheld !== null) return plain('(không hiển thị)', '(withheld)');
  const label = 'valueLabel' in fact ? fact.valueLabel : null;
  const { value } = fact;
  if (label) return label;
  if (typeof value === 'boolean') return value ? plain('có', 'yes') : plain('không', 'no');
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? dayOr(one) : String(one))).join(', ');
  return dayOr(String(value));
}

const dayOr = (text: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? written(text) : text);

/** Requirements as cards: what it is, what the registers say, since when and by whom, and on which ground. */
export function cards(requirements: readonly Requirement[], more: (one: Requirement) => Piece | '' = () => ''): Piece {
  return html`<ul class="cards">${requirements.map((one) => {
    const { vi, en, mark } = VERDICTS[one.verdict];
    return html`<li class="card ${one.verdict.toLowerCase()}" data-component="${keyOf(one)}">
<h3>${say(one.nameVi, one.nameEn)}${one.vehicle === null ? '' : html` <span class="plate">${one.vehicle}</span>`}</h3>
<p class="verdict"><span aria-hidden="true">${mark}</span> ${say(vi, en)}</p>
${one.explanation === '' ? '' : html`<p>${one.explanation}</p>`}
${factList(one.kind === 'DECLARATION' ? one.prefill : one.held)}
${origin(one)}
${one.paper === null ? '' : html`<p class="paper">${say('Giấy tờ:', 'Paper:')} ${one.paper}</p>`}
<p class="ground">${say('Căn cứ:', 'Ground:')} ${one.legalGround ?? one.provision ?? one.legalBasis}</p>
${more(one)}
</li>`;
  })}</ul>`;
}

function origin({ sourceAgency, ageDays }: Requirement): Piece | '' {
  if (sourceAgency === null && ageDays === null) return '';
  const age =
    ageDays === null
      ? ''
      : ageDays === 0
        ? say('ghi nhận hôm nay', 'recorded today')
        : say(`ghi nhận ${ageDays} ngày trước`, `recorded ${ageDays} days ago`);
  return html`<p class="source">${say('Nguồn:', 'Source:')} ${sourceAgency?.name ?? '–'}${age === '' ? '' : html` · ${age}`}</p>`;
}

/** How the time stands that the law gives; without the hub's calendar only its last day is told. */
export function clock({ receivedOn, dueOn, status }: Pick<Dossier, 'receivedOn' | 'dueOn' | 'status'>, calendar: Calendar | null): Piece {
  if (status !== 'SUBMITTED') return html``;
  if (receivedOn === null)
    return html`<p class="clock waiting">${say('Thời hạn bắt đầu khi nhận đủ giấy tờ còn phải nộp.', 'The time begins when the papers that are asked for are all there.')}</p>`;
  if (dueOn === null)
    return html`<p class="clock">${say(`Nhận ngày ${written(receivedOn)}; thủ tục không ghi thời hạn.`, `Received on ${written(receivedOn)}; no time is set.`)}</p>`;
  const left = calendar && workingDaysBetween(todayInVietNam(), dueOn, calendar);
  const isLate = dueOn < todayInVietNam();
  const words =
    left === null
      ? ''
      : isLate
        ? say(`Quá hạn ${-left} ngày làm việc.`, `Late by ${-left} working days.`)
        : say(`Còn ${left} ngày làm việc.`, `${left} working days left.`);
  return html`<p class="clock${isLate ? ' late' : ''}">${say(`Nhận ngày ${written(receivedOn)}, trả kết quả trước hết ngày ${written(dueOn)}.`, `Received on ${written(receivedOn)}, due by the end of ${written(dueOn)}.`)} <strong>${words}</strong></p>`;
}
