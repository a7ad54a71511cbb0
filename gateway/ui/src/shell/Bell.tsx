import { ActionIcon, Indicator, Popover, ScrollArea } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listing } from '../api';
import { ErrorNote, StatusBadge, TextLink } from '../components';
import { stateLabel, titleOf } from '../components/operation';
import { When } from '../format';
import { outcome } from '../live';
import classes from './Bell.module.css';

const shown = 50;

/** The operations that finished last. They are the API's, so that every tab and device has the same. */
export function Bell() {
  const [opened, setOpened] = useState(false);
  const [seen, setSeen] = useLocalStorage({
    key: 'plumbline-seen',
    defaultValue: new Date().toISOString(),
    getInitialValueInEffect: false,
  });
  const { data, error, refetch } = useQuery(listing('/api/v1/operations', { query: { size: 2 * shown } }));
  const finished = (data?.items ?? [])
    .filter((operation) => operation.finishedAt !== undefined)
    .sort((one, other) => Date.parse(other.finishedAt ?? '') - Date.parse(one.finishedAt ?? ''))
    .slice(0, shown);
  const isNew = (finishedAt: string | undefined) => Date.parse(finishedAt ?? '') > Date.parse(seen);
  const unseen = finished.filter((operation) => isNew(operation.finishedAt)).length;
  const label = unseen > 0 ? `Finished operations, ${unseen} new` : 'Finished operations';
  const change = (open: boolean) => {
    setOpened(open);
    if (!open) {
      setSeen(new Date().toISOString());
    }
  };
  return (
    <Popover opened={opened} onChange={change} position="bottom-start" width={340} trapFocus returnFocus shadow="md">
      <Indicator label={unseen > 9 ? '9+' : unseen} size={15} disabled={unseen === 0} color="red.9" offset={5}>
        <Popover.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={() => change(!opened)}>
            <IconBell size={19} stroke={1.7} aria-hidden="true" />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown className={classes.dropdown} aria-label="Finished operations">
        <div className={classes.head}>
          <strong>Finished operations</strong>
          <TextLink to="/activity" onClick={() => change(false)}>
            All activity
          </TextLink>
        </div>
        {error && !data && <ErrorNote error={error} retry={() => void refetch()} />}
        {data && finished.length === 0 && <p className={classes.none}>Nothing has finished yet.</p>}
        <ScrollArea.Autosize mah="min(60dvh, 480px)">
          <ul className={classes.list}>
            {finished.map((operation) => (
              <li key={operation.id} data-new={isNew(operation.finishedAt)}>
                <div className={classes.line}>
                  <TextLink
                    to="/operations/$operationId"
                    params={{ operationId: operation.id ?? '' }}
                    onClick={() => change(false)}
                  >
                    {titleOf(operation)}
                  </TextLink>
                  <span className={classes.when}>
                    <When value={operation.finishedAt} />
                  </span>
                </div>
                <div className={classes.line}>
                  <StatusBadge status={operation.status} label={stateLabel(operation)} />
                </div>
                <div className={classes.outcome}>{outcome(operation)}</div>
              </li>
            ))}
          </ul>
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  );
}
