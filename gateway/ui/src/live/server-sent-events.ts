export interface StreamListener {
  /** The stream is at this position, to be given as Last-Event-ID when it is asked for again. */
  position: (id: string) => void;
  event: (data: string) => void;
}

/**
 * Reads text/event-stream as the HTML standard has it. Not the browser's EventSource, nor a library's parser: the former tells
 * neither a refusal's status nor that a connection has gone silent, and both drop an id that comes without data, which is how the
 * gateway tells where a stream begins.
 */
export function serverSentEvents({ position, event }: StreamListener): (chunk: string) => void {
  let rest = '';
  let data: string[] = [];
  const line = (text: string) => {
    if (text === '') {
      if (data.length > 0) {
        event(data.join('\n'));
      }
      data = [];
      return;
    }
    const colon = text.indexOf(':');
    const name = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (name === 'data') {
      data.push(value);
    } else if (name === 'id' && !value.includes('\0')) {
      position(value);
    }
  };
  return (chunk) => {
    const text = rest + chunk;
    // A carriage return at the end may be half of a line's end.
    const whole = text.endsWith('\r') ? text.slice(0, -1) : text;
    const lines = whole.split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? '') + text.slice(whole.length);
    lines.forEach(line);
  };
}
