export { headline, outcome } from './announcements';
export { LiveProvider, useLive, type Live } from './LiveProvider';
export { StaleBanner } from './StaleBanner';
export { LiveUpdates } from './updates';
