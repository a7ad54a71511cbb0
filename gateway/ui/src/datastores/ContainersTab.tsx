import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { listing, reading } from '../api';
import { DownloadButton, EmptyState, later, Skeletons, usePagedRows, useWide, VirtualTable } from '../components';
import { ContainerFilters } from './ContainerFilters';
import { containerColumns, containerDownload, type Container } from './container-columns';
import classes from './containers.module.css';

const ContainerTree = later('container-tree', () => import('../components/tree').then(({ ContainerTree }) => ContainerTree), {
  waiting: <Skeletons lines={8} />,
});

const route = getRouteApi('/shell/datastores/$datastoreId/containers');

export function ContainersTab() {
  const { datastoreId } = route.useParams();
  const { search, kind, profiled, missing, tag, sort, order } = route.useSearch();
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const wide = useWide();
  const query = {
    search,
    kind,
    profiled: profiled === undefined ? undefined : (`${profiled}` as const),
    missing: missing === undefined ? undefined : (`${missing}` as const),
    tag,
    sort,
    order,
  };
  const rows = usePagedRows<Container>((page, size) =>
    listing('/api/v1/datastores/{datastoreId}/containers', { path: { datastoreId }, query: { ...query, page, size } }),
  );
  const filtered = [search, kind, profiled, missing, tag].some((each) => each !== undefined);
  const all = async () => {
    const items: Container[] = [];
    for (let page = 0; page === 0 || items.length < rows.total; page++) {
      const answer = await queryClient.fetchQuery(
        reading('/api/v1/datastores/{datastoreId}/containers', { path: { datastoreId }, query: { ...query, page, size: 200 } }),
      );
      if (!answer.items?.length) {
        break;
      }
      items.push(...answer.items);
    }
    return containerDownload(items);
  };
  return (
    <div className={classes.beside} data-tree={wide}>
      {wide && <ContainerTree key={datastoreId} datastoreId={datastoreId} around={216} />}
      <div className={classes.main}>
        <div className={classes.filters}>
          <ContainerFilters />
          <DownloadButton name="containers" content={all} />
        </div>
        <VirtualTable
          label="Containers"
          columns={containerColumns}
          rows={rows}
          rowKey={(row) => row.id ?? ''}
          sort={{ by: sort ?? 'name', order: order ?? 'asc' }}
          onSort={({ by, order }) => void navigate({ search: (before) => ({ ...before, sort: by as typeof sort, order }) })}
          around={262}
          empty={
            filtered ? (
              <EmptyState title="None matches">No container of this datastore is as the filter says.</EmptyState>
            ) : (
              <EmptyState title="No containers">
                Either no catalog has run yet, or the last one found nothing: run one to look again.
              </EmptyState>
            )
          }
        />
      </div>
    </div>
  );
}
