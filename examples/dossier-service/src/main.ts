import { serve } from '@hono/node-server';
import { createApp } from './app.js';
import { connect } from './hub.js';
import { openProvider } from './provider.js';
import { readSettings, type Settings } from './settings.js';
import { openStore } from './store.js';

const settings = settingsOrEnd();
const store = openStore(settings.dataDir);
const app = createApp({
  settings,
  store,
  hub: connect(settings),
  provider: openProvider(settings),
  // Only what kind of fault: a message may quote what somebody typed.
  onFault: (fault) =>
    console.error('fault', fault instanceof Error ? `${fault.name}\n${fault.stack?.split('\n').slice(1, 4).join('\n')}` : typeof fault),
});
const server = serve({ fetch: app.fetch, hostname: settings.host, port: settings.port }, () =>
  console.log(
    `Bộ phận một cửa · one-stop office: ${settings.publicUrl.origin}\nHệ thống dùng chung · hub: ${settings.hubUrl.origin}\nCtrl-C để dừng · to stop`,
  ),
);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () =>
    server.close(() => {
      store.close();
      process.exit(0);
    }),
  );

function settingsOrEnd(): Settings {
  try {
    return readSettings(process.env);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  }
}
