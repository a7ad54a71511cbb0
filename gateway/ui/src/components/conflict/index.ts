export { Conflict } from './Conflict';
export { isStale, othersChange, rebased, type OtherChange } from './others';
