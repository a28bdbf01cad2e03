import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './page.css';
import { createRoot } from 'react-dom/client';
import { loadAccess } from './access';
import { App } from './app';

const root = document.getElementById('root');
if (root) createRoot(root).render(<App access={await loadAccess()} />);
