import { useVirtualizer } from '@tanstack/react-virtual';
import { useNavigate } from '@tanstack/react-router';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { EmptyState } from '../EmptyState';
import { ErrorNote } from '../ErrorNote';
import { SearchInput } from '../SearchInput';
import { Skeletons } from '../Skeletons';
import { lineAt, lineCount, lineOf, type OpenContainer } from './lines';
import { TreeLine } from './TreeLine';
import classes from './tree.module.css';
import { useTreeRows } from './useTreeRows';

interface ContainerTreeProps {
  datastoreId: string;
  /** The container that the page shows. */
  current?: string;
  /** What the tree may not cover of the window's height, in pixels. */
  around: number;
}

/**
 * The containers of a datastore with their fields, of which only the lines in view are asked for and drawn. Arrow keys go and open,
 * Enter follows.
 */
export function ContainerTree({ datastoreId, current, around }: ContainerTreeProps) {
  const [search, setSearch] = useState<string>();
  const [open, setOpen] = useState<readonly OpenContainer[]>([]);
  const [active, setActive] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const id = useId();

  const rows = useTreeRows(datastoreId, search);
  const count = lineCount(rows.total, open);
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing of it is memoised here
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => 28,
    overscan: 10,
    initialRect: { width: 280, height: 600 },
  });
  const visible = virtualizer.getVirtualItems();
  rows.show(visible.map(({ index }) => lineAt(index, open)));

  const toggle = (index: number) => {
    const container = rows.container(index);
    if (!container?.id) {
      return;
    }
    const known = open.some((each) => each.id === container.id);
    setOpen(
      known
        ? open.filter((each) => each.id !== container.id)
        : [...open, { id: container.id, index, fields: Math.max(1, container.fieldCount ?? 0) }].sort(
            (a, b) => a.index - b.index,
          ),
    );
  };
  const go = (line: number) => {
    const target = Math.min(count - 1, Math.max(0, line));
    setActive(target);
    virtualizer.scrollToIndex(target);
  };
  const follow = (line: number) => {
    const at = lineAt(line, open);
    if (at.kind === 'container') {
      const containerId = rows.container(at.index)?.id;
      if (containerId) {
        void navigate({ to: '/containers/$containerId', params: { containerId } });
      }
      return;
    }
    const path = rows.field(at.container.id, at.index)?.name;
    if (path) {
      void navigate({ to: '/containers/$containerId/fields/$path', params: { containerId: at.container.id, path } });
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || count === 0) {
      return;
    }
    const at = lineAt(active, open);
    const isOpen = at.kind === 'container' && open.some((each) => each.index === at.index);
    const actions: Record<string, (() => void) | undefined> = {
      ArrowDown: () => go(active + 1),
      ArrowUp: () => go(active - 1),
      Home: () => go(0),
      End: () => go(count - 1),
      Enter: () => follow(active),
      ArrowRight: at.kind === 'container' ? () => (isOpen ? go(active + 1) : toggle(at.index)) : undefined,
      ArrowLeft: at.kind === 'field' ? () => go(lineOf(at.container.index, open)) : isOpen ? () => toggle(at.index) : undefined,
    };
    const action = actions[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  };

  return (
    <aside className={classes.tree} aria-label="Containers and fields">
      <SearchInput
        label="Find in the tree"
        width="100%"
        value={search}
        onChange={(text) => {
          setSearch(text);
          setOpen([]);
          setActive(0);
        }}
      />
      {rows.error ? (
        <ErrorNote error={rows.error} retry={rows.retry} />
      ) : rows.loading ? (
        <Skeletons lines={8} height={18} />
      ) : rows.total === 0 ? (
        <EmptyState title={search ? 'None matches' : 'No containers'}>
          {search ? 'No container has this in its name.' : 'No catalog has found any yet.'}
        </EmptyState>
      ) : (
        <div
          ref={scroller}
          className={classes.lines}
          style={{ maxHeight: `max(240px, calc(100dvh - ${around + 46}px))` }}
          role="tree"
          aria-label="Containers and fields"
          aria-activedescendant={`${id}-${active}`}
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
            {visible.map(({ index, start }) => (
              <TreeLine
                key={index}
                id={`${id}-${index}`}
                line={lineAt(index, open)}
                rows={rows}
                open={open}
                top={start}
                active={index === active}
                current={current}
                onToggle={toggle}
              />
            ))}
          </div>
        </div>
      )}
    </aside>
  );
}
