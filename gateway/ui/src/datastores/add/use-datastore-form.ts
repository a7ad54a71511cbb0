import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import type { Schemas } from '../../api';
import {
  located,
  makeConnection,
  makeDatastore,
  makeDatastores,
  openFields,
  schemaField,
  settingsOf,
  useSettings,
  type Field,
  type Settings,
  type Spec,
} from '../../connectors';
import { initialAround, shareable, type Around } from './around';

type Connection = Schemas['ConnectionView'];
export type Outcome = { one: string } | { many: readonly Schemas['OfSchema'][] };

interface FormStart {
  spec: Spec;
  connection: Connection | undefined;
  values: Parameters<typeof useSettings>[1];
  around: Partial<Around>;
}

/** What belongs to a new shared connection; the rest is the datastore's own. */
function ofConnection(spec: Spec, { properties, secrets }: Settings): Settings {
  const settled = new Set((spec.fields ?? []).filter((field) => shareable(spec, field)).map((field) => field.name));
  return { properties: Object.fromEntries(Object.entries(properties).filter(([name]) => settled.has(name))), secrets };
}

/** All of the form's state: the connector's fields, what stands around them, and sending it. */
export function useDatastoreForm({ spec, connection, values: startValues, around: startAround }: FormStart) {
  // A shared connection that this form has just made: what comes after it may fail and be sent again.
  const [made, setMade] = useState<Connection>();
  const on = made ?? connection;
  const [around, setAround] = useState<Around>({ ...initialAround, ...startAround });
  const [aroundFaults, setAroundFaults] = useState<Partial<Record<keyof Around, string>>>({});
  const manyBy = schemaField(spec.fields ?? []);
  const many = around.many && manyBy !== undefined && (on !== undefined || around.share);

  const fields: readonly Field[] = useMemo(() => {
    const all = on ? openFields(spec, on) : (spec.fields ?? []);
    return many ? all.filter(({ name }) => name !== manyBy.name) : all;
  }, [spec, on, many, manyBy]);
  const settings = useSettings(fields, startValues);

  const change = <K extends keyof Around>(name: K, value: Around[K]) => {
    setAround((now) => ({ ...now, [name]: value }));
    setAroundFaults((now) => ({ ...now, [name]: undefined }));
  };

  const making = useRef<'connection' | 'datastore'>('datastore');
  const queryClient = useQueryClient();
  const send = useMutation({
    mutationFn: async (): Promise<Outcome> => {
      const given = settingsOf(fields, settings.values);
      const follows = {
        initiateCatalog: around.initiateCatalog,
        profileAfterCatalog: around.initiateCatalog && around.profileAfterCatalog,
      };
      const about = {
        name: around.name.trim(),
        description: around.description.trim() || undefined,
        tags: around.tags.length > 0 ? around.tags : undefined,
        group: around.group.trim() || undefined,
      };
      if (!on && !around.share) {
        return { one: await makeDatastore({ ...about, connector: spec.type ?? '', ...given, ...follows }) };
      }
      let base = on;
      let own = given.properties;
      if (!base) {
        making.current = 'connection';
        const shared = ofConnection(spec, given);
        base = await makeConnection({ name: around.connectionName.trim(), connector: spec.type ?? '', ...shared });
        own = Object.fromEntries(Object.entries(own).filter(([name]) => !(name in shared.properties)));
        setMade(base);
        making.current = 'datastore';
      }
      const connectionId = base.id ?? '';
      if (many) {
        const { nameTemplate, schemas } = around;
        return { many: await makeDatastores(connectionId, { schemas, nameTemplate, properties: own, ...follows }) };
      }
      return { one: await makeDatastore({ ...about, connector: spec.type ?? '', connectionId, properties: own, ...follows }) };
    },
    onError: (failure) => {
      const known = new Set([
        ...fields.map(({ name = '' }) => name),
        'name',
        'description',
        'tags',
        'group',
        'schemas',
        'nameTemplate',
      ]);
      const { name, description, tags, group, schemas, nameTemplate, ...rest } = located(failure, known).fields;
      settings.refuse(rest);
      // Which of the two names is meant is told by what was being made.
      setAroundFaults({
        description,
        tags,
        group,
        schemas,
        nameTemplate,
        [making.current === 'connection' ? 'connectionName' : 'name']: name,
      });
    },
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: ['/api/v1/datastores'] });
      void queryClient.invalidateQueries({ queryKey: ['/api/v1/connections'] });
      void queryClient.invalidateQueries({ queryKey: ['/api/v1/tags'] });
      void queryClient.invalidateQueries({ queryKey: ['/api/v1/groups'] });
    },
  });

  /** What must stand around the fields; the faults are shown. */
  const checkAround = (): boolean => {
    const faults: typeof aroundFaults = {
      name: !many && around.name.trim() === '' ? 'A name is needed.' : undefined,
      connectionName: !on && around.share && around.connectionName.trim() === '' ? 'A name is needed.' : undefined,
      schemas: many && around.schemas.length === 0 ? 'Choose at least one.' : undefined,
      nameTemplate: many && !around.nameTemplate.includes('{schema}') ? 'It needs {schema}, so that names differ.' : undefined,
    };
    setAroundFaults(faults);
    return Object.values(faults).every((fault) => fault === undefined);
  };
  const resetAround = () => {
    setAround(initialAround);
    setAroundFaults({});
  };
  return { on, made, many, manyBy, fields, settings, around, change, resetAround, aroundFaults, checkAround, send };
}
