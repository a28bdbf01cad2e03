import { closeWorkOrder, openWorkOrder, type WorkOrder, workOrdersFor } from '../hub/evidence/work-orders.js';
import { pageSize } from '../hub/sql/page.js';
import { procedures } from '../registers/procedures/index.js';
import type { MutationCloseWorkOrderArgs, MutationOpenWorkOrderArgs, QueryWorkOrdersArgs } from './generated/contract.js';
import type { RootField } from './resolver.js';

export const workOrdersField: RootField<QueryWorkOrdersArgs, WorkOrder[]> = (_source, { all, first }, context) =>
  workOrdersFor(context, { isOpen: all !== true, first: pageSize('first', first, 20, 'pageRecords') });

export const openWorkOrderField: RootField<MutationOpenWorkOrderArgs, WorkOrder> = (_source, { input }, context) =>
  openWorkOrder(procedures, context, input);

export const closeWorkOrderField: RootField<MutationCloseWorkOrderArgs, WorkOrder> = (_source, { code }, context) =>
  closeWorkOrder(context, code);
