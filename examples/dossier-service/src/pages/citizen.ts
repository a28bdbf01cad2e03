import { type Calendar, written } from '../days.js';
import { type Changed, type Dossier, type DossierEvent, isAwaited, type ProcedureOf } from '../dossiers.js';
import type { OwnRecordsQuery } from '../generated/operations.js';
import type { Field, Offer } from '../offers.js';
import { digestOf, keyOf, type Sorted, VERDICTS } from '../requirements.js';
import type { Person } from '../sessions.js';
import { html, type Piece, page, post, say } from './layout.js';
import { answersOf, at, cards, clock, factList, fieldset, STATUS, vnd } from './parts.js';

export type Listed = { offer: Offer; facts: ProcedureOf; fee: { vnd: number; isDemo: boolean } };

export function homePage(person: Person | undefined, listed: readonly Listed[]): Piece {
  return page(
    { title: { vi: 'Chọn thủ tục', en: 'Choose a procedure' }, person },
    html`<p>${say('Giấy tờ mà Nhà nước đã có thì không phải nộp lại: hệ thống hỏi cơ sở dữ liệu trước khi hỏi bạn.', 'What the State already holds is not asked of you again: the registers are asked first.')}</p>
<ul class="cards">${listed.map(
      ({ offer, facts }) => html`<li class="card"><h2><a href="/thu-tuc/${offer.id}">${facts.name}</a></h2>
<p>${facts.codes?.join(', ') ?? ''}</p><p class="ground">${facts.ground}</p></li>`,
    )}</ul>`,
  );
}

type Named = { taxCode: string; name: string };

export function procedurePage(person: Person | undefined, { offer, facts, fee }: Listed, businesses: readonly Named[]): Piece {
  return page(
    { title: { vi: facts.name, en: `Procedure ${facts.hubId}` }, person },
    html`<dl>
<div><dt>${say('Căn cứ', 'Ground')}</dt><dd>${facts.ground}</dd></div>
<div><dt>${say('Cơ quan giải quyết', 'Decided by')}</dt><dd>${facts.authorityName ?? '–'}</dd></div>
<div><dt>${say('Thời hạn', 'Time')}</dt><dd>${facts.deadlineDays === null ? (facts.deadlineNote ?? '–') : say(`${facts.deadlineDays} ngày làm việc`, `${facts.deadlineDays} working days`)}</dd></div>
<div><dt>${say('Lệ phí', 'Fee')}</dt><dd>${feeText(fee)}</dd></div>
</dl>
<h2>${say('Thành phần hồ sơ', 'What a dossier is made of')}</h2>
<ol>${facts.requirements.nodes.map((one) => html`<li>${say(one.name ?? '', one.nameEn ?? '')}</li>`)}</ol>
${person === undefined ? html`<p><a class="button" href="/dang-nhap?ve=/thu-tuc/${offer.id}">${say('Đăng nhập để bắt đầu', 'Sign in to begin')}</a></p>` : person.personalId === null ? '' : beginForm(offer, businesses)}`,
  );
}

function beginForm({ id, about }: Offer, businesses: readonly Named[]): Piece {
  if (about === 'vehicles-of-business' && businesses.length === 0)
    return html`<p class="trouble">${say('Dữ liệu không ghi nhận bạn điều hành vận tải cho đơn vị nào. Người đại diện hãy mang giấy uỷ quyền tới quầy; cán bộ sẽ lập hồ sơ giúp.', 'The registers name you as transport manager of no business. A representative brings the mandate to the counter, where an official begins the dossier.')}</p>`;
  const own = about === 'person-or-business' ? [{ value: '', vi: 'Hộ kinh doanh của tôi', en: 'My household business' }] : [];
  const options = [...own, ...businesses.map(({ taxCode, name }) => ({ value: taxCode, vi: `${name} (${taxCode})` }))];
  const subject: Field[] =
    about === 'person' ? [] : [{ name: 'business', vi: 'Nộp cho', en: 'For', kind: 'one', options, value: options[0]?.value ?? '' }];
  return post(
    '/ho-so',
    html`<input type="hidden" name="procedure" value="${id}">${fieldset([...subject, ...(about === 'vehicles-of-business' ? [PLATES] : [])])}
<p class="hint">${say('Khi bắt đầu, hệ thống hỏi cơ sở dữ liệu cho hồ sơ này. Lượt hỏi được ghi lại và bạn xem được.', 'When you begin, the registers are asked for this dossier. That is logged, and you can see it.')}</p>
<p><button>${say('Bắt đầu', 'Begin')}</button></p>`,
  );
}

