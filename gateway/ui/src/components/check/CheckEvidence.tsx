import type { Schemas } from '../../api';
import { DefinitionList } from '../DefinitionList';
import classes from './check.module.css';
import { PartStrip } from './PartStrip';
import { evidenceLines, intervalText } from './words';

/** Why a check was proposed, in plain words, with the statistics behind them. */
export function CheckEvidence({ evidence }: { evidence: Schemas['CheckEvidence'] }) {
  return (
    <div className={classes.evidence}>
      <ul className={classes.lines}>
        {evidenceLines(evidence).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {evidence.backTest && <PartStrip test={evidence.backTest} />}
      <details className={classes.behind}>
        <summary>The statistics behind it</summary>
        <DefinitionList
          items={[
            ['Method', evidence.method],
            ['Interval', intervalText(evidence)],
            ['In full', evidence.bound],
          ]}
        />
      </details>
    </div>
  );
}
