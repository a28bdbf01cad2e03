import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { secureHeaders } from 'hono/secure-headers';
import { isOfficial, openDossiers } from './dossiers.js';
import { ownRecords, whoSignedIn } from './generated/operations.js';
import type { Hub } from './hub.js';
import { OFFERS, offerOf } from './offers.js';
import { dossierPage, draftPage, homePage, minePage, previewPage, procedurePage, trackPage } from './pages/citizen.js';
import { type Piece, troublePage } from './pages/layout.js';
import { assistPage, deskPage, inboxPage } from './pages/official.js';
import type { Provider, SignedIn } from './provider.js';
import { openSessions, type Person } from './sessions.js';
import type { Settings } from './settings.js';
import type { Store } from './store.js';
import { foreignForm, hubAway, notForYou, notHere, procedureUnknown, signedOut, Trouble, wrongState } from './trouble.js';

/** The prefix has the browser insist on it: from this host alone, for all of it, never in the clear; loopback counts as safe. */
const COOKIE = '__Host-mot-cua';
const COOKIE_OPTIONS = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const;
const LEAVING_SECONDS = 600;
const SESSION_SECONDS_MAX = 12 * 3_600;
const FORM_BYTES_MAX = 32_768;
const CITIZEN = 'citizen';

type Parts = { settings: Settings; store: Store; hub: Hub; provider: Provider; onFault?: (fault: unknown) => void };
type Env = { Variables: { person: Person | undefined } };

