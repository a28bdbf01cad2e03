import type { Calendar } from '../days.js';
import { type Dossier, type DossierEvent, doubtable, isAwaited, type Status } from '../dossiers.js';
import type { Field } from '../offers.js';
import { keyOf, type Sorted } from '../requirements.js';
import type { Person } from '../sessions.js';
import { dossierTable, eventList, type Listed, PLATES } from './citizen.js';
import { html, type Piece, page, post, say } from './layout.js';
import { answersOf, at, cards, clock, fieldset, STATUS } from './parts.js';

export function inboxPage(person: Person, dossiers: readonly Dossier[]): Piece {
  const of = (...statuses: Status[]) => dossiers.filter(({ status }) => statuses.includes(status));
  const open = of('SUBMITTED');
  const closed = of('APPROVED', 'REFUSED', 'WITHDRAWN');
  return page(
    { title: { vi: 'Hồ sơ đến', en: 'Inbox' }, person },
    html`${post('/can-bo/tim', html`<p class="field"><label for="code">${say('Mã hồ sơ', 'Dossier code')}</label><input id="code" name="code" required autocomplete="off"></p><p><button>${say('Mở', 'Open')}</button></p>`, { vi: 'Tìm hồ sơ', en: 'find a dossier' })}
<h2>${say('Đang chờ giải quyết', 'To be decided')} (${open.length})</h2>
${open.length === 0 ? html`<p>${say('Không có hồ sơ nào đang chờ.', 'Nothing is waiting.')}</p>` : dossierTable(open, '/can-bo/ho-so')}
<h2>${say('Đã xong', 'Done')} (${closed.length})</h2>
${closed.length === 0 ? '' : dossierTable(closed, '/can-bo/ho-so')}`,
  );
}

/** For whoever has no phone: the official begins the dossier, and is logged as who did. */
export function assistPage(person: Person, listed: readonly Listed[]): Piece {
  const options = listed.map(({ offer, facts }) => ({ value: offer.id, vi: facts.name ?? offer.id }));
  const fields: Field[] = [
    { name: 'procedure', vi: 'Thủ tục', en: 'Procedure', kind: 'one', options, value: 'P06' },
    { name: 'personalId', vi: 'Số định danh của người có mặt', en: 'Personal id of who is here', kind: 'text', pattern: '[0-9 ]{12,16}' },
    { name: 'taxCode', vi: 'Mã số thuế, khi nộp cho đơn vị', en: 'Tax code, if it is for a business', kind: 'text', optional: true },
    { ...PLATES, optional: true },
    {
      name: 'seen',
      vi: 'Giấy tờ',
      en: 'Papers',
      kind: 'many',
      options: [
        {
          value: '1',
          vi: 'Đã xem căn cước, và giấy uỷ quyền khi nộp cho đơn vị',
          en: 'The identity card was seen, and the mandate where it is for a business',
        },
      ],
    },
  ];
  return page(
    { title: { vi: 'Lập hồ sơ giúp tại quầy', en: 'Begin a dossier at the counter' }, person },
    html`<p>${say('Nhật ký của hệ thống ghi tên cán bộ và rằng hồ sơ được lập tại quầy; người dân xem được.', 'The log names the official and says that it was begun at the counter; the citizen can see it.')}</p>
${post('/can-bo/ho-tro', html`${fieldset(fields)}<p><button>${say('Bắt đầu', 'Begin')}</button></p>`)}`,
  );
}

type Desk = {
  dossier: Dossier;
  calendar: Calendar | null;
  wishes: Field[];
  decides: Field[];
  sorted: Sorted;
  events: DossierEvent[];
  doubts: DossierEvent[];
  hindrances: { vi: string; en: string }[];
};

