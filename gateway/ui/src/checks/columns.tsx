import { Checkbox } from '@mantine/core';
import type { Schemas } from '../api';
import { StatusBadge, TextLink, type Column } from '../components';
import { demand, ruleLabel } from '../components/check';
import { When } from '../format';
import classes from './checks.module.css';
import type { Selection } from './useSelection';

type Check = Schemas['CheckView'];

/** @param within a container: its name needn't be told in each row */
export function columnsOf(
  selection: Selection,
  within: boolean,
  rules: ReadonlyMap<string, Schemas['RuleSpec']>,
): Column<Check>[] {
  const columns: (Column<Check> | undefined)[] = [
    {
      id: 'select',
      header: <span className={classes.hidden}>Selected</span>,
      width: 44,
      cell: (row) => (
        <Checkbox
          size="xs"
          aria-label={`Select: ${row.description ?? row.rule ?? ''}`}
          checked={selection.has(row.id)}
          onChange={() => selection.toggle(row)}
        />
      ),
    },
    {
      id: 'description',
      header: 'Check',
      width: 228,
      grow: true,
      cell: (row) => (
        <TextLink to="/checks/$checkId" params={{ checkId: row.id ?? '' }} title={demand(row, rules.get(row.rule ?? ''))}>
          {demand(row, rules.get(row.rule ?? '')).replace(/\.$/, '')}
        </TextLink>
      ),
    },
    { id: 'rule', header: 'Rule', width: 140, sort: 'rule', cell: (row) => ruleLabel(row.rule) },
    within
      ? undefined
      : {
          id: 'container',
          header: 'Container',
          width: 150,
          sort: 'container',
          cell: (row) => (
            <TextLink to="/containers/$containerId/checks" params={{ containerId: row.containerId ?? '' }}>
              {row.container}
            </TextLink>
          ),
        },
    {
      id: 'fields',
      header: 'Fields',
      width: 130,
      cell: (row) => <span title={row.fields?.join(', ')}>{row.fields?.join(', ')}</span>,
    },
    { id: 'origin', header: 'Origin', width: 90, cell: (row) => originOf(row) },
    { id: 'weight', header: 'Weight', width: 84, align: 'end', sort: 'weight', cell: (row) => row.weight },
    { id: 'status', header: 'State', width: 110, sort: 'status', cell: (row) => <StatusBadge status={row.status} /> },
    { id: 'updatedAt', header: 'Changed', width: 124, sort: 'updatedAt', cell: (row) => <When value={row.updatedAt} /> },
  ];
  return columns.filter((column) => column !== undefined);
}

export function originOf(check: Pick<Check, 'origin' | 'accepted' | 'managed'>): string {
  if (check.origin === 'AUTHORED') {
    return 'Written';
  }
  return check.accepted ? 'Accepted' : check.managed === false ? 'Edited' : 'Inferred';
}