/** Every page of the service. Nothing personal stands in an address: a dossier's code, and forms that are sent. */
export function createApp({ settings, store, hub, provider, onFault = () => undefined }: Parts): Hono<Env> {
  const sessions = openSessions(store);
  const dossiers = openDossiers({ store, hub, provider, settings });
  const style = readFileSync(new URL('../public/style.css', import.meta.url), 'utf8');
  const app = new Hono<Env>();

  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ['data:'],
        formAction: ["'self'", provider.origin],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
      referrerPolicy: 'same-origin',
      strictTransportSecurity: settings.publicUrl.protocol === 'https:',
    }),
  );
  app.use(bodyLimit({ maxSize: FORM_BYTES_MAX }));
  app.use(async (c, next) => {
    c.header('cache-control', 'no-store');
    const secret = getCookie(c, COOKIE);
    c.set('person', secret === undefined ? undefined : sessions.read(secret)?.person);
    // Browsers send it with every form; another site's page cannot send ours.
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && c.req.header('origin') !== settings.publicUrl.origin) throw foreignForm();
    await next();
  });

  app.onError((fault, c) => {
    const trouble = fault instanceof Trouble ? fault : undefined;
    if (trouble === undefined) onFault(fault);
    const told = trouble ?? hubAway();
    if (told.kind === 'hub-away') c.header('retry-after', '30');
    return c.html(troublePage(told, c.get('person')), told.status);
  });
  app.notFound(() => {
    throw notHere();
  });

  const show = (c: Context<Env>, content: Piece) => c.html(content);
  const form = async (c: Context<Env>) => new URLSearchParams(await c.req.text());
  const person = (c: Context<Env>): Person => {
    const found = c.get('person');
    if (found === undefined) throw signedOut();
    return found;
  };
  const official = (c: Context<Env>): Person => {
    const found = person(c);
    if (!isOfficial(found)) throw notForYou();
    return found;
  };

  app.get('/style.css', (c) => {
    c.header('cache-control', 'no-cache');
    return c.body(style, 200, { 'content-type': 'text/css; charset=utf-8' });
  });
  app.get('/', async (c) => show(c, homePage(c.get('person'), await Promise.all(OFFERS.map(({ id }) => dossiers.facts(id))))));

  // Signing in and out: one cookie, and the tokens stay here.
  app.get('/dang-nhap', async (c) => {
    const { href, leaving } = await provider.leave(pathWithin(settings.publicUrl, c.req.query('ve')));
    remember(c, sessions.begin({ leaving }, LEAVING_SECONDS));
    return c.redirect(href, 303);
  });
  app.get('/dang-nhap/xong', async (c) => {
    const secret = getCookie(c, COOKIE);
    const leaving = secret === undefined ? undefined : sessions.read(secret)?.leaving;
    // Once: a second coming with the same answer signs nobody in.
    if (secret !== undefined) sessions.end(secret);
    deleteCookie(c, COOKIE, COOKIE_OPTIONS);
    if (leaving === undefined) throw signedOut();
    const url = new URL(c.req.url);
    const signedIn = await provider
      .comeBack(new URL(`${url.pathname}${url.search}`, settings.publicUrl), leaving)
      .catch((fault: unknown) => {
        throw fault instanceof Trouble ? fault : signedOut();
      });
    const known = await personOf(signedIn);
    remember(c, sessions.begin({ person: known }, Math.min(Math.floor((signedIn.endsAt - Date.now()) / 1_000), SESSION_SECONDS_MAX)));
    return c.redirect(leaving.backTo === '/' ? (isOfficial(known) ? '/can-bo' : '/') : leaving.backTo, 303);
  });
  app.post('/dang-xuat', (c) => {
    const secret = getCookie(c, COOKIE);
    if (secret !== undefined) sessions.end(secret);
    deleteCookie(c, COOKIE, COOKIE_OPTIONS);
    return c.redirect('/', 303);
  });

  /** A citizen's number and name are what the registers say of the very person whom the token opens. */
  async function personOf(signedIn: SignedIn): Promise<Person> {
    if (isOfficial(signedIn)) return { ...signedIn, personalId: null, name: signedIn.sub };
    if (signedIn.role !== CITIZEN) throw notForYou();
    const { people } = await hub.ask({ token: signedIn.token, purpose: 'self-access' }, whoSignedIn, {});
    const [own] = people.nodes;
    if (own?.personalId == null || people.nodes.length !== 1) throw notForYou();
    return { ...signedIn, personalId: own.personalId, name: own.fullName ?? '' };
  }
  function remember(c: Context<Env>, secret: string): void {
    setCookie(c, COOKIE, secret, COOKIE_OPTIONS);
  }

  app.get('/tra-cuu', (c) => show(c, trackPage(c.get('person'))));
  app.post('/tra-cuu', async (c) => {
    const found = dossiers.track(codeOf(await form(c)));
    return show(c, trackPage(c.get('person'), { ...found, calendar: await dossiers.calendar(found) }));
  });

  app.get('/thu-tuc/:id', async (c) => {
    const who = c.get('person');
    const listed = await dossiers.facts(c.req.param('id'));
    const isHers = who !== undefined && who.personalId !== null;
    const businesses = isHers && listed.offer.about !== 'person' ? await dossiers.businessesOf(who) : [];
    return show(c, procedurePage(who, listed, businesses));
  });

  app.post('/ho-so', async (c) => {
    const { code } = await dossiers.beginOwn(person(c), await form(c));
    return c.redirect(`/ho-so/${code}`, 303);
  });

  app.get('/cua-toi', async (c) => {
    const who = person(c);
    if (who.personalId === null) throw notForYou();
    const own = await hub.ask({ token: who.token, purpose: 'self-access' }, ownRecords, {});
    return show(c, minePage(who, dossiers.ownedBy(who.personalId), own, settings.hubUrl.href));
  });

  app.get('/ho-so/:code', async (c) => {
    const who = person(c);
    const dossier = dossiers.readFor(who, c.req.param('code'));
    const { code, verdict } = dossier;
    const about = dossier.status === 'DRAFT' ? await dossiers.known(who, dossier) : undefined;
    const common = { dossier, sorted: dossiers.sorted(dossier), payment: dossiers.payment(code), procedureName: verdict.procedureName };
    if (about) return show(c, draftPage(who, { ...common, fields: wishesOf(about, dossier.procedure) }));
    const fields = wishesOf({ ...dossier, wished: dossier.form, classes: NO_CLASSES }, dossier.procedure);
    return show(c, dossierPage(who, { ...common, calendar: await dossiers.calendar(dossier), fields, events: dossiers.events(code) }));
  });
  app.post('/ho-so/:code/to-khai', async (c) => {
    await dossiers.declare(person(c), c.req.param('code'), await form(c));
    return c.redirect(`/ho-so/${c.req.param('code')}#b2`, 303);
  });
  app.post('/ho-so/:code/le-phi', async (c) => {
    await dossiers.pay(person(c), c.req.param('code'), (await form(c)).get('receipt') ?? '');
    return c.redirect(`/ho-so/${c.req.param('code')}#b4`, 303);
  });
  app.get('/ho-so/:code/xem-truoc', async (c) => {
    const who = person(c);
    const { dossier } = await dossiers.refresh(who, c.req.param('code'));
    const declined = dossiers.declined(dossier.code);
    return show(c, previewPage(who, { dossier, changed: [], declined }, wishesOf(await dossiers.known(who, dossier), dossier.procedure)));
  });
  app.post('/ho-so/:code/khong-tra-cuu', async (c) => {
    dossiers.decline(person(c), c.req.param('code'), (await form(c)).getAll('component'));
    return c.redirect(`/ho-so/${c.req.param('code')}/xem-truoc`, 303);
  });
  app.post('/ho-so/:code/dong-y', async (c) => {
    const given = await form(c);
    if (given.get('agree') !== '1') throw wrongState('Chưa đánh dấu đồng ý.', 'Consent was not ticked.');
    dossiers.agree(person(c), c.req.param('code'), given.get('digest') ?? '');
    return c.redirect(`/ho-so/${c.req.param('code')}#b4`, 303);
  });
  app.post('/ho-so/:code/rut', async (c) => {
    await dossiers.withdrawConsent(person(c), c.req.param('code'));
    return c.redirect(`/ho-so/${c.req.param('code')}`, 303);
  });
  app.post('/ho-so/:code/nop', async (c) => {
    const who = person(c);
    const outcome = await dossiers.submit(who, c.req.param('code'));
    if (outcome.dossier.status !== 'DRAFT') return c.redirect(`/ho-so/${outcome.dossier.code}`, 303);
    c.status(409);
    const declined = dossiers.declined(outcome.dossier.code);
    return show(
      c,
      previewPage(who, { ...outcome, declined }, wishesOf(await dossiers.known(who, outcome.dossier), outcome.dossier.procedure)),
    );
  });
  app.get('/ho-so/:code/bien-nhan', (c) => {
    const { code, receipt } = dossiers.readFor(person(c), c.req.param('code'));
    if (receipt === null) throw notHere();
    return c.body(receipt, 200, { 'content-type': 'application/jose', 'content-disposition': `attachment; filename="${code}.jws"` });
  });

  app.get('/can-bo', (c) => show(c, inboxPage(official(c), dossiers.inbox())));
  app.get('/can-bo/ho-tro', async (c) => show(c, assistPage(official(c), await Promise.all(OFFERS.map(({ id }) => dossiers.facts(id))))));
  app.post('/can-bo/ho-tro', async (c) => {
    const { code } = await dossiers.beginAssisted(official(c), await form(c));
    return c.redirect(`/ho-so/${code}`, 303);
  });
  app.post('/can-bo/tim', async (c) => {
    const { code } = dossiers.readFor(official(c), codeOf(await form(c)));
    return c.redirect(`/can-bo/ho-so/${code}`, 303);
  });
  app.get('/can-bo/ho-so/:code', async (c) => {
    const who = official(c);
    const stored = dossiers.readFor(who, c.req.param('code'));
    if (stored.status === 'DRAFT') throw notHere();
    const isWaiting = stored.status === 'SUBMITTED' && stored.decision === null;
    const dossier = isWaiting ? (await dossiers.refresh(who, stored.code)).dossier : stored;
    const about = isWaiting ? await dossiers.known(who, dossier) : { ...dossier, wished: dossier.form, classes: NO_CLASSES };
    const offer = offerOf(dossier.procedure);
    return show(
      c,
      deskPage(who, {
        dossier,
        calendar: await dossiers.calendar(dossier),
        wishes: offer?.wishes(about) ?? [],
        decides: offer?.decides(about) ?? [],
        sorted: dossiers.sorted(dossier),
        events: dossiers.events(dossier.code),
        doubts: dossiers.openDoubts(dossier.code),
        hindrances: dossiers.hindrances(dossier),
      }),
    );
  });
  const atDesk = (path: string, act: (who: Person, code: string, given: URLSearchParams) => unknown) =>
    app.post(`/can-bo/ho-so/:code/${path}`, async (c) => {
      const code = c.req.param('code') ?? '';
      await act(official(c), code, await form(c));
      return c.redirect(`/can-bo/ho-so/${code}`, 303);
    });
  atDesk('giay-to', (who, code, given) => dossiers.file(who, code, given.get('component') ?? ''));
  atDesk('nghi-van', (who, code, given) => dossiers.doubt(who, code, { words: lineOf(given, 'words'), record: given.get('record') ?? '' }));
  atDesk('da-ro', (who, code) => dossiers.settle(who, code));
  atDesk('quyet-dinh', (who, code, given) => dossiers.grant(who, code, given));
  atDesk('tu-choi', (who, code, given) => dossiers.refuse(who, code, lineOf(given, 'reason')));

  return app;
}

const NO_CLASSES = { licenceClassConversions: { nodes: [] }, licenceClasses: { nodes: [] } };

function wishesOf(about: Parameters<(typeof OFFERS)[number]['wishes']>[0], procedure: string) {
  const offer = offerOf(procedure);
  if (offer === undefined) throw procedureUnknown();
  return offer.wishes(about);
}

function codeOf(given: URLSearchParams): string {
  return (given.get('code') ?? '').trim().toUpperCase();
}

function lineOf(given: URLSearchParams, name: string): string {
  return (given.get(name) ?? '').normalize('NFC').trim();
}

/** Where somebody wanted to go, if that is here. */
function pathWithin({ origin }: URL, path = '/'): string {
  const url = URL.canParse(path, origin) ? new URL(path, origin) : undefined;
  return url?.origin === origin ? `${url.pathname}${url.search}` : '/';
}
