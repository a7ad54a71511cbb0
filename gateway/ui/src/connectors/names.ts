/** The name that a schema's datastore gets: the gateway's own rule, for the preview. */
export function named(template: string, schema: string, connection: string, database: string): string {
  const known: Record<string, string> = { '{schema}': schema, '{connection}': connection, '{database}': database };
  return template.replace(/\{[^}]*\}/g, (placeholder) => known[placeholder] ?? placeholder).trim();
}
