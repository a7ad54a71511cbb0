export { CatalogChanges, OperationFigures } from './Findings';
export { amounts, elapsed, isOver, share, type Operation } from './operation';
export { isOfNoDatastore, stateLabel, titleOf } from './refused';
