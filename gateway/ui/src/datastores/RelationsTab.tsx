import { getRouteApi } from '@tanstack/react-router';
import { listing, type Schemas } from '../api';
import { EmptyState, ForeignKeys, usePagedRows } from '../components';

const route = getRouteApi('/shell/datastores/$datastoreId/relations');

export function RelationsTab() {
  const { datastoreId } = route.useParams();
  const rows = usePagedRows<Schemas['ForeignKeyView']>((page, size) =>
    listing('/api/v1/datastores/{datastoreId}/foreign-keys', { path: { datastoreId }, query: { page, size } }),
  );
  return (
    <ForeignKeys
      keys={rows}
      around={216}
      empty={
        <EmptyState title="No foreign keys">
          The source declares none, and no field’s values are those of a unique field of another container. What is profiled is
          compared; relations between the fields of one container are on its own page.
        </EmptyState>
      }
    />
  );
}
