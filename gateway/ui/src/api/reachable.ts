import { unreachable } from './problem';

/** @throws Problem if nobody answers at the address that this page came from */
export async function askWhetherReachable(): Promise<void> {
  try {
    await fetch('/assets/plumbline.svg', { method: 'HEAD', cache: 'no-store' });
  } catch (failure) {
    throw unreachable(failure);
  }
}
