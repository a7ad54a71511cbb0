import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { reading } from '../../api';
import { ErrorNote } from '../../components';
import { ContainersStep } from './ContainersStep';
import { InferenceStep } from './InferenceStep';
import { fault, settingsOf, unasked, type ProfileWish } from './profile-wish';
import { ReadingStep } from './ReadingStep';
import classes from './run.module.css';
import { useStart } from './start';
import { SummaryStep } from './SummaryStep';

const steps = [
  { id: 'containers', label: 'Containers' },
  { id: 'reading', label: 'Reading' },
  { id: 'inference', label: 'Checks' },
  { id: 'summary', label: 'Summary' },
] as const;

interface ProfileWizardProps {
  datastoreId: string;
  name: string;
  /** The one container that is asked for already. */
  only?: string;
  onClose: () => void;
}

export function ProfileWizard({ datastoreId, name, only, onClose }: ProfileWizardProps) {
  const [wish, setWish] = useState<ProfileWish>(() =>
    only ? { ...unasked, which: 'chosen', chosen: [{ id: only, name: only }] } : unasked,
  );
  const [step, setStep] = useState(0);
  const [key] = useState(() => crypto.randomUUID());
  const start = useStart(datastoreId, onClose);
  const narrow = useMediaQuery('(max-width: 700px)', undefined, { getInitialValueInEffect: false });
  const wrong = fault(wish);
  const content = useRef<HTMLDivElement>(null);

  const container = useQuery({
    ...reading('/api/v1/containers/{containerId}', { path: { containerId: only ?? '' } }),
    enabled: only !== undefined,
  });
  const named: ProfileWish = {
    ...wish,
    chosen: wish.chosen.map((each) => (each.id === only ? { id: each.id, name: container.data?.name ?? each.name } : each)),
  };
  const change = (changes: Partial<ProfileWish>) => setWish((before) => ({ ...before, ...changes }));

  const first = useRef(true);
  useEffect(() => {
    if (!first.current) {
      content.current?.focus();
    }
    first.current = false;
  }, [step]);

  const last = step === steps.length - 1;
  const here = steps[step]?.id;
  return (
    <Modal
      opened
      onClose={onClose}
      title={<span className={classes.title}>{`Profile ${name}`}</span>}
      size={860}
      fullScreen={narrow}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={classes.form}>
        <ol className={classes.steps}>
          {steps.map(({ id, label }, index) => (
            <li key={id}>
              <button type="button" aria-current={index === step ? 'step' : undefined} onClick={() => setStep(index)}>
                <span className={classes.number}>{index + 1}</span>
                {label}
              </button>
            </li>
          ))}
        </ol>
        <div ref={content} className={classes.step} tabIndex={-1} role="group" aria-label={steps[step]?.label}>
          {here === 'containers' && <ContainersStep datastoreId={datastoreId} wish={named} change={change} />}
          {here === 'reading' && <ReadingStep wish={wish} change={change} />}
          {here === 'inference' && <InferenceStep wish={wish} change={change} />}
          {here === 'summary' && <SummaryStep datastoreId={datastoreId} wish={named} />}
        </div>
        {wrong && (last || wrong.step === here) && (
          <p className={classes.wrong} role={last ? 'alert' : undefined}>
            {wrong.text}
          </p>
        )}
        {start.error && <ErrorNote error={start.error} />}
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => (step === 0 ? onClose() : setStep(step - 1))}>
            {step === 0 ? 'Close' : 'Back'}
          </Button>
          {!last && (
            <Button variant="default" onClick={() => setStep(step + 1)} disabled={wrong?.step === here}>
              Next
            </Button>
          )}
          <Button
            disabled={wrong !== undefined}
            loading={start.isPending}
            onClick={() => start.mutate({ body: { type: 'PROFILE', profile: settingsOf(wish) }, key })}
          >
            Run now
          </Button>
        </div>
      </div>
    </Modal>
  );
}
