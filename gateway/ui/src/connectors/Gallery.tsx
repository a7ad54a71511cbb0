import { TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { EmptyState } from '../components';
import { ConnectorIcon } from './ConnectorIcon';
import classes from './connectors.module.css';
import type { Spec } from './form';
import { drawingOf, type Family } from './icons';

const families: readonly (readonly [Family, string])[] = [
  ['database', 'Databases'],
  ['warehouse', 'Warehouses'],
  ['engine', 'Query engines'],
  ['files', 'File systems'],
  ['bucket', 'Object stores'],
];

export function matching(specs: readonly Spec[], search: string): Spec[] {
  const wanted = search.trim().toLowerCase().split(/\s+/);
  return specs.filter((spec) => {
    const text = `${spec.displayName} ${spec.type} ${spec.summary}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

interface GalleryProps {
  specs: readonly Spec[];
  search: string;
  onSearch: (search: string) => void;
  /** The link of a tile, with what it shows. */
  tile: (spec: Spec, className: string, content: ReactNode) => ReactNode;
}

/** All connectors, by kind, to choose one. */
export function Gallery({ specs, search, onSearch, tile }: GalleryProps) {
  const found = matching(specs, search);
  return (
    <>
      <TextInput
        className={classes.search}
        aria-label="Search the connectors"
        placeholder={`Search ${specs.length} connectors`}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={search}
        onChange={(event) => onSearch(event.currentTarget.value)}
      />
      {found.length === 0 && (
        <EmptyState title="No such connector">
          Any database with a JDBC driver can be read by the connector “Generic JDBC”, which an administrator sets up.
        </EmptyState>
      )}
      {families.map(([family, name]) => {
        const these = found.filter((spec) => drawingOf(spec.type ?? '', spec.kind).family === family);
        return (
          these.length > 0 && (
            <section key={family} aria-label={name}>
              <Title order={2} className={classes.groupName}>
                {name}
              </Title>
              <ul className={classes.gallery}>
                {these.map((spec) => (
                  <li key={spec.type}>{tile(spec, classes.tile ?? '', <TileContent spec={spec} />)}</li>
                ))}
              </ul>
            </section>
          )
        );
      })}
    </>
  );
}

function TileContent({ spec }: { spec: Spec }) {
  return (
    <>
      <ConnectorIcon connector={spec.type ?? ''} kind={spec.kind} size={32} />
      <span>
        <span className={classes.tileName}>{spec.displayName}</span>
        {spec.adminOnly && <span className={classes.tileNote}>Administrators only</span>}
        {spec.driver && !spec.driver.bundled && <span className={classes.tileNote}>Needs its driver’s jar</span>}
      </span>
    </>
  );
}
