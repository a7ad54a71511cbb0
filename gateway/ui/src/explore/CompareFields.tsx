import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { reading } from '../api';
import { DatastoreName, EmptyState, ErrorNote, Skeletons, TextLink } from '../components';
import { hasChanged, MetricDiffTable, sideBySide } from '../components/diff';
import { Count, When } from '../format';
import classes from './explore.module.css';
import { ShowAll } from './ShowAll';

const route = getRouteApi('/shell/compare');

interface Side {
  containerId: string;
  path: string;
}

function useSide({ containerId, path }: Side) {
  const container = useQuery(reading('/api/v1/containers/{containerId}', { path: { containerId } }));
  const history = useQuery(reading('/api/v1/containers/{containerId}/field-history', { path: { containerId }, query: { path } }));
  return { container: container.data, newest: history.data?.items?.[0], loaded: history.data !== undefined, history };
}

/** The newest profiles of two fields beside each other. */
export function CompareFields({ a, b }: { a: Side; b: Side }) {
  const { show } = route.useSearch();
  const sides = [
    { side: a, ...useSide(a) },
    { side: b, ...useSide(b) },
  ] as const;
  const failed = sides.find((each) => each.history.error);
  if (failed) {
    return <ErrorNote error={failed.history.error} retry={() => void failed.history.refetch()} />;
  }
  if (!sides.every((each) => each.loaded)) {
    return <Skeletons lines={10} />;
  }
  const unprofiled = sides.find((each) => !each.newest);
  if (unprofiled) {
    return (
      <EmptyState title={`${unprofiled.side.path} has no profile`}>
        There is nothing to compare it by until a profile of its datastore has run.
      </EmptyState>
    );
  }
  const [one, other] = sides.map((each) => each.newest?.profile);
  const metrics = sideBySide(one?.metrics ?? [], other?.metrics ?? []);
  const same = metrics.filter((metric) => !hasChanged(metric.change)).length;
  return (
    <>
      <div className={classes.sides}>
        <table aria-label="The two fields">
          <thead>
            <tr>
              <td />
              {sides.map(({ side }, index) => (
                <th key={index} scope="col">
                  <TextLink to="/containers/$containerId/fields/$path" params={side}>
                    {side.path}
                  </TextLink>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">Container</th>
              {sides.map(({ side, container }, index) => (
                <td key={index}>
                  <TextLink to="/containers/$containerId" params={{ containerId: side.containerId }}>
                    {container?.name ?? side.containerId}
                  </TextLink>
                  {container?.datastoreId && (
                    <>
                      {' of '}
                      <DatastoreName id={container.datastoreId} />
                    </>
                  )}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">Type</th>
              {sides.map(({ newest }, index) => (
                <td key={index}>
                  <code>{newest?.profile?.sparkType}</code>
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">Profiled</th>
              {sides.map(({ newest }, index) => (
                <td key={index}>
                  <When value={newest?.profiledAt} />, <Count value={newest?.rows} /> rows
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      <div className={classes.choices}>
        <ShowAll label={`Also what is the same (${same} of ${metrics.length})`} />
      </div>
      <MetricDiffTable
        metrics={metrics}
        first={a.path === b.path ? (sides[0].container?.name ?? a.containerId) : a.path}
        second={a.path === b.path ? (sides[1].container?.name ?? b.containerId) : b.path}
        changedOnly={show !== 'all'}
        profiledType={one?.profiledType}
        changed="Differs"
      />
    </>
  );
}
