import { getRouteApi } from '@tanstack/react-router';
import { ErrorNote, later, Skeletons } from '../components';
import classes from './datastore.module.css';
import { OperationCard } from './OperationCard';
import { useRuns } from './runs';
import { Totals } from './Totals';

const VolumeCard = later('volume', () => import('./VolumeCard').then(({ VolumeCard }) => VolumeCard), {
  waiting: <Skeletons lines={4} label="Loading the data volume" />,
});

const route = getRouteApi('/shell/datastores/$datastoreId/');

export function OverviewTab() {
  const { datastoreId } = route.useParams();
  const runs = useRuns(datastoreId);
  return (
    <div className={classes.overview}>
      <Totals datastoreId={datastoreId} />
      {runs.error && <ErrorNote error={runs.error} retry={runs.retry} />}
      {runs.loading ? (
        <Skeletons lines={4} />
      ) : (
        <div className={classes.cards}>
          <OperationCard
            run="catalog"
            about="It lists the containers and their fields, and what has changed since the run before."
            operation={runs.catalog}
          />
          <OperationCard run="profile" about="It measures every field and proposes checks." operation={runs.profile} />
        </div>
      )}
      <VolumeCard datastoreId={datastoreId} />
    </div>
  );
}
