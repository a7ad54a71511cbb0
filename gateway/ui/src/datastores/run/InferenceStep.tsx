import { Checkbox, NumberInput } from '@mantine/core';
import { levels } from './levels';
import type { ProfileWish } from './profile-wish';
import classes from './run.module.css';

interface StepProps {
  wish: ProfileWish;
  change: (changes: Partial<ProfileWish>) => void;
}

export function InferenceStep({ wish, change }: StepProps) {
  return (
    <>
      <fieldset className={classes.group}>
        <legend>Which checks are proposed</legend>
        <div className={classes.levels}>
          {levels.map(({ name, says }, level) => (
            <label key={name} className={classes.level}>
              <input
                type="radio"
                name="inferenceLevel"
                value={level}
                checked={wish.inferenceLevel === level}
                onChange={() => change({ inferenceLevel: level })}
              />
              <strong>
                {level} – {name}
              </strong>
              <span>{says}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Checkbox
        label="As drafts"
        description="New checks count only when somebody has accepted them."
        disabled={wish.inferenceLevel === 0}
        checked={wish.inferAsDraft}
        onChange={(event) => change({ inferAsDraft: event.currentTarget.checked })}
      />
      <NumberInput
        label="Values shown one by one"
        description="Fields with up to so many different values have a bar for each; others have ranges. 100 if left empty."
        min={1}
        max={500}
        allowDecimal={false}
        allowNegative={false}
        placeholder="100"
        w={260}
        value={wish.histogramMaxDistinct ?? ''}
        onChange={(value) => change({ histogramMaxDistinct: value === '' ? undefined : Number(value) })}
      />
    </>
  );
}
