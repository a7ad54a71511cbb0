import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { When } from '../format';
import { useLive } from './LiveProvider';
import classes from './StaleBanner.module.css';

/** Short interruptions, as a restart of the gateway, aren't worth a banner. */
const grace = 4000;

/** Says that figures may be old, and marks them (see values.module.css), as long as no events come. */
export function StaleBanner() {
  const { status, since, why, polling, retry } = useLive();
  const [over, setOver] = useState(0);
  useEffect(() => {
    if (status === 'live') {
      return undefined;
    }
    const timer = setTimeout(() => setOver(since), Math.max(0, since + grace - Date.now()));
    return () => clearTimeout(timer);
  }, [status, since]);
  const stale = status !== 'live' && over === since;
  useEffect(() => {
    document.documentElement.toggleAttribute('data-stale', stale && !polling);
    return () => document.documentElement.removeAttribute('data-stale');
  }, [stale, polling]);
  return (
    <div className={stale ? classes.banner : undefined}>
      {stale && <IconPlugConnectedX size={18} aria-hidden="true" className={classes.icon} />}
      <span role="status">
        {stale &&
          (polling
            ? `No live updates${why ? ` (${why})` : ''}: figures are read anew twice a minute.`
            : `${navigator.onLine ? 'Not connected to the platform' : 'Offline'}${why ? ` (${why})` : ''}: figures may be old.`)}
      </span>
      {stale && (
        <>
          <span>
            Last heard of <When value={new Date(since).toISOString()} />.
          </span>
          <Button size="compact-xs" variant="default" onClick={retry}>
            Try now
          </Button>
        </>
      )}
    </div>
  );
}