export const PLATES: Field = {
  name: 'vehicles',
  vi: 'Biển số xe',
  en: 'Plates',
  kind: 'text',
  hint: {
    vi: 'Nhiều xe thì cách nhau bằng dấu phẩy, tối đa 50. Ví dụ 29B-12345.',
    en: 'Several with commas between, 50 at most. For example 29B-12345.',
  },
};

export function feeText({ vnd: amount, isDemo }: { vnd: number; isDemo: boolean }): Piece {
  return isDemo
    ? html`${vnd(amount)} ${say('(mức trình diễn, không phải mức thu thật)', '(for the demonstration; not the real fee)')}`
    : html`${vnd(amount)}`;
}

type Drafted = {
  dossier: Dossier;
  fields: Field[];
  sorted: Sorted;
  payment: { receiptNumber: string; amountVnd: number; paidAt: string } | undefined;
  procedureName: string;
};

/** The form, filled in with what is held, and which papers are not asked for. */
export function draftPage(person: Person, { dossier, fields, sorted, payment, procedureName }: Drafted): Piece {
  const { code, form } = dossier;
  const isSaved = Object.keys(form).length > 0;
  return page(
    { title: { vi: procedureName, en: `Dossier ${code}` }, person },
    html`<p class="code">${say('Mã hồ sơ', 'Dossier')} <strong>${code}</strong> · ${say(STATUS.DRAFT.vi, STATUS.DRAFT.en)}</p>
${assisted(dossier)}
<section aria-labelledby="b1"><h2 id="b1">1. ${say('Tờ khai', 'Form')}</h2>
<p>${say('Điền sẵn từ cơ sở dữ liệu; nếu sai, đừng sửa ở đây mà báo cho cán bộ.', 'Filled in from the registers; if something is wrong, tell the office.')}</p>
${sorted.declare.map(({ prefill }) => factList(prefill))}
${post(`/ho-so/${code}/to-khai`, html`${fieldset(fields, form)}<p><button>${say('Lưu tờ khai', 'Save')}</button>${isSaved ? html` <span class="done">✓ ${say('đã lưu', 'saved')}</span>` : ''}</p>`)}
</section>
<section aria-labelledby="b2"><h2 id="b2">2. ${say('Giấy tờ', 'Papers')}</h2>${papers(dossier, sorted)}</section>
<section aria-labelledby="b3"><h2 id="b3">3. ${say('Lệ phí', 'Fee')}</h2>
${
  payment
    ? html`<p class="done">✓ ${say('Đã nộp', 'Paid')} ${vnd(payment.amountVnd)} · ${say('biên lai', 'receipt')} ${payment.receiptNumber} · ${at(payment.paidAt)}</p>`
    : dossier.feeVnd === 0
      ? html`<p>${say('Không thu lệ phí.', 'No fee.')}</p>`
      : post(
          `/ho-so/${code}/le-phi`,
          html`<input type="hidden" name="receipt" value="BL-${code}"><p>${vnd(dossier.feeVnd ?? 0)} – ${say('nền tảng thanh toán của bản trình diễn', 'the payment platform of the demonstration')}</p><p><button>${say('Nộp lệ phí', 'Pay')}</button></p>`,
        )
}</section>
<section aria-labelledby="b4"><h2 id="b4">4. ${say('Xem trước, đồng ý và nộp', 'Preview, consent, submit')}</h2>
<p><a class="button" href="/ho-so/${code}/xem-truoc">${say('Xem trước nội dung cung cấp', 'Preview what is handed over')}</a></p>
${
  dossier.consent === null
    ? html`<p>${say('Chưa có đồng ý.', 'Not agreed to yet.')}</p>`
    : html`<p class="done">✓ ${say('Đã đồng ý', 'Agreed')} ${at(dossier.consent.at)}</p>${post(`/ho-so/${code}/nop`, html`<p><button>${say('Nộp hồ sơ', 'Submit')}</button></p>`)}`
}
${withdrawForm(code)}</section>`,
  );
}