/** Facts with their age and source, what is doubted, and the decision. */
export function deskPage(person: Person, { dossier, calendar, wishes, decides, sorted, events, doubts, hindrances }: Desk): Piece {
  const { code, status, verdict, consent, decision, result } = dossier;
  const base = `/can-bo/ho-so/${code}`;
  const group = (vi: string, en: string, list: Sorted['ask'], more?: Parameters<typeof cards>[1]) =>
    list.length === 0 ? '' : html`<h3 class="group">${say(vi, en)} (${list.length})</h3>${cards(list, more)}`;
  const received: Parameters<typeof cards>[1] = (one) =>
    status === 'SUBMITTED'
      ? post(
          `${base}/giay-to`,
          html`<input type="hidden" name="component" value="${keyOf(one)}"><button class="quiet">${say('Đã nhận, đã kiểm tra', 'Received and examined')}</button>`,
        )
      : '';
  return page(
    { title: { vi: verdict.procedureName, en: `Dossier ${code}` }, person },
    html`<p class="code">${say('Mã hồ sơ', 'Dossier')} <strong>${code}</strong> · <span class="status" data-status="${status}">${say(STATUS[status].vi, STATUS[status].en)}</span></p>
${clock(dossier, calendar)}
<p>${consent === null ? say('Không còn đồng ý.', 'There is no consent.') : html`${say(consent.spoken === null ? 'Người nộp đồng ý' : `Đồng ý trước cán bộ ${consent.spoken}`, 'Consent')} ${at(consent.at)}`}</p>
<h2>${say('Người nộp đề nghị', 'The applicant asks for')}</h2>${answersOf(wishes, dossier.form)}${sorted.declare.length === 0 ? '' : cards(sorted.declare)}
<h2>${say('Dữ liệu', 'Facts')}</h2>
${group('Chưa đạt, hoặc cơ quan phải xác minh', 'Not met, or for the agencies to settle', sorted.settle)}
${group('Chưa nộp lệ phí', 'The fee is not paid', sorted.pay)}
${group('Còn phải nộp', 'Still to be handed in', [...sorted.ask, ...sorted.inPerson.filter((one) => isAwaited(one, dossier))], received)}
${group('Đã nộp', 'Handed in', sorted.filed)}
${group('Dữ liệu đã có, không yêu cầu nộp', 'Held, not asked for', sorted.notAsked)}
<h2>${say('Nghi vấn', 'Doubts')} (${doubts.length})</h2>
<ul>${doubts.map(({ at: when, note, actor }) => html`<li>${at(when)} – ${note} <span class="who">(${actor})</span></li>`)}</ul>
${
  status === 'SUBMITTED' && decision === null
    ? html`${post(
        `${base}/nghi-van`,
        html`<p class="field"><label for="record">${say('Về', 'About')}</label><select id="record" name="record"><option value="">${say('giấy tờ của hồ sơ', 'papers of the dossier')}</option>${doubtable(dossier).map(({ value, vi, en }) => html`<option value="${value}">${say(`dữ liệu: ${vi}`, `data: ${en}`)}</option>`)}</select></p>
<p class="field"><label for="words">${say('Điều nghi vấn, không ghi thông tin cá nhân; về dữ liệu thì ít nhất 10 ký tự', 'What is doubted, no personal data; of data at least 10 characters')}</label><input id="words" name="words" maxlength="1000" required autocomplete="off"></p><p><button class="quiet">${say('Nêu nghi vấn', 'Raise')}</button></p>`,
      )}
${doubts.length === 0 ? '' : post(`${base}/da-ro`, html`<p><button class="quiet">${say('Đã làm rõ các nghi vấn', 'All are settled')}</button></p>`)}`
    : ''
}
${status === 'SUBMITTED' ? html`<h2>${say('Quyết định', 'Decision')}</h2>${decisionForms({ base, decides, hindrances, isSent: decision !== null })}` : ''}
${result === null ? '' : html`<section class="result"><h2>${say('Kết quả', 'Result')}</h2><p><strong>${decision?.resultCode ?? ''}</strong> · ${result.changes.map(({ entity, operation }) => `${operation} ${entity}`).join(', ')} · ${at(result.recordedFrom)}</p>${result.warnings.map(({ message }) => html`<p>! ${message}</p>`)}</section>`}
<h2>${say('Diễn biến', 'What happened')}</h2>${eventList(events)}`,
  );
}

function decisionForms({
  base,
  decides,
  hindrances,
  isSent,
}: {
  base: string;
  decides: Field[];
  hindrances: Desk['hindrances'];
  isSent: boolean;
}): Piece {
  if (isSent)
    return html`<p>${say('Đã quyết định, nhưng chưa biết hệ thống đã ghi chưa. Gửi lại: kết quả không bị ghi hai lần.', 'It is decided, but whether it was recorded is not known. Send it again: nothing is recorded twice.')}</p>${post(`${base}/quyet-dinh`, html`<p><button>${say('Gửi lại', 'Send again')}</button></p>`)}`;
  const grant =
    hindrances.length > 0
      ? html`<p>${say('Chưa đồng ý giải quyết được:', 'It cannot be granted yet:')}</p><ul class="hindrances">${hindrances.map(({ vi, en }) => html`<li>${say(vi, en)}</li>`)}</ul>`
      : post(
          `${base}/quyet-dinh`,
          html`${fieldset(decides)}<p><button>${say('Đồng ý giải quyết, ghi kết quả', 'Grant and record')}</button></p>`,
        );
  return html`${grant}<details><summary>${say('Từ chối bằng văn bản', 'Refuse in writing')}</summary>${post(`${base}/tu-choi`, html`<p class="field"><label for="reason">${say('Lý do và căn cứ', 'Reason and ground')}</label><input id="reason" name="reason" maxlength="1000" required autocomplete="off"></p><p><button class="quiet">${say('Từ chối', 'Refuse')}</button></p>`)}</details>`;
}
