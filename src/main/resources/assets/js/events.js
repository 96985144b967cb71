/** Server-sent events over fetch: an EventSource cannot send the token in a header. */

function parse(block) {
  const event = { name: '', data: '' };
  for (const line of block.split(/\r?\n/)) {
    if (line.startsWith('event:')) event.name = line.slice(6).trim();
    if (line.startsWith('data:')) event.data += line.slice(5).trim();
  }
  return event;
}

/**
 * Reads until the server ends the stream.
 * @param {{channels: string[], last: string, bearer: ?string, signal: AbortSignal}} wanted
 * @param {Function} take hears each event: `{name, data}`; a sign of life has no data
 */
export async function readEvents({ channels, last, bearer, signal }, take) {
  const headers = {
    Accept: 'text/event-stream',
    ...(bearer && { Authorization: `Bearer ${bearer}` }),
    ...(last && { 'Last-Event-ID': last }),
  };
  const answer = await fetch(`/api/v1/events?channels=${channels.join(',')}`, { headers, signal });
  if (!answer.ok) throw new Error(String(answer.status));
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + value).split(/\r?\n\r?\n/);
    rest = parts.pop();
    parts.map(parse).forEach(take);
  }
}
