import type { Schemas } from '../../api';
import { factsOf, type Spec } from '../../connectors';
import shared from '../../connectors/connectors.module.css';
import { DefinitionList } from '../../components';

interface ConnectionFactsProps {
  connection: Schemas['ConnectionView'];
  spec: Spec;
  /** Just now, by this form. */
  made: boolean;
}

/** What the shared connection settles; it is changed on the connection's own page. */
export function ConnectionFacts({ connection, spec, made }: ConnectionFactsProps) {
  return (
    <section className={shared.section} aria-label="Shared connection">
      <div className={shared.sectionHead}>
        Shared connection “{connection.name}”
        <span className={shared.hint}>{made ? 'made just now' : 'the same for all on it'}</span>
      </div>
      <div className={shared.readOnly}>
        <DefinitionList items={factsOf(spec.fields ?? [], connection)} />
      </div>
    </section>
  );
}
