import { Button } from '@mantine/core';
import { TextLink } from '../components';
import { fullNumber } from '../format';
import classes from './explore.module.css';
import type { CompareSearch } from './search';

interface CompareBarProps {
  what: string;
  total: number;
  names: readonly string[];
  compare: CompareSearch | undefined;
  clear: () => void;
}

/** How many are listed, and which are picked to be compared. */
export function CompareBar({ what, total, names, compare, clear }: CompareBarProps) {
  return (
    <div className={classes.bar}>
      {names.length === 0 ? (
        <span role="status">
          {fullNumber(total)} {total === 1 ? what.replace(/s$/, '') : what}. Pick two to compare them.
        </span>
      ) : (
        <>
          <span role="status">{names.join(' and ')}</span>
          {compare ? (
            <TextLink to="/compare" search={compare}>
              Compare the two
            </TextLink>
          ) : (
            <span>Pick one more.</span>
          )}
          <Button size="xs" variant="subtle" onClick={clear}>
            Pick none
          </Button>
        </>
      )}
    </div>
  );
}