function withdrawForm(code: string): Piece {
  return html`<details><summary>${say('Rút đồng ý, dừng hồ sơ', 'Withdraw consent, end the dossier')}</summary>
${post(`/ho-so/${code}/rut`, html`<p>${say('Hồ sơ sẽ dừng và không ai đọc dữ liệu theo hồ sơ này nữa.', 'The dossier ends and nobody reads data under it any more.')}</p><p><button class="quiet">${say('Rút đồng ý', 'Withdraw')}</button></p>`)}</details>`;
}

function assisted({ official, origin }: Dossier): Piece | '' {
  return origin === 'COUNTER'
    ? html`<p class="assisted">${say(`Lập giúp tại quầy bởi ${official ?? '–'}`, `Begun at the counter by ${official ?? '–'}`)}</p>`
    : '';
}

export function papers(dossier: Dossier, { notAsked, pay, ask, filed, settle, inPerson }: Sorted): Piece {
  const group = (name: string, vi: string, en: string, list: Sorted['ask']) =>
    list.length === 0 ? '' : html`<h3 class="group" data-group="${name}">${say(vi, en)} (${list.length})</h3>${cards(list)}`;
  return html`${group('not-asked', 'Không phải nộp: dữ liệu đã có', 'Not asked for: the data are held', notAsked)}
${group('pay', 'Còn phải nộp lệ phí (mục 3)', 'The fee is still to be paid (section 3)', pay)}
${group('ask', 'Còn phải nộp, và căn cứ để yêu cầu', 'Still asked for, and the ground for asking', ask)}
${group('filed', 'Đã nộp', 'Handed in', filed)}
${group('settle', 'Cơ quan phải xác minh, hoặc chưa đạt: bạn không phải nộp giấy tờ', 'For the agencies to settle, or not met: no paper is asked of you', settle)}
${group(
  'in-person',
  'Nộp hoặc thực hiện trực tiếp',
  'Handed in or done in person',
  inPerson.filter((one) => isAwaited(one, dossier)),
)}`;
}

/** Everything that would be handed over, to whom and what for; agreeing names exactly this. */
export function previewPage(
  person: Person,
  { dossier, changed, declined }: Changed & { declined: readonly string[] },
  fields: Field[],
): Piece {
  const { code, verdict, consent } = dossier;
  const digest = digestOf(verdict);
  const shown = verdict.requirements.filter(({ kind }) => kind !== 'PHYSICAL');
  const looked = new Map(shown.flatMap((one) => (one.kind === 'EVIDENCE' ? [[one.code, one] as const] : [])));
  return page(
    { title: { vi: 'Xem trước nội dung cung cấp', en: 'What would be handed over' }, person },
    html`<p class="code">${say('Mã hồ sơ', 'Dossier')} <strong>${code}</strong></p>
${changes(changed)}
<p>${say(`Cung cấp cho bộ phận một cửa ${code.split('-')[0]} để giải quyết: ${verdict.procedureName}. Theo dữ liệu ngày ${written(verdict.decidedAt)}.`, 'Handed to this office to decide the procedure; nothing else is.')}</p>
<h2>${say('Bạn kê khai', 'You declare')}</h2>${answersOf(fields, dossier.form)}
<h2>${say('Cơ sở dữ liệu cung cấp', 'The registers hand over')}</h2>${cards(shown)}
<details ${declined.length > 0 ? 'open' : ''}><summary>${say('Không muốn cho tra cứu một nội dung?', 'Something is not to be looked up?')}</summary>
<p>${say('Nội dung được chọn sẽ không được tra cứu; nếu thủ tục cần giấy tờ thì bạn tự nộp.', 'What is chosen is not looked up; where the procedure needs a paper, you bring it.')}</p>
${post(
  `/ho-so/${code}/khong-tra-cuu`,
  html`${[...looked.values()].map(
    (one) =>
      html`<p><label class="choice"><input type="checkbox" name="component" value="${one.code}" ${declined.includes(one.code) ? 'checked' : ''}> ${say(one.nameVi, one.nameEn)}</label></p>`,
  )}<p class="actions"><button class="quiet">${say('Ghi lựa chọn', 'Keep this choice')}</button></p>`,
)}</details>
${
  consent?.digest === digest
    ? html`<p class="done">✓ ${say('Bạn đã đồng ý nội dung này', 'You agreed to this')} ${at(consent.at)}</p><p><a class="button" href="/ho-so/${code}">${say('Quay lại để nộp', 'Back to submit')}</a></p>`
    : post(
        `/ho-so/${code}/dong-y`,
        html`<input type="hidden" name="digest" value="${digest}">
<p><label class="choice"><input type="checkbox" name="agree" value="1" required> ${say('Tôi đồng ý cung cấp đúng nội dung trên cho hồ sơ này.', 'I agree to hand over exactly this for this dossier.')}</label></p>
<p class="actions"><button>${say('Đồng ý', 'Agree')}</button> <a class="button quiet" href="/ho-so/${code}">${say('Không đồng ý, quay lại', 'Decline, go back')}</a></p>`,
      )
}`,
  );
}

