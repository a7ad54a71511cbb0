import { Skeleton } from '@mantine/core';
import {
  IconChevronRight,
  IconEye,
  IconFile,
  IconFiles,
  IconStack2,
  IconTable,
  IconTableAlias,
  type Icon,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../api';
import type { Line, OpenContainer } from './lines';
import classes from './tree.module.css';
import type { TreeRows } from './useTreeRows';

const icons: Record<NonNullable<Schemas['ContainerView']['kind']>, Icon> = {
  TABLE: IconTable,
  VIEW: IconEye,
  MATERIALIZED_VIEW: IconEye,
  FILE: IconFile,
  FILE_PATTERN: IconFiles,
  SHEET: IconTableAlias,
  LAKE_TABLE: IconStack2,
};

interface TreeLineProps {
  id: string;
  line: Line;
  rows: TreeRows;
  open: readonly OpenContainer[];
  top: number;
  active: boolean;
  current: string | undefined;
  onToggle: (index: number) => void;
}

export function TreeLine({ id, line, rows, open, top, active, current, onToggle }: TreeLineProps) {
  const style = { transform: `translateY(${top}px)` };
  if (line.kind === 'field') {
    const { container, index } = line;
    const field = rows.field(container.id, index);
    return (
      <div
        id={id}
        className={classes.line}
        style={style}
        data-active={active}
        data-level={2}
        role="treeitem"
        aria-level={2}
        aria-setsize={container.fields}
        aria-posinset={index + 1}
        aria-selected={false}
      >
        {field ? (
          <Link
            to="/containers/$containerId/fields/$path"
            params={{ containerId: container.id, path: field.name ?? '' }}
            tabIndex={-1}
            title={`${field.name}: ${field.type?.value ?? field.sparkType}`}
          >
            {field.name}
          </Link>
        ) : (
          <Waiting failure={rows.failure(container.id, index)} />
        )}
      </div>
    );
  }
  const container = rows.container(line.index);
  const isOpen = open.some((each) => each.index === line.index);
  const Icon = icons[container?.kind ?? 'TABLE'];
  return (
    <div
      id={id}
      className={classes.line}
      style={style}
      data-active={active}
      data-current={container?.id === current}
      role="treeitem"
      aria-level={1}
      aria-setsize={rows.total}
      aria-posinset={line.index + 1}
      aria-expanded={isOpen}
      aria-selected={container?.id === current}
    >
      {container ? (
        <>
          <button
            type="button"
            tabIndex={-1}
            className={classes.toggle}
            data-open={isOpen}
            aria-label={`${isOpen ? 'Close' : 'Open'} ${container.name}`}
            onClick={() => onToggle(line.index)}
          >
            <IconChevronRight size={14} aria-hidden="true" />
          </button>
          <Icon size={15} aria-hidden="true" className={classes.kind} />
          <Link
            to="/containers/$containerId"
            params={{ containerId: container.id ?? '' }}
            tabIndex={-1}
            title={container.missing ? `${container.name} (missing at the source)` : container.name}
            data-missing={container.missing}
          >
            {container.name}
          </Link>
        </>
      ) : (
        <Waiting failure={undefined} />
      )}
    </div>
  );
}

function Waiting({ failure }: { failure: Error | undefined }) {
  return failure ? <span className={classes.failure}>{failure.message}</span> : <Skeleton height={10} width="60%" />;
}
