export { api, read, waits, write, type Schemas, type Written } from './client';
export { Problem, type ProblemDetail } from './problem';
export { listing, reading, type Answer } from './reading';
