import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { listing, type Schemas } from '../../api';
import type { Line } from './lines';

const size = 200;

export interface TreeRows {
  total: number;
  container(index: number): Schemas['ContainerView'] | undefined;
  field(containerId: string, index: number): Schemas['FieldView'] | undefined;
  /** Why fields aren't there; undefined while they are on their way. */
  failure(containerId: string, index: number): Error | undefined;
  /** What is in view now: its pages are loaded. */
  show(lines: readonly Line[]): void;
  loading: boolean;
  error: Error | null;
  retry(): void;
}

/** The pages of containers and fields that a tree shows. */
export function useTreeRows(datastoreId: string, search: string | undefined): TreeRows {
  const [wanted, setWanted] = useState<readonly string[]>(['0']);
  const pages = wanted.filter((each) => !each.includes(' ')).map(Number);
  const fieldPages = wanted.filter((each) => each.includes(' ')).map((each) => each.split(' '));
  const containers = useQueries({
    queries: pages.map((page) =>
      listing('/api/v1/datastores/{datastoreId}/containers', { path: { datastoreId }, query: { search, page, size } }),
    ),
  });
  const fields = useQueries({
    queries: fieldPages.map(([containerId = '', page]) =>
      listing('/api/v1/containers/{containerId}/fields', { path: { containerId }, query: { page: Number(page), size } }),
    ),
  });
  const total = containers.find((each) => each.data)?.data?.total;
  const [known, setKnown] = useState(0);
  if (total !== undefined && total !== known) {
    setKnown(total);
  }
  const fieldPage = (containerId: string, index: number) =>
    fields[fieldPages.findIndex(([id, page]) => id === containerId && Number(page) === Math.floor(index / size))];
  return {
    total: total ?? known,
    container: (index) => containers[pages.indexOf(Math.floor(index / size))]?.data?.items?.[index % size],
    field: (containerId, index) => fieldPage(containerId, index)?.data?.items?.[index % size],
    failure: (containerId, index) => {
      const page = fieldPage(containerId, index);
      return page?.error ?? (page?.data && !page.data.items?.length ? new Error('It has no fields.') : undefined);
    },
    show: (lines) => {
      const next = new Set(lines.map(pageOf));
      if (next.size > 0 && (next.size !== wanted.length || wanted.some((each) => !next.has(each)))) {
        setWanted([...next]);
      }
    },
    loading: total === undefined && known === 0 && containers.some((each) => each.isPending),
    error: containers.find((each) => each.error)?.error ?? null,
    retry: () => containers.filter((each) => each.error).forEach((each) => void each.refetch()),
  };
}

function pageOf(line: Line): string {
  const page = Math.floor(line.index / size);
  return line.kind === 'container' ? String(page) : `${line.container.id} ${page}`;
}
