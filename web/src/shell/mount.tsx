import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

/** Every page begins here. */
export function mount(page: ReactNode): void {
  const root = document.getElementById('root');
  if (root) createRoot(root).render(page);
}
