import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { reading } from '../api';
import { CopyButton, DefinitionList, PageHeader, PageProblem, Skeletons, StatusBadge, TextLink, TraceId } from '../components';
import { Duration, When } from '../format';
import classes from './activity.module.css';
import { Items } from './Items';
import { elapsed, isOfNoDatastore, isOver, stateLabel, titleOf } from '../components/operation';
import { OperationActions } from './OperationActions';
import { optionsOf } from './options';
import { Outcome } from './Outcome';
import { Progressing } from './Progressing';

const route = getRouteApi('/shell/operations/$operationId');

export function OperationPage() {
  const { operationId } = route.useParams();
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch, dataUpdatedAt } = useQuery({
    ...reading('/api/v1/operations/{operationId}', { path: { operationId } }),
    // Events tell of each change; this is for the time left, which is worked out anew when asked.
    refetchInterval: ({ state }) => (state.data && !isOver(state.data) ? 5_000 : false),
  });
  if (!data) {
    return error ? <PageProblem error={error} retry={() => void refetch()} /> : <Skeletons />;
  }
  const over = isOver(data);
  const options = optionsOf(data);
  const { datastoreId = '', datastoreName = datastoreId, traceId } = data;
  return (
    <>
      <PageHeader
        title={titleOf(data)}
        subject={operationId}
        crumbs={[
          <TextLink key="activity" to="/activity">
            Activity
          </TextLink>,
          !isOfNoDatastore(data) && (
            <TextLink key="datastore" to="/datastores/$datastoreId" params={{ datastoreId }}>
              {datastoreName}
            </TextLink>
          ),
        ].filter((crumb) => crumb !== false)}
        actions={!isOfNoDatastore(data) && <OperationActions key={operationId} operation={data} />}
      >
        <StatusBadge status={data.status} label={stateLabel(data)} />
      </PageHeader>
      {over ? <Outcome operation={data} /> : <Progressing operation={data} toldAt={dataUpdatedAt} />}
      <div className={classes.facts}>
        <DefinitionList
          items={[
            ['Asked for by', data.requestedBy ?? 'the platform'],
            ['Options', options.length > 0 && options.join('; ')],
            ['Asked for', <When key="asked" value={data.createdAt} />],
            ['Started', <When key="started" value={data.startedAt} why={over ? 'it never began' : 'it hasn’t begun'} />],
            ['Finished', <When key="finished" value={data.finishedAt} why="it isn’t over" />],
            [
              'Cancelling asked for',
              data.cancelRequested && (
                <span key="cancelled">
                  <When value={data.cancelRequestedAt} why="it was before this was kept" />
                  {data.cancelRequestedBy && ` by ${data.cancelRequestedBy}`}
                </span>
              ),
            ],
            ['Duration', over && <Duration key="took" value={elapsed(data, 0)} why="it never began" />],
            [
              'Id',
              <span key="id" className={classes.ids}>
                <code>{operationId}</code> <CopyButton value={operationId} label="Copy the id" />
              </span>,
            ],
            [
              'Trace, for the logs',
              traceId !== undefined && (
                <span key="trace" className={classes.ids}>
                  <TraceId value={traceId} />
                </span>
              ),
            ],
          ]}
        />
      </div>
      <Items
        operationId={operationId}
        type={data.type}
        going={!over}
        filter={filter}
        change={(changes) =>
          void navigate({ search: (before) => ({ ...before, ...changes }), replace: true, resetScroll: false })
        }
      />
    </>
  );
}
