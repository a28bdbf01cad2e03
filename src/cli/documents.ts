import { readFile } from 'node:fs/promises';
import { GraphQLError, parse, validate } from 'graphql';
import { documentsOf, hashOfDocument, registerDocuments, retireDocuments } from '../hub/answer/trusted-documents.js';
import { LIMITS } from '../limits.js';
import { openSchema } from '../runtime/model.js';
import type { AddCommand, Cli } from './cli.js';
import { withRegisters } from './open-registers.js';
import { usage } from './steward.js';

type Options = { client: string; replace?: boolean; all?: boolean };

export const addDocuments: AddCommand = (program, cli) => {
  const command = program
    .command('documents')
    .description('văn bản GraphQL mà ứng dụng đã đăng ký · GraphQL documents that clients registered');
  const ofClient = (name: string) =>
    command.command(name).requiredOption('--client <sub>', 'ứng dụng: "sub" trong thẻ của nó · the client: "sub" of its tokens');
  ofClient('register')
    .argument('<manifest>', 'tệp JSON: mã băm → văn bản · a JSON file: hash → document')
    .option('--replace', 'ngừng những văn bản khác của ứng dụng · retire the others of the client')
    .description('đăng ký văn bản của một ứng dụng · register the documents of a client')
    .addHelpText('after', HELP)
    .action((manifest: string, options: Options) => register(cli, manifest, options));
  ofClient('list')
    .description('liệt kê · list them')
    .action(async ({ client }: Options) => {
      const found = await withRegisters(cli, 'documents list', ({ pool }) => documentsOf(pool, client));
      cli.answer(
        found,
        found.map(({ hash, registeredAt, retiredAt, document }) => {
          const [first = ''] = document.trim().split('\n');
          return `sha256:${hash}  ${registeredAt}${retiredAt === null ? '' : `  đã ngừng · retired ${retiredAt}`}  ${first.slice(0, SHOWN)}`;
        }),
      );
    });
  ofClient('retire')
    .argument('[hash...]', 'sha256:… của những văn bản cần ngừng · the documents')
    .option('--all', 'tất cả: ứng dụng lại được gửi văn bản bất kỳ · all: the client may send any document again')
    .description('ngừng dùng văn bản đã đăng ký · retire documents')
    .action(async (hashes: string[], { client, all }: Options) => {
      if (hashes.length === 0 && all !== true) throw usage('Hãy nêu sha256:… hoặc --all.', 'Name sha256:… or --all.');
      const retired = await withRegisters(cli, 'documents retire', async ({ pool }) => {
        const named = new Set(hashes.map((one) => one.replace(/^sha256:/, '')));
        const stay = all === true ? [] : (await documentsOf(pool, client)).flatMap(({ hash }) => (named.has(hash) ? [] : [hash]));
        return retireDocuments(pool, client, { but: stay });
      });
      cli.answer({ client, retired }, [`${retired} đã ngừng · retired`]);
    });
};

const SHOWN = 60;
const HELP = `
Từ khi có văn bản đăng ký, ứng dụng chỉ gửi được những văn bản đó, theo mã băm: {"documentId": "sha256:…", "variables": {…}}; đổi lại không có trần chi phí.
Once it has registered documents a client sends only these, by their hash: {"documentId": "sha256:…", "variables": {…}}; in turn no ceiling of cost holds for them.
Tệp do công cụ sinh mã ghi ra · The manifest is what code generators write: graphql-codegen (persistedDocuments: { hashAlgorithm: 'sha256' }), Apollo (generate-persisted-query-manifest).

Ví dụ · Example:
  giaolo documents register persisted-documents.json --client dossier-service-ha-noi --replace
`;

async function register(cli: Cli, path: string, { client, replace }: Options): Promise<void> {
  const documents = documentsIn(path, await readFile(path, 'utf8'));
  const { schema } = openSchema();
  const faults = documents.flatMap((text) =>
    faultsOf(text, (document) => validate(schema, document, undefined, { maxErrors: LIMITS.validationErrors.max })),
  );
  if (faults.length > 0) {
    process.exitCode = 1;
    cli.answer({ registered: 0, faults }, [
      'Không đăng ký: văn bản không khớp lược đồ · Nothing was registered: documents do not fit the schema',
      ...faults.map(({ hash, message }) => `  sha256:${hash}  ${message}`),
    ]);
    return;
  }
  const done = await withRegisters(cli, 'documents register', async ({ pool }) => ({
    added: await registerDocuments(pool, client, documents),
    retired: replace === true ? await retireDocuments(pool, client, { but: documents.map(hashOfDocument) }) : 0,
  }));
  cli.answer({ client, registered: documents.length, ...done }, [
    `${documents.length} văn bản của · documents of ${client}: ${done.added} mới · new, ${done.retired} đã ngừng · retired`,
  ]);
}

function faultsOf(
  text: string,
  check: (document: ReturnType<typeof parse>) => readonly GraphQLError[],
): { hash: string; message: string }[] {
  const hash = hashOfDocument(text);
  try {
    return check(parse(text, { maxTokens: LIMITS.tokens.max })).map(({ message }) => ({ hash, message }));
  } catch (error) {
    if (error instanceof GraphQLError) return [{ hash, message: error.message }];
    throw error;
  }
}

/** As code generators write them: hash → text, or Apollo's list of operations. */
function documentsIn(path: string, text: string): string[] {
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch {
    manifest = undefined;
  }
  const { operations } = (manifest ?? {}) as { operations?: unknown };
  const pairs = Array.isArray(operations)
    ? operations.map(({ id, body }: { id?: unknown; body?: unknown }) => [id, body] as const)
    : typeof manifest === 'object' && manifest !== null && !Array.isArray(manifest)
      ? Object.entries(manifest)
      : [];
  if (pairs.length === 0) throw usage(`${path} không phải danh sách văn bản.`, `${path} is no manifest of documents.`);
  return pairs.map(([id, document]) => {
    if (typeof document === 'string' && String(id).replace(/^sha256:/, '') === hashOfDocument(document)) return document;
    throw usage(
      `Mã băm ${String(id)} không phải SHA-256 của văn bản. Hãy đặt hashAlgorithm: 'sha256' ở công cụ sinh mã.`,
      `The hash ${String(id)} is not the SHA-256 of its document. Set hashAlgorithm: 'sha256' in the code generator.`,
    );
  });
}
