import { Kbd, Loader, Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconColumns3, IconCommand, IconDatabase, IconSearch, IconTable, type Icon } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { listing, type Schemas } from '../api';
import { ErrorNote, useFocusBack } from '../components';
import { fullNumber } from '../format';
import { fitting, type Command } from './commands';
import classes from './palette.module.css';

type Hit = Schemas['SearchHit'];

interface Option {
  id: string;
  label: string;
  /** Where it is, or what else tells it from others. */
  note?: string;
  keys?: readonly string[];
  icon: Icon;
  run: () => void;
}

interface Group {
  title: string;
  options: Option[];
  /** How many fit that aren't shown. */
  more: number;
}

const kinds = [
  { kind: 'DATASTORE', title: 'Datastores', icon: IconDatabase },
  { kind: 'CONTAINER', title: 'Containers', icon: IconTable },
  { kind: 'FIELD', title: 'Fields', icon: IconColumns3 },
] as const;

const ofEach = 7;
const longest = 200;

function noteOf({ kind, connector, datastoreName, containerName, missing }: Hit): string | undefined {
  if (kind === 'DATASTORE') {
    return connector;
  }
  const where = kind === 'FIELD' ? `${containerName} in ${datastoreName}` : datastoreName;
  return missing ? `${where}, missing at the source` : where;
}

/** The API looks for nothing shorter. */
const leastLetters = 2;

interface PaletteProps {
  close: () => void;
  commands: readonly Command[];
}

/** Finds datastores, containers and fields by name, and commands; a combobox by the ARIA practices. */
export function Palette({ close, commands }: PaletteProps) {
  useFocusBack();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const navigate = useNavigate();
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const wanted = text.trim();
  const [asked] = useDebouncedValue(wanted, 120);
  const { data, error, isFetching, refetch } = useQuery({
    ...listing('/api/v1/search', { query: { q: asked, size: ofEach } }),
    enabled: asked.length >= leastLetters,
    // Names that are still being read join the answer by themselves.
    refetchInterval: (query) => (query.state.data?.complete === false ? 2_000 : false),
  });
  const found = wanted.length < leastLetters ? undefined : data;

  const open = ({ kind, datastoreId = '', containerId = '', name = '' }: Hit) => {
    if (kind === 'DATASTORE') {
      void navigate({ to: '/datastores/$datastoreId', params: { datastoreId } });
    } else if (kind === 'CONTAINER') {
      void navigate({ to: '/containers/$containerId', params: { containerId } });
    } else {
      void navigate({ to: '/containers/$containerId/fields/$path', params: { containerId, path: name } });
    }
  };
  const groups: Group[] = [
    ...kinds.map(({ kind, title, icon }) => {
      const hits = found?.items?.filter((hit) => hit.kind === kind) ?? [];
      return {
        title,
        more: Math.max(0, (found?.byKind?.[kind] ?? 0) - hits.length),
        options: hits.map((hit) => ({
          id: `${kind} ${hit.datastoreId} ${hit.containerId} ${hit.name}`,
          label: hit.name ?? '',
          note: noteOf(hit),
          icon,
          run: () => open(hit),
        })),
      };
    }),
    {
      title: 'Commands',
      more: 0,
      options: fitting(commands, wanted).map((command) => ({ ...command, icon: IconCommand })),
    },
  ].filter((group) => group.options.length > 0);
  const options = groups.flatMap((group) => group.options);
  const chosen = Math.min(active, Math.max(0, options.length - 1));

  const pick = (option: Option | undefined) => {
    if (option) {
      close();
      option.run();
    }
  };
  const moveTo = (index: number) => {
    const target = (index + options.length) % Math.max(1, options.length);
    setActive(target);
    list.current?.querySelector(`#${CSS.escape(`${id}-${target}`)}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) {
      return;
    }
    const page = 8;
    const to = {
      ArrowDown: chosen + 1,
      ArrowUp: chosen - 1,
      PageDown: Math.min(options.length - 1, chosen + page),
      PageUp: Math.max(0, chosen - page),
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      moveTo(to);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      pick(options[chosen]);
    }
  };
  let index = 0;
  const busy = wanted !== '' && (isFetching || asked !== wanted);
  return (
    <Modal.Root opened onClose={close} padding={0} size={620} yOffset="8dvh" lockScroll={false} transitionProps={{ duration: 0 }}>
      <Modal.Overlay />
      <Modal.Content aria-label="Search and commands">
        <Modal.Body>
          <div className={classes.field}>
            <IconSearch size={18} aria-hidden="true" className={classes.icon} />
            <input
              className={classes.input}
              role="combobox"
              aria-label="Search datastores, containers, fields and commands"
              aria-expanded={options.length > 0}
              aria-controls={`${id}-list`}
              aria-autocomplete="list"
              aria-activedescendant={options.length > 0 ? `${id}-${chosen}` : undefined}
              placeholder="Search datastores, containers, fields, commands"
              data-autofocus
              autoComplete="off"
              spellCheck={false}
              maxLength={longest}
              value={text}
              onChange={(event) => {
                setText(event.currentTarget.value);
                setActive(0);
              }}
              onKeyDown={onKeyDown}
            />
            {busy && <Loader size={16} />}
          </div>
          {error && wanted !== '' && (
            <div className={classes.note}>
              <ErrorNote error={error} retry={() => void refetch()} />
            </div>
          )}
          <div ref={list} id={`${id}-list`} role="listbox" aria-label="What was found" className={classes.list}>
            {groups.map((group) => (
              <div key={group.title} role="group" aria-label={group.title}>
                <div className={classes.group} aria-hidden="true">
                  {group.title}
                  {group.more > 0 && <span> · {fullNumber(group.more)} more fit: go on typing</span>}
                </div>
                {group.options.map((option) => {
                  const own = index++;
                  const { icon: OptionIcon } = option;
                  return (
                    // The keys are those of the field, which keeps the focus.
                    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
                    <div
                      key={option.id}
                      id={`${id}-${own}`}
                      role="option"
                      aria-selected={own === chosen}
                      className={classes.option}
                      onMouseMove={() => setActive(own)}
                      onClick={() => pick(option)}
                    >
                      <OptionIcon size={17} stroke={1.7} aria-hidden="true" className={classes.icon} />
                      <span className={classes.label}>{option.label}</span>
                      {option.note && <span className={classes.where}>{option.note}</span>}
                      {option.keys && (
                        <span className={classes.keys} aria-hidden="true">
                          {option.keys.map((key) => (
                            <Kbd key={key} size="xs">
                              {key}
                            </Kbd>
                          ))}
                        </span>
                      )}
                    </div>
                  );
                })}
              </div>
            ))}
          </div>
          <div className={classes.foot} role="status">
            {options.length === 0 && !busy && 'Nothing has a name like that. '}
            {found?.complete === false &&
              'Not all names could be looked at: they are being read just now, or there are too many. '}
            {wanted !== '' && !busy && options.length > 0 && `${fullNumber(options.length)} shown`}
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
