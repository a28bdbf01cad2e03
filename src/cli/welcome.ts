import { DEMO_CASES } from '../../seeds/demo/cases.js';
import { PERSONAS } from '../../seeds/demo/personas.js';
import type { Hub } from '../server/hub.js';
import { demoAccess } from '../server/pages.js';

/** What a newcomer reads first: where the pages are, a token for each role, and one question to paste. */
export async function welcome(
  hub: Hub,
  { seconds, demo }: { seconds: number; demo: boolean },
): Promise<{ value: unknown; lines: string[] }> {
  const { roles } = hub.demo ? await demoAccess(hub.demo, hub.policy) : { roles: [] };
  const playground = `${hub.address}/playground`;
  const service = roles.find(({ role }) => role === 'dossier-service');
  const example = demo && service ? personalExample(hub.address, service.token) : openExample(hub.address);
  return {
    value: { address: hub.address, playground, graphql: `${hub.address}/graphql`, seconds, tokens: roles, example },
    lines: [
      '',
      `Giao Lộ sẵn sàng · ready: ${hub.address}  (${seconds.toFixed(1)} s)`,
      `Các trang · pages: ${hub.address}/`,
      `Trang truy vấn · playground: ${playground}`,
      ...(roles.length > 0 ? ['', 'Thẻ trình diễn, mỗi vai trò một thẻ, 12 giờ · demo tokens, one per role, 12 hours:'] : []),
      ...roles.map(({ role, labelVi, token }) => `\n${role} (${labelVi})\n${token}`),
      '',
      'Thử ngay · try it:',
      example,
      '',
      'Ctrl-C để dừng · to stop',
      '',
    ],
  };
}

function personalExample(address: string, token: string): string {
  const query = `{ driver(personalId: "${PERSONAS.readyDriver.personalId}") { licences { nodes { number classes expiresOn status issuer { name } } } } }`;
  return [
    `curl -s ${address}/graphql \\`,
    "  -H 'Content-Type: application/json' \\",
    "  -H 'Hub-Purpose: once-only' \\",
    `  -H 'Hub-Case: ${DEMO_CASES[0]?.code}' \\`,
    `  -H 'Authorization: Bearer ${token}' \\`,
    `  -d '${JSON.stringify({ query })}'`,
  ].join('\n');
}

function openExample(address: string): string {
  const query = '{ province(code: "01") { code name plateCodes validFrom } }';
  return [`curl -s ${address}/graphql \\`, "  -H 'Content-Type: application/json' \\", `  -d '${JSON.stringify({ query })}'`].join('\n');
}
