import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { reading } from '../api';
import { ErrorNote, Skeletons } from '../components';
import classes from './datastore.module.css';
import { OperationCard } from './OperationCard';
import { useRuns } from './runs';
import { Totals } from './Totals';

const route = getRouteApi('/shell/datastores/$datastoreId');

export function OverviewTab() {
  const { datastoreId } = route.useParams();
  const { data, error, refetch } = useQuery(reading('/api/v1/datastores/{datastoreId}', { path: { datastoreId } }));
  const runs = useRuns(datastoreId);
  if (!data) {
    return error ? <ErrorNote error={error} retry={() => void refetch()} /> : <Skeletons />;
  }
  return (
    <div className={classes.overview}>
      <Totals datastore={data} />
      {runs.error && <ErrorNote error={runs.error} retry={runs.retry} />}
      {runs.loading ? (
        <Skeletons lines={4} />
      ) : (
        <div className={classes.cards}>
          <OperationCard
            datastoreId={datastoreId}
            run="catalog"
            about="It lists the containers and their fields, and what has changed since the run before."
            operation={runs.catalog}
          />
          <OperationCard
            datastoreId={datastoreId}
            run="profile"
            about="It measures every field and proposes checks."
            operation={runs.profile}
          />
        </div>
      )}
    </div>
  );
}
