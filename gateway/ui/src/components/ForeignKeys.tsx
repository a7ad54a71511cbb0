import type { Schemas } from '../api';
import { fullNumber, percent } from '../format';
import { allRows, type Rows } from './paged-rows';
import { StatusBadge } from './StatusBadge';
import { TextLink } from './TextLink';
import { VirtualTable, type Column } from './VirtualTable';
import type { ReactNode } from 'react';

type ForeignKey = Schemas['ForeignKeyView'];

/** How much of the values the other container has, in words. */
export function containedWords({ contained, distinct, why, declared }: ForeignKey): string {
  if (!contained) {
    return why ?? 'not compared';
  }
  const of = `${fullNumber(contained.found ?? 0)} of ${fullNumber(contained.compared ?? 0)} compared`;
  if (contained.exact) {
    return contained.share === 1
      ? `all ${fullNumber(distinct ?? contained.compared ?? 0)} values occur there`
      : `${percent(contained.share ?? 0)} of its values occur there${declared ? ': some break the key' : ''}`;
  }
  return `${percent(contained.share ?? 0)} of its values occur there, at least ${percent(contained.lower ?? 0)} (${of})`;
}

const columns: Column<ForeignKey>[] = [
  {
    id: 'from',
    header: 'Field',
    width: 220,
    grow: true,
    cell: (row) => (
      <span title={`${row.container}: ${row.fields?.join(', ')}`}>
        <TextLink to="/containers/$containerId" params={{ containerId: row.containerId ?? '' }}>
          {row.container}
        </TextLink>{' '}
        {row.fields?.join(', ')}
      </span>
    ),
  },
  {
    id: 'to',
    header: 'Refers to',
    width: 220,
    grow: true,
    cell: (row) => (
      <span title={`${row.parent}: ${row.parentFields?.join(', ')}`}>
        {row.parentId ? (
          <TextLink to="/containers/$containerId" params={{ containerId: row.parentId }}>
            {row.parent}
          </TextLink>
        ) : (
          row.parent
        )}{' '}
        {row.parentFields?.join(', ')}
      </span>
    ),
  },
  {
    id: 'known',
    header: 'Known from',
    width: 150,
    cell: (row) =>
      row.declared ? <StatusBadge status="ACTIVE" label="The source" /> : <StatusBadge status="DRAFT" label="Its values" />,
  },
  {
    id: 'holds',
    header: 'How well it holds',
    width: 280,
    grow: true,
    cell: (row) => <span title={containedWords(row)}>{containedWords(row)}</span>,
  },
];

interface ForeignKeysProps {
  keys: readonly ForeignKey[] | Rows<ForeignKey>;
  around?: number;
  empty?: ReactNode;
}

/** Which fields refer to which. */
export function ForeignKeys({ keys, around = 420, empty = null }: ForeignKeysProps) {
  return (
    <VirtualTable
      label="Foreign keys"
      columns={columns}
      rows={'show' in keys ? keys : allRows(keys)}
      rowKey={(row) => [row.containerId, row.fields?.join(), row.parentId, row.parent, row.parentFields?.join()].join(' ')}
      around={around}
      empty={empty}
    />
  );
}
