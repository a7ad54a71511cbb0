export * from './csv';
export * from './format';
export * from './metrics';
export * from './search';
export { Bytes, Count, Duration, NotKnown, Share } from './values';
export { useNow, When } from './When';
