import './workers';
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import '../shell/base.css';
import '../shell/mono.css';
import './page.css';
import { loadAccess } from '../shell/access';
import { mount } from '../shell/mount';
import { App } from './app';

// The editor measures its letters once, when it opens.
await document.fonts.load('14px "Fira Code"', 'aố').catch(() => []);
mount(<App access={await loadAccess()} />);
