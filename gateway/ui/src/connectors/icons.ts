export type Family = 'database' | 'warehouse' | 'engine' | 'files' | 'bucket';

interface Drawing {
  family: Family;
  initials: string;
  /** Degrees. */
  hue: number;
}

const drawings: Readonly<Record<string, Drawing>> = {
  postgresql: { family: 'database', initials: 'Pg', hue: 255 },
  timescale: { family: 'database', initials: 'Ts', hue: 95 },
  mysql: { family: 'database', initials: 'My', hue: 220 },
  mariadb: { family: 'database', initials: 'Ma', hue: 45 },
  sqlserver: { family: 'database', initials: 'Ms', hue: 25 },
  oracle: { family: 'database', initials: 'Or', hue: 10 },
  db2: { family: 'database', initials: 'D2', hue: 150 },
  teradata: { family: 'warehouse', initials: 'Td', hue: 60 },
  synapse: { family: 'warehouse', initials: 'Sy', hue: 240 },
  fabric: { family: 'warehouse', initials: 'Fa', hue: 175 },
  snowflake: { family: 'warehouse', initials: 'Sf', hue: 210 },
  redshift: { family: 'warehouse', initials: 'Re', hue: 290 },
  bigquery: { family: 'warehouse', initials: 'Bq', hue: 265 },
  databricks: { family: 'warehouse', initials: 'Db', hue: 35 },
  athena: { family: 'engine', initials: 'At', hue: 310 },
  trino: { family: 'engine', initials: 'Tr', hue: 345 },
  presto: { family: 'engine', initials: 'Pr', hue: 195 },
  hive: { family: 'engine', initials: 'Hi', hue: 85 },
  dremio: { family: 'engine', initials: 'Dr', hue: 165 },
  'generic-jdbc': { family: 'database', initials: 'Jd', hue: 0 },
  'local-files': { family: 'files', initials: 'Fi', hue: 80 },
  hdfs: { family: 'files', initials: 'Hd', hue: 130 },
  s3: { family: 'bucket', initials: 'S3', hue: 140 },
  azure: { family: 'bucket', initials: 'Az', hue: 245 },
  gcs: { family: 'bucket', initials: 'Gs', hue: 20 },
};

/** One that this page has no drawing for gets a plain one by its own name. */
export function drawingOf(connector: string, kind?: string): Drawing {
  const known = drawings[connector];
  if (known) {
    return known;
  }
  const hue = [...connector].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
  const initials = connector.slice(0, 1).toUpperCase() + connector.slice(1, 2);
  return { family: kind === 'FILES' ? 'files' : 'database', initials, hue };
}