function changes(changed: Changed['changed']): Piece | '' {
  if (changed.length === 0) return '';
  return html`<div class="trouble" role="alert"><p><strong>${say('Dữ liệu đã khác so với lần xem trước. Chưa có gì được nộp; hãy xem lại và đồng ý lần nữa nếu muốn.', 'The data are not what they were. Nothing was submitted; look again, and agree again if you wish.')}</strong></p>
<ul>${changed.map(({ requirement, was }) => html`<li data-changed="${keyOf(requirement)}">${requirement.nameVi}: ${was === null ? '–' : VERDICTS[was].vi} → ${VERDICTS[requirement.verdict].vi}</li>`)}</ul></div>`;
}

type Tracked = {
  dossier: Dossier;
  calendar: Calendar | null;
  fields: Field[];
  sorted: Sorted;
  events: DossierEvent[];
  payment: Drafted['payment'];
  procedureName: string;
};

/** After submitting: how far it is, what was handed over, the result. Prints on one sheet. */
export function dossierPage(person: Person, { dossier, calendar, fields, sorted, events, payment, procedureName }: Tracked): Piece {
  const { code, status, result, decision, receiptDigest, submittedAt } = dossier;
  return page(
    { title: { vi: procedureName, en: `Dossier ${code}` }, person },
    html`<p class="code">${say('Mã hồ sơ', 'Dossier')} <strong>${code}</strong> · <span class="status" data-status="${status}">${say(STATUS[status].vi, STATUS[status].en)}</span></p>
${assisted(dossier)}${clock(dossier, calendar)}
${
  result === null
    ? ''
    : html`<section class="result" aria-labelledby="kq"><h2 id="kq">${say('Kết quả', 'Result')}</h2><p>${say('Mã kết quả', 'Result code')} <strong>${decision?.resultCode ?? ''}</strong></p>
<p>${say('Đã ghi vào cơ sở dữ liệu', 'Recorded in the registers')}: ${result.changes.map(({ entity }) => entity).join(', ')} · ${at(result.recordedFrom)}</p>
${result.warnings.map(({ message }) => html`<p>! ${message}</p>`)}</section>`
}
${submittedAt === null ? '' : html`<p>${say('Nộp lúc', 'Submitted')} ${at(submittedAt)}</p>`}
${receiptDigest === null ? '' : html`<p class="receipt">${say('Biên nhận chứng cứ (SHA-256)', 'Evidence receipt (SHA-256)')} <code>${receiptDigest}</code> <a href="/ho-so/${code}/bien-nhan">${say('tải về', 'download')}</a></p>`}
${payment ? html`<p>${say('Lệ phí', 'Fee')} ${vnd(payment.amountVnd)} · ${say('biên lai', 'receipt')} ${payment.receiptNumber}</p>` : ''}
<h2>${say('Bạn đã kê khai', 'You declared')}</h2>${answersOf(fields, dossier.form)}
<h2>${say('Giấy tờ', 'Papers')}</h2>${papers(dossier, sorted)}
<h2>${say('Diễn biến', 'What happened')}</h2>${eventList(events)}
${status === 'SUBMITTED' && decision === null ? withdrawForm(code) : ''}`,
  );
}

export function eventList(events: readonly DossierEvent[]): Piece {
  return html`<ol class="events">${events.map(({ at: when, actor, what, note }) => html`<li>${at(when)} – ${what}${note === null ? '' : html`: ${note}`} <span class="who">(${actor})</span></li>`)}</ol>`;
}

