import type { Model } from '../declare/model.js';
import type { ReadingContext } from '../query/reading-context.js';
import type { Selection } from '../query/selection.js';
import type { AuditNotes } from '../reads/audit-notes.js';
import { compileFeed, readFeed } from './read-feed.js';

type Asking = { model: Model; audit: AuditNotes; reading?: ReadingContext };

/** A feed asked for beside other things: the planner's very statement, its answer as values by field name. */
export async function feedConnection({ model, audit, reading }: Asking, responseKey: string): Promise<unknown> {
  const plan = reading?.plan.feeds.get(responseKey);
  if (!reading || !plan) throw new Error('the feed was not planned');
  await reading.readAt(responseKey, null);
  const feed = compileFeed(model, { ...plan, selection: byName(plan.selection) }, reading.reach);
  const page = await readFeed(reading.tx, feed, { variables: {} });
  for (const subject of page.subjects) audit.subjects.add(subject);
  return page.json.toJSON();
}

/** What was asked for under several keys is read once, under its name. */
function byName(selection: readonly Selection[]): Selection[] {
  const merged = new Map<string, Selection[]>();
  for (const part of selection) merged.set(part.name, [...(merged.get(part.name) ?? []), ...part.children]);
  return [...merged].map(([name, children]) => ({ key: name, name, children: byName(children) }));
}
