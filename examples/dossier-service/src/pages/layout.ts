import { html, raw } from 'hono/html';
import { isOfficial } from '../dossiers.js';
import type { Person } from '../sessions.js';
import type { Trouble } from '../trouble.js';

/** A piece of a page: everything put into it is escaped. */
export type Piece = ReturnType<typeof html>;
export { html };

/** Vietnamese first, English beside it. */
export function say(vi: string, en: string): Piece {
  return html`${vi} <span class="en" lang="en">${en}</span>`;
}

/** Where no element fits: a title, an option. */
export function plain(vi: string, en?: string): string {
  return en === undefined || en === vi ? vi : `${vi} · ${en}`;
}

export type Frame = { title: { vi: string; en: string }; person: Person | undefined };

export function page({ title, person }: Frame, content: Piece): Piece {
  return html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${plain(title.vi, title.en)} – ${OFFICE.vi}</title>
<link rel="stylesheet" href="/style.css">
<link rel="icon" href="data:,">
</head>
<body>
<a class="skip" href="#noi-dung">${plain('Tới nội dung', 'Skip to content')}</a>
<header class="top">
<p class="office"><a href="/">${OFFICE.vi} <span class="en" lang="en">${OFFICE.en}</span></a></p>
<nav aria-label="${plain('Chính', 'Main')}">${person ? signedIn(person) : html`<a href="/tra-cuu">${say('Tra cứu hồ sơ', 'Track')}</a> <a class="button" href="/dang-nhap">${say('Đăng nhập', 'Sign in')}</a>`}</nav>
</header>
<main id="noi-dung" tabindex="-1">
<h1>${title.vi} <span class="en" lang="en">${title.en}</span></h1>
${content}
</main>
<footer><p>${say('Bản trình diễn: mọi người, đơn vị và khoản thu đều là giả lập.', 'A demonstration: all people, businesses and payments are invented.')}</p></footer>
</body>
</html>`;
}

const OFFICE = { vi: 'Bộ phận một cửa', en: 'One-stop office' } as const;

function signedIn(person: Person): Piece {
  return html`${isOfficial(person) ? html`<a href="/can-bo">${say('Hồ sơ đến', 'Inbox')}</a> <a href="/can-bo/ho-tro">${say('Lập giúp', 'Assist')}</a>` : html`<a href="/cua-toi">${say('Của tôi', 'Mine')}</a>`}
<span class="who">${person.name}</span>
<form method="post" action="/dang-xuat"><button class="quiet">${say('Đăng xuất', 'Sign out')}</button></form>`;
}

export function troublePage({ vi, en, next, details }: Trouble, person: Person | undefined): Piece {
  return page(
    { title: { vi: 'Chưa thực hiện được', en: 'This could not be done' }, person },
    html`<div class="trouble" role="alert">
<p><strong>${vi}</strong></p>
<p class="en" lang="en">${en}</p>
${details.length === 0 ? '' : html`<ul>${details.map((one) => html`<li>${say(one.vi, one.en)}</li>`)}</ul>`}
<p>${next.href === undefined ? say(next.vi, next.en) : html`<a class="button" href="${next.href}">${say(next.vi, next.en)}</a>`}</p>
</div>`,
  );
}

/** A form that is sent back to this service; whoever made it is looked at by `Origin`. */
export function post(action: string, content: Piece, label?: { vi: string; en: string }): Piece {
  return html`<form method="post" action="${action}"${label === undefined ? '' : raw(` aria-label="${label.vi} · ${label.en}"`)}>${content}</form>`;
}
