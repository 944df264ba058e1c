/** Listens to server-sent events; fetch carries the token, which EventSource cannot. */
import { call, livePath } from './api.js';

const RETRY_MS = 3000;

/** Calls back with each event until told to stop; tells whether the stream stands. */
export function listen(ad, resolution, { onEvent, onState }) {
  const stop = new AbortController();
  run(ad, resolution, onEvent, onState, stop.signal);
  return () => stop.abort();
}

async function run(ad, resolution, onEvent, onState, signal) {
  while (!signal.aborted) {
    try {
      const answer = await call(livePath(ad, resolution), {}, 'text/event-stream', signal);
      onState(true);
      await read(answer.body.getReader(), onEvent);
    } catch (failure) {
      if (signal.aborted) return;
    }
    onState(false);
    await new Promise((resume) => setTimeout(resume, RETRY_MS));
  }
}

async function read(reader, onEvent) {
  const decoder = new TextDecoder();
  let pending = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    pending += decoder.decode(value, { stream: true });
    const events = pending.split(/\r?\n\r?\n/);
    pending = events.pop();
    events.forEach((text) => hand(text, onEvent));
  }
}

function hand(text, onEvent) {
  const fields = text.split(/\r?\n/);
  const of = (name) => fields.filter((line) => line.startsWith(`${name}:`))
    .map((line) => line.slice(name.length + 1).replace(/^ /, '')).join('\n');
  if (of('data')) onEvent(of('event'), JSON.parse(of('data')));
}
