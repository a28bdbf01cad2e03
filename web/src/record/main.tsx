import '../shell/base.css';
import '../shell/mono.css';
import './record.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { loadAccess } from '../shell/access';
import { mount } from '../shell/mount';
import { RecordPage } from './record-page';

// A look is a row of the read log: nothing is asked again by itself.
const client = new QueryClient({
  defaultOptions: {
    queries: { retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, staleTime: Number.POSITIVE_INFINITY },
  },
});

mount(
  <QueryClientProvider client={client}>
    <RecordPage access={await loadAccess()} />
  </QueryClientProvider>,
);
