export { DriftNote } from './DriftNote';
export { MetricDiffTable } from './MetricDiffTable';
export { changeWord, driftWords, hasChanged } from './words';