export function minePage(person: Person, dossiers: readonly Dossier[], own: OwnRecordsQuery, hubUrl: string): Piece {
  return page(
    { title: { vi: 'Của tôi', en: 'Mine' }, person },
    html`<h2>${say('Hồ sơ', 'Dossiers')}</h2>
${dossiers.length === 0 ? html`<p>${say('Chưa có hồ sơ nào.', 'None yet.')} <a href="/">${say('Chọn thủ tục', 'Choose a procedure')}</a></p>` : dossierTable(dossiers, '/ho-so')}
<h2>${say('Giấy phép lái xe trong cơ sở dữ liệu', 'Driver licences in the register')}</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Giấy phép · licences"><table><thead><tr><th scope="col">${say('Số', 'Number')}</th><th scope="col">${say('Hạng', 'Classes')}</th><th scope="col">${say('Tình trạng', 'Status')}</th><th scope="col">${say('Đến ngày', 'Until')}</th></tr></thead>
<tbody>${own.driverLicences.nodes.map((one) => html`<tr data-licence="${one.status}"><td>${one.number}</td><td>${one.classes?.join(', ')}</td><td>${licenceStatus(one.status)}</td><td>${one.expiresOn == null ? '–' : written(one.expiresOn)}</td></tr>`)}</tbody></table></div>
<h2>${say('Ai đã xem dữ liệu của tôi', 'Who looked at my data')}</h2>
<ol class="events">${own.readsAbout.nodes.map((one) => html`<li>${at(one.at)} – ${one.purpose === null ? '' : say(one.purpose.vi ?? '', one.purpose.en ?? '')} ${one.caseCode ?? ''} <span class="who">(${one.onBehalfOf?.official ?? one.actor})</span></li>`)}</ol>
<p><a href="${hubUrl}">${say('Trang của hệ thống dùng chung', 'Pages of the hub')}</a></p>`,
  );
}

const LICENCE: Readonly<Record<string, readonly [string, string]>> = {
  IN_FORCE: ['Còn hiệu lực', 'In force'],
  EXPIRED: ['Hết hạn', 'Expired'],
  REVOKED: ['Đã được thay thế hoặc thu hồi', 'Replaced or revoked'],
  SUSPENDED: ['Đang bị đình chỉ', 'Suspended'],
};

function licenceStatus(status: string | null): Piece | string {
  if (status === null) return '–';
  const [vi, en] = LICENCE[status] ?? [status, status];
  return say(vi, en);
}

export function dossierTable(dossiers: readonly Dossier[], base: string): Piece {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Hồ sơ · dossiers"><table><thead><tr><th scope="col">${say('Mã hồ sơ', 'Code')}</th><th scope="col">${say('Thủ tục', 'Procedure')}</th><th scope="col">${say('Tình trạng', 'Status')}</th><th scope="col">${say('Hạn trả', 'Due')}</th></tr></thead>
<tbody>${dossiers.map((one) => html`<tr><td><a href="${base}/${one.code}">${one.code}</a></td><td>${one.verdict.procedureName}</td><td>${say(STATUS[one.status].vi, STATUS[one.status].en)}</td><td>${one.dueOn === null ? '–' : written(one.dueOn)}</td></tr>`)}</tbody></table></div>`;
}

type Track = Pick<Dossier, 'code' | 'status' | 'receivedOn' | 'dueOn' | 'submittedAt' | 'decidedAt'> & { calendar: Calendar | null };

/** For whoever has the code: how far it is, and nothing of whom it is about. */
export function trackPage(person: Person | undefined, found?: Track): Piece {
  return page(
    { title: { vi: 'Tra cứu hồ sơ', en: 'Track a dossier' }, person },
    html`${post('/tra-cuu', html`<p class="field"><label for="code">${say('Mã hồ sơ', 'Dossier code')}</label><input id="code" name="code" value="${found?.code ?? ''}" required autocomplete="off" placeholder="H26.01-261130-5001"></p><p><button>${say('Tra cứu', 'Look up')}</button></p>`)}
${found === undefined ? '' : html`<section aria-live="polite"><p class="code"><strong>${found.code}</strong> · <span class="status" data-status="${found.status}">${say(STATUS[found.status].vi, STATUS[found.status].en)}</span></p>${clock(found, found.calendar)}</section>`}`,
  );
}
