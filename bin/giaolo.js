#!/usr/bin/env node
import { existsSync } from 'node:fs';

const program = new URL('../dist/program/src/cli/index.js', import.meta.url);
if (!existsSync(program)) {
  console.error('Chưa có bản dựng. Hãy chạy "npm run build".\nThe program is not built yet. Run "npm run build".');
  process.exit(2);
}
await import(program.href);
