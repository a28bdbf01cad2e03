import '../shell/base.css';
import '../shell/mono.css';
import './desk.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { loadAccess } from '../shell/access';
import { mount } from '../shell/mount';
import { Desk } from './desk';

const client = new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } } });

mount(
  <QueryClientProvider client={client}>
    <Desk access={await loadAccess()} />
  </QueryClientProvider>,
);
