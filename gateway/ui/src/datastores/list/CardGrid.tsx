import { useElementSize } from '@mantine/hooks';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { ErrorNote, Skeletons, type Rows } from '../../components';
import { DatastoreCard } from './DatastoreCard';
import classes from './list.module.css';
import type { Datastore } from './pages';

const cardHeight = 196;
const gap = 12;
const least = 300;

interface CardGridProps {
  rows: Rows<Datastore>;
  favourites: ReadonlySet<string>;
  connectorName: (type: string) => string;
}

/** As many cards beside each other as fit; only the lines in view are drawn. */
export function CardGrid({ rows, favourites, connectorName }: CardGridProps) {
  const { ref, width } = useElementSize();
  const lanes = Math.max(1, Math.floor((width + gap) / (least + gap)));
  const virtualizer = useWindowVirtualizer({
    count: Math.ceil(rows.total / lanes),
    estimateSize: () => cardHeight + gap,
    overscan: 3,
  });
  if (rows.error && rows.total === 0) {
    return <ErrorNote error={rows.error} retry={rows.retry} />;
  }
  if (rows.loading) {
    return <Skeletons lines={3} height={cardHeight} label="Loading the datastores" />;
  }
  return (
    <>
      {rows.error && <ErrorNote error={rows.error} retry={rows.retry} />}
      <div ref={ref} className={classes.grid} style={{ height: virtualizer.getTotalSize() }} role="list" aria-label="Datastores">
        {width > 0 &&
          virtualizer.getVirtualItems().flatMap(({ index: line, start }) =>
            Array.from({ length: lanes }, (_, lane) => {
              const index = line * lanes + lane;
              const datastore = rows.row(index);
              return (
                datastore && (
                  <div
                    key={datastore.id}
                    role="listitem"
                    aria-setsize={rows.total}
                    aria-posinset={index + 1}
                    className={classes.place}
                    style={{
                      top: start,
                      height: cardHeight,
                      width: (width - gap * (lanes - 1)) / lanes,
                      insetInlineStart: lane * ((width - gap * (lanes - 1)) / lanes + gap),
                    }}
                  >
                    <DatastoreCard
                      datastore={datastore}
                      favourite={favourites.has(datastore.id ?? '')}
                      connectorName={connectorName(datastore.connector ?? '')}
                    />
                  </div>
                )
              );
            }),
          )}
      </div>
    </>
  );
}
