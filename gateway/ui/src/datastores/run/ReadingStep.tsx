import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import type { ProfileWish } from './profile-wish';
import classes from './run.module.css';

interface StepProps {
  wish: ProfileWish;
  change: (changes: Partial<ProfileWish>) => void;
}

const most = Number.MAX_SAFE_INTEGER;

export function ReadingStep({ wish, change }: StepProps) {
  const number = (name: 'maxRows' | 'maxMegabytes' | 'maxRecordsPerPartition' | 'samplePercent' | 'seed') => ({
    value: wish[name] ?? '',
    onChange: (value: number | string) => change({ [name]: value === '' ? undefined : Number(value) }),
    allowNegative: false,
    hideControls: true,
  });
  return (
    <>
      <p className={classes.lead}>
        Left empty, everything is read: of what was profiled before, only what is new or has changed since.
      </p>
      <fieldset className={classes.group}>
        <legend>At most</legend>
        <div className={classes.two}>
          <NumberInput
            label="Rows of each container"
            description="whichever come first"
            min={1}
            max={most}
            allowDecimal={false}
            thousandSeparator=","
            placeholder="all"
            {...number('maxRows')}
          />
          <NumberInput
            label="Megabytes of each container"
            description="about, as stored"
            min={0.001}
            max={8_000_000_000}
            placeholder="all"
            {...number('maxMegabytes')}
          />
          <NumberInput
            label="Rows of each part"
            description="a part is what is read at a time: a file, a range of a table"
            min={1}
            max={1_000_000_000}
            allowDecimal={false}
            thousandSeparator=","
            placeholder="all"
            {...number('maxRecordsPerPartition')}
          />
        </div>
      </fieldset>
      <fieldset className={classes.group}>
        <legend>A random sample</legend>
        <div className={classes.two}>
          <NumberInput
            label="Percent of the rows"
            min={0.0001}
            max={100}
            decimalScale={4}
            suffix=" %"
            placeholder="all rows"
            {...number('samplePercent')}
          />
          <NumberInput
            label="Seed"
            description="the same seed gives the same rows while the data stays the same"
            min={0}
            max={most}
            allowDecimal={false}
            placeholder="chosen by the run"
            disabled={wish.samplePercent === undefined}
            {...number('seed')}
          />
        </div>
      </fieldset>
      <fieldset className={classes.group}>
        <legend>Only what is newer</legend>
        <div className={classes.two}>
          <TextInput
            type="datetime-local"
            label="Than this time"
            description={`for containers with an incremental field of dates or times, and files written after it; ${Intl.DateTimeFormat().resolvedOptions().timeZone}`}
            value={wish.after}
            onChange={(event) => change({ after: event.currentTarget.value })}
          />
          <TextInput
            inputMode="decimal"
            label="Than this number"
            description="for containers with an incremental field of numbers"
            placeholder="from the first"
            value={wish.afterBatch}
            onChange={(event) => change({ afterBatch: event.currentTarget.value })}
          />
        </div>
      </fieldset>
      <Checkbox
        label="Read everything anew"
        description="Also parts that haven’t changed since they were measured."
        checked={wish.full}
        onChange={(event) => change({ full: event.currentTarget.checked })}
      />
    </>
  );
}
