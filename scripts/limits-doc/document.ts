import { BUDGETS_DEFAULT, IN_FLIGHT_DEFAULT } from '../../src/config.js';
import type { AccessPolicy } from '../../src/hub/declare/policy.js';
import { LIMITS, type Limit } from '../../src/limits.js';

const PLACES: Readonly<Record<Limit['place'], string>> = {
  request: 'Yêu cầu HTTP · HTTP requests',
  document: 'Văn bản câu hỏi · The document',
  answer: 'Câu trả lời · Answers',
  input: 'Giá trị đưa vào · What is given',
  flight: 'Cùng một lúc · At a time',
  file: 'Tệp nạp · Files',
};

/** docs/limits.md: every bound a caller can meet, from the tables the code asks. */
export function limitsDocument({ roles }: Pick<AccessPolicy, 'roles'>): string {
  const sections = Object.entries(PLACES).map(([place, title]) => {
    const rows = Object.entries<Limit>(LIMITS).flatMap(([name, { place: met, max, vi, en, refusal, remedy }]) =>
      met === place
        ? [
            `| \`${name}\` | ${number(max)} | ${vi} · ${en} | ${refusal ? `\`${refusal}\`` : '–'} | ${remedy ? `${remedy.vi} · ${remedy.en}` : ''} |`,
          ]
        : [],
    );
    return `## ${title}\n\n| | | | refused with | instead |\n|---|---:|---|---|---|\n${rows.join('\n')}\n`;
  });
  const flights = (['requests', 'cost', 'bytes'] as const).map((what) => {
    const { all, anonymous, caller } = IN_FLIGHT_DEFAULT[what];
    const name = `HUB_${what.toUpperCase()}_MAX`;
    return `| \`${name}\` · \`${name}_ANONYMOUS\` · \`${name}_CALLER\` | ${number(all)} · ${number(anonymous)} · ${number(caller)} | \`RATE_LIMITED\`, \`UNAVAILABLE\` |`;
  });
  const questions = roles.map(
    ({ role, vi, costMax, statementMs }) => `| \`${role}\` (${vi}) | ${number(costMax)} | ${number(statementMs)} |`,
  );
  return `# Giới hạn · Limits

<!-- Written by \`npm run generate\` from src/limits.ts, src/config.ts and the access policy. Do not edit. -->

Every bound a caller can meet. A refusal has the code named here, says the limit, what was given and what to do instead, in Vietnamese and English, and to programs in
\`extensions.limit\`, \`{ name, max, asked }\`; nothing is cut off in silence. Only what is wrong with an access token is not told to whoever sent it. Code that refuses
asks the same table that this page is printed from.

${sections.join('\n')}
## Một vai được hỏi · What a role may ask

The cost of a question is counted in rows before anything is read (the header \`Hub-Cost: 1\` tells it in \`extensions.cost\`); more is \`TOO_COSTLY\`. A statement that runs longer is \`TOO_SLOW\`.

| role | rows | ms |
|---|---:|---:|
${questions.join('\n')}

## Người vận hành đặt · What the operator sets

Requests, cost of answers that are no look-ups, and bytes of answers that have not left, in flight at a time: in all, without a token, of one signed-in caller. An address without a token has half of what all of them have together.

| setting | default | refused with |
|---|---|---|
${flights.join('\n')}

In a minute, of one address without a token and of one signed-in caller: rows, as their cost is counted; and persons whom questions name or answers show, found or not. What is left
stands in the headers \`RateLimit-Policy\` and \`RateLimit\` of every answer; whoever is beyond it is told by \`Retry-After\` when the minute is over. A refused question takes nothing.

| setting | default | refused with |
|---|---|---|
| \`HUB_ROWS_PER_MINUTE_ANONYMOUS\` · \`HUB_ROWS_PER_MINUTE_CALLER\` | ${number(BUDGETS_DEFAULT.rows.anonymous)} · ${number(BUDGETS_DEFAULT.rows.caller)} | \`RATE_LIMITED\` |
| \`HUB_PERSONS_PER_MINUTE\` | ${roles.map(({ role, personsPerMinute }) => `\`${role}\` ${number(personsPerMinute)}`).join(' · ')} | \`RATE_LIMITED\` |
`;
}

/** Digits in groups of three, apart by a comma, as the SDL writes them. */
function number(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
