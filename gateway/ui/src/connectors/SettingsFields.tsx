import classes from './connectors.module.css';
import { FieldInput } from './FieldInput';
import { sectionsOf, type Faults, type Field, type Section, type Values } from './form';

interface SettingsFieldsProps {
  fields: readonly Field[];
  values: Values;
  faults: Faults;
  onChange: (name: string, value: string | boolean) => void;
  onLeave: (name: string) => void;
  offered?: Readonly<Record<string, readonly string[]>>;
  /** Names of secrets that the platform has. */
  kept?: readonly string[];
}

/** A connector's form: a section for each group; what may all be left alone is folded up. */
export function SettingsFields(props: SettingsFieldsProps) {
  return (
    <>
      {sectionsOf(props.fields, props.values).map((section) => (
        <FormSection key={section.name} section={section} {...props} />
      ))}
    </>
  );
}

function FormSection({ section, ...props }: SettingsFieldsProps & { section: Section }) {
  const { values, faults, onChange, onLeave, offered = {}, kept = [] } = props;
  const inputs = (
    <div className={classes.fields}>
      {section.fields.map((field) => {
        const name = field.name ?? '';
        return (
          <FieldInput
            key={name}
            field={field}
            value={values[name]}
            fault={faults[name]}
            onChange={(value) => onChange(name, value)}
            onLeave={() => onLeave(name)}
            offered={offered[name]}
            kept={kept.includes(name)}
          />
        );
      })}
    </div>
  );
  if (!section.optional) {
    return (
      <section className={classes.section} aria-label={section.name}>
        <div className={classes.sectionHead}>{section.name}</div>
        {inputs}
      </section>
    );
  }
  const given = section.fields.filter(({ name = '' }) => values[name] !== undefined && values[name] !== '').length;
  const faulty = section.fields.some(({ name = '' }) => faults[name] !== undefined);
  return (
    <details className={classes.section} open={faulty || undefined}>
      <summary>
        {section.name}
        <span className={classes.hint}>{given > 0 ? `${given} set` : 'optional'}</span>
      </summary>
      {inputs}
    </details>
  );
}
