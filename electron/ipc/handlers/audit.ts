// Calls about the audit trail: reading it, and taking it out of the house.
import { join } from 'node:path';
import { failure, success } from '../../../core/errors.ts';
import { auditAsCsv, auditAsLines } from '../../../core/workflow/audit-table.ts';
import { faultsOf, readAuditTrail } from '../../storage/audit-trail.ts';
import { writeDurably } from '../../storage/durable-file.ts';
import type { Handlers } from '../serve.ts';
import type { Desk } from './desk.ts';

export function auditHandlers(desk: Desk) {
  const { services } = desk;
  return {
    'audit.list': ({ afresh }) =>
      desk.inLibrary(async (store) => {
        const trail = await (afresh ? readAuditTrail(store.folder) : store.auditTrail());
        const events = trail.links.map(({ event }) => event).reverse();
        return success({ events, faults: faultsOf(trail) });
      }),
    'audit.export': ({ as }) =>
      desk.inLibrary(async (store) => {
        const { choose } = services.language.messages.system;
        const path = await services.chooseDestination({
          title: choose.audit,
          defaultPath: join(services.documentsFolder, `${choose.auditName(store.name)}.${as}`),
        });
        if (path === undefined) return failure('cancelled');
        const events = await store.audit();
        await writeDurably(path, as === 'csv' ? auditAsCsv(events) : auditAsLines(events));
        return success({ events: events.length });
      }),
  } satisfies Partial<Handlers>;
}
