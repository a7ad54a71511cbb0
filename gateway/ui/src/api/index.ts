export { api, read, waits, write, type Schemas, type Written } from './client';
export { holdReads, type HeldReads } from './held-reads';
export { Problem, type ProblemDetail } from './problem';
export { signIn, signOut, useMay, useSession } from './session';
export { listing, reading, type Answer } from './reading';
export { askWhetherReachable } from './reachable';
