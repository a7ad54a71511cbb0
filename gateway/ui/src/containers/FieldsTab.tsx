import { Select, Switch } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { listing, reading } from '../api';
import { DownloadButton, EmptyState, SearchInput, usePagedRows, VirtualTable } from '../components';
import { words } from '../format';
import classes from './containers.module.css';
import { fieldColumns, fieldDownload, pathOf, type Field } from './field-columns';
import { fieldStatuses, fieldTypes, type FieldsSearch } from './search';

const route = getRouteApi('/shell/containers/$containerId/');

export function FieldsTab() {
  const { containerId } = route.useParams();
  const { search, type, status, nested, sort, order } = route.useSearch();
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const query = {
    search,
    type,
    status,
    nested: nested === false ? ('false' as const) : ('true' as const),
    missing: 'true' as const,
    sort,
    order,
  };
  const rows = usePagedRows<Field>((page, size) =>
    listing('/api/v1/containers/{containerId}/fields', { path: { containerId }, query: { ...query, page, size } }),
  );
  const columns = useMemo(() => fieldColumns(containerId), [containerId]);
  const change = (changes: FieldsSearch) => void navigate({ search: (before) => ({ ...before, ...changes }), replace: true });
  const filtered = search !== undefined || type !== undefined || status !== undefined;
  const all = async () => {
    const items: Field[] = [];
    for (let page = 0; page === 0 || items.length < rows.total; page++) {
      const answer = await queryClient.fetchQuery(
        reading('/api/v1/containers/{containerId}/fields', { path: { containerId }, query: { ...query, page, size: 200 } }),
      );
      if (!answer.items?.length) {
        break;
      }
      items.push(...answer.items);
    }
    return fieldDownload(items);
  };
  return (
    <>
      <div className={classes.filters}>
        <SearchInput label="Search fields" value={search} onChange={(text) => change({ search: text })} />
        <Select
          aria-label="Kind of type"
          placeholder="Any type"
          clearable
          w={140}
          data={fieldTypes.map((value) => ({ value, label: words(value) }))}
          value={type ?? null}
          onChange={(value) => change({ type: value ?? undefined })}
        />
        <Select
          aria-label="Status"
          placeholder="Any status"
          clearable
          w={140}
          data={fieldStatuses.map((value) => ({ value, label: words(value) }))}
          value={status ?? null}
          onChange={(value) => change({ status: value ?? undefined })}
        />
        <Switch
          label="Fields inside of others"
          checked={nested !== false}
          onChange={(event) => change({ nested: event.currentTarget.checked ? undefined : false })}
        />
        <DownloadButton name="fields" content={all} />
      </div>
      <VirtualTable
        label="Fields"
        columns={columns}
        rows={rows}
        rowKey={pathOf}
        sort={{ by: sort ?? 'position', order: order ?? 'asc' }}
        onSort={({ by, order }) => change({ sort: by as typeof sort, order })}
        around={290}
        empty={
          filtered ? (
            <EmptyState title="None matches">No field of this container is as the filter says.</EmptyState>
          ) : (
            <EmptyState title="No fields">The catalog found none in this container.</EmptyState>
          )
        }
      />
    </>
  );
}
