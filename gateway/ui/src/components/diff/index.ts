export { DriftNote } from './DriftNote';
export { MetricDiffTable } from './MetricDiffTable';
export { sideBySide } from './side-by-side';
export { changeWord, driftWords, hasChanged } from './words';
