import type { Schemas } from '../../api';
import type { Spec } from '../../connectors';
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
  const items = (spec.fields ?? []).flatMap((field) => {
    const name = field.name ?? '';
    const value = connection.properties?.[name];
    if (field.secret) {
      return connection.secrets?.[name]?.set ? [[field.label ?? name, 'kept, never shown'] as const] : [];
    }
    if (value === undefined || value === null || value === '') {
      return [];
    }
    const choice = field.choices?.find((each) => each.value === value);
    return [[field.label ?? name, choice?.label ?? String(value)] as const];
  });
  return (
    <section className={shared.section} aria-label="Shared connection">
      <div className={shared.sectionHead}>
        Shared connection “{connection.name}”
        <span className={shared.hint}>{made ? 'made just now' : 'the same for all on it'}</span>
      </div>
      <div className={shared.readOnly}>
        <DefinitionList items={items} />
      </div>
    </section>
  );
}
