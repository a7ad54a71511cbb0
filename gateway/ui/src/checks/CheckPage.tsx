import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { reading, type Schemas } from '../api';
import { CopyButton, DefinitionList, PageHeader, PageProblem, Skeletons, StatusBadge, TextLink } from '../components';
import {
  archiveText,
  CheckActions,
  CheckEditor,
  CheckEvidence,
  demand,
  effectText,
  propertyLabel,
  PropertyValue,
  ruleLabel,
  useRules,
} from '../components/check';
import { fullNumber, percent, When } from '../format';
import classes from './checks.module.css';
import { originOf } from './columns';
import { History } from './History';

type Check = Schemas['CheckView'];
const route = getRouteApi('/shell/checks/$checkId');

export function CheckPage() {
  const { checkId } = route.useParams();
  const navigate = route.useNavigate();
  const [editing, setEditing] = useState(false);
  const { data, error, refetch } = useQuery(reading('/api/v1/checks/{checkId}', { path: { checkId } }));
  const { rules } = useRules();
  if (!data) {
    return error ? <PageProblem error={error} retry={() => void refetch()} /> : <Skeletons />;
  }
  const rule = rules.get(data.rule ?? '');
  return (
    <>
      <PageHeader
        title={`${ruleLabel(data.rule)}: ${subjectOf(data) ?? checkId}`}
        subject={checkId}
        crumbs={[
          <TextLink key="checks" to="/checks">
            Checks
          </TextLink>,
          <TextLink key="container" to="/containers/$containerId/checks" params={{ containerId: data.containerId ?? '' }}>
            {data.container}
          </TextLink>,
        ]}
        actions={
          <CheckActions
            check={data}
            onEdit={() => setEditing(true)}
            after={(decision) => {
              if (decision === 'delete') {
                void navigate({ to: '/checks', search: { container: data.containerId } });
              }
            }}
          />
        }
      >
        <StatusBadge status={data.status} /> {originOf(data)}
        {data.owner && ` · ${data.owner}`}
      </PageHeader>
      <p className={classes.demand}>{demand(data, rule)}</p>
      {data.status === 'ARCHIVED' && <p className={classes.notice}>Out of force: {archiveText(data.archiveReason)}.</p>}
      {data.offered && <Offered check={data} rule={rule} />}
      <div className={classes.parts}>
        <section className={classes.part} aria-labelledby="demands">
          <h2 id="demands">What it demands</h2>
          {rule && <p className={classes.dim}>{rule.asserts}</p>}
          <Demands check={data} />
        </section>
        <section className={classes.part} aria-labelledby="evidence">
          <h2 id="evidence">Evidence</h2>
          {data.check?.evidence ? (
            <CheckEvidence evidence={data.check.evidence} />
          ) : (
            <p className={classes.dim}>A person wrote this check: no run has proposed it, so there is none.</p>
          )}
        </section>
        <section className={classes.part} aria-labelledby="about">
          <h2 id="about">About it</h2>
          <About check={data} />
        </section>
        <section className={classes.part} aria-labelledby="history">
          <h2 id="history">History</h2>
          <History changes={data.history ?? []} />
        </section>
      </div>
      {editing && <CheckEditor check={data} onClose={() => setEditing(false)} />}
    </>
  );
}

/** Its fields, or its container if it is about that or about many of them. */
function subjectOf({ fields = [], container }: Check): string | undefined {
  return fields.length > 0 && fields.length <= 3 ? fields.join(', ') : container;
}

function Demands({ check }: { check: Check }) {
  const containerId = check.containerId ?? '';
  return (
    <DefinitionList
      items={[
        [
          'Fields',
          (check.fields ?? []).length > 0
            ? check.fields?.map((path, index) => (
                <span key={path}>
                  {index > 0 && ', '}
                  <TextLink to="/containers/$containerId/fields/$path" params={{ containerId, path }}>
                    {path}
                  </TextLink>
                </span>
              ))
            : 'none: it is about the container',
        ],
        ...Object.entries(check.properties ?? {}).map(
          ([name, value]) => [propertyLabel(name), <PropertyValue key={name} name={name} value={value} />] as const,
        ),
        ['Coverage', (check.coverage ?? 1) === 1 ? 'every row' : `${percent(check.coverage ?? 1)} of the rows`],
        ['Filter', check.filter ? <code key="f">{check.filter}</code> : 'none: all rows count'],
      ]}
    />
  );
}

function About({ check }: { check: Check }) {
  const run = check.latestRun;
  return (
    <DefinitionList
      items={[
        ['Weight', check.weight === undefined ? undefined : fullNumber(check.weight)],
        ['Level of inference', check.level],
        ['Tags', check.tags && check.tags.length > 0 ? check.tags.join(', ') : undefined],
        ['Owner', check.owner],
        ...Object.entries(check.metadata ?? {}),
        [
          'Last run',
          run && (
            <span key="r">
              <When value={run.at} />: {effectText(run.effect)}
              {run.partial && ' It read a part of the rows only.'}
              {run.operationId && (
                <span className={classes.below}>
                  <TextLink to="/operations/$operationId" params={{ operationId: run.operationId }}>
                    The run
                  </TextLink>
                </span>
              )}
            </span>
          ),
        ],
        [
          'Created',
          <span key="c">
            <When value={check.createdAt} /> by {check.createdBy}
          </span>,
        ],
        [
          'Changed',
          <span key="u">
            <When value={check.updatedAt} /> by {check.updatedBy}
          </span>,
        ],
        [
          'Id',
          <span key="i">
            <code>{check.id}</code> <CopyButton value={check.id ?? ''} label="Copy the id" />
          </span>,
        ],
      ]}
    />
  );
}

/** A run demands otherwise than the person who edited the check. */
function Offered({ check, rule }: { check: Check; rule?: Schemas['RuleSpec'] }) {
  const proposed = check.check;
  return proposed ? (
    <div className={classes.notice}>
      A run would demand: <strong>{demand(proposed, rule)}</strong> It leaves the check as a person made it; edit the check to
      take that over.
    </div>
  ) : null;
}
