import { Problem } from '../api';

const patience = 60_000;
const pause = 1_000;

/** Asks until it is there: what the platform has accepted may take a moment until it can be read. */
export async function recorded<T>(read: () => Promise<T>): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    try {
      return await read();
    } catch (failure) {
      const notYet = failure instanceof Problem && failure.status === 404;
      if (!notYet || Date.now() > end) {
        throw failure;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
