import '../shell/base.css';
import '../shell/mono.css';
import './workbench.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { loadAccess } from '../shell/access';
import { mount } from '../shell/mount';
import { Workbench } from './workbench';

// What was refused is refused again; a figure asked for twice within a minute is the same.
const client = new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: 60_000 } } });

mount(
  <QueryClientProvider client={client}>
    <Workbench access={await loadAccess()} />
  </QueryClientProvider>,
);
