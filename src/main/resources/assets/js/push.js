/**
 * The push client: one socket, subscriptions that survive it. Every publication reaches its handler
 * once and in order; when the server cannot prove that, `onLost` is called and the page reloads.
 * Where no socket can be opened, because a proxy does not let it through, server-sent events take
 * its place.
 */
import { call, token } from './api.js';
import { readEvents } from './events.js';

const FIRST_RETRY_MS = 400;
const LAST_RETRY_MS = 30_000;
const QUIET_MS = 40_000;
const ANSWER_MS = 10_000;
const REFRESH_MARGIN_MS = 60_000;
const SOON_MS = 3_000;
const VAIN_ATTEMPTS = 2;
const MOST_MISSED = 1000;

/** The server itself subscribes a signed-in reader to `user:<id>`; this name stands for it. */
export const OWN = 'user:';

const subscriptions = new Map();
const listeners = new Set();
const pending = new Map();
let socket;
let nextId = 1;
let attempts = 0;
let connected = false;
let retry;
let opening = false;
let quiet;
let vain = 0;
let events;
let within = 0;

/** Hears `{state, missed}` when the connection comes and goes. */
export function onState(listener) {
  listeners.add(listener);
}

/**
 * Watches a channel from a position.
 * @param {{channel: string, since?: {epoch: string, offset: number}, onPublication: Function, onTyping?: Function, onLost?: Function}} wanted
 */
export function subscribe(wanted) {
  subscriptions.set(wanted.channel, { ...wanted, position: wanted.since });
  if (events) events.abort();
  else if (connected && wanted.channel !== OWN) join(subscriptions.get(wanted.channel));
  else if (!socket && !retry && !opening) open();
}

/** Asks who watches a channel; null when nobody can tell now. */
export async function presence(channel) {
  if (events) return call('GET', `/presence/${channel}`).catch(() => null);
  return connected ? command({ presence: { channel } }).catch(() => null) : null;
}

/** Says that the reader writes something in a thread; not worth a second attempt. Whether it could be said. */
export function typing(channel) {
  const can = Boolean(connected && socket);
  if (can) command({ typing: { channel } }).catch(() => {});
  return can;
}

/** The token comes first: the server does not wait for the first command for long. */
async function open() {
  retry = undefined;
  if (vain >= VAIN_ATTEMPTS) {
    listen();
    return;
  }
  opening = true;
  const bearer = await token(attempts > 1).catch(() => undefined);
  opening = false;
  if (bearer === undefined) {
    closed(0);
    return;
  }
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  socket = new WebSocket(`${scheme}://${location.host}/ws/v1`, 'paopao.v1');
  socket.onopen = () => hello(bearer);
  socket.onmessage = ({ data }) => receive(JSON.parse(data));
  socket.onclose = ({ code }) => closed(code);
  vain += 1;
  alive();
}

/** Reads server-sent events instead: all channels at once, each from where it is. */
async function listen() {
  if (!subscriptions.size) return;
  const mine = new AbortController();
  events = mine;
  let code = 0;
  try {
    const bearer = await token(attempts > 1);
    const own = bearer && OWN + JSON.parse(atob(bearer.split('.')[1].replace(/-/g, '+').replace(/_/g, '/'))).sub;
    const wanted = [...subscriptions.values()].map((s) => [s.channel === OWN ? own : s.channel, s.position]);
    const channels = wanted.map(([channel]) => channel).filter(Boolean);
    const last = wanted.filter(([channel, at]) => channel && at).map(([channel, at]) => `${channel}@${at.epoch}.${at.offset}`);
    alive();
    await readEvents({ channels, last: last.join(','), bearer, signal: mine.signal }, ({ name, data }) => {
      alive();
      const frame = data && JSON.parse(data);
      if (name === 'subscribed') began(frame);
      else if (frame?.push?.disconnect) ({ code, within = 0 } = frame.push.disconnect);
      else if (frame?.push) pushed(frame.push);
    });
  } catch (error) {
    // it is not said which channel is refused, and the page that shows them is loaded anew
    if (['403', '404'].includes(error.message)) [...subscriptions.values()].filter(isShown).forEach(refused);
    // as any other end: it is tried again
  }
  events = undefined;
  // neither way worked: the server is away, and the socket is tried first again
  if (!connected) vain = 0;
  if (mine.signal.aborted) listen();
  else closed(code);
}

function began(result) {
  const subscription = subscriptions.get(result.channel.startsWith(OWN) ? OWN : result.channel);
  if (!connected) tell({ state: 'online', again: attempts > 0, missed: 0 });
  connected = true;
  attempts = 0;
  if (subscription) begin(subscription, result);
}

async function hello(bearer) {
  const mine = socket;
  try {
    const { expiresIn, channels = [] } = await command({ connect: bearer ? { token: bearer } : {} });
    connected = true;
    vain = 0;
    const again = attempts > 0;
    attempts = 0;
    const own = channels.find((channel) => channel.startsWith(OWN));
    if (own && subscriptions.has(OWN)) catchUp(subscriptions.get(OWN), own);
    const joined = [...subscriptions.values()].filter(isShown);
    const missed = (await Promise.all(joined.map(join))).reduce((a, b) => a + b, 0);
    refreshLater(expiresIn, mine);
    tell({ state: 'online', again, missed });
  } catch {
    mine.close();
  }
}

function refreshLater(expiresIn, mine) {
  if (expiresIn) setTimeout(refresh, Math.max(1, expiresIn * 1000 - REFRESH_MARGIN_MS), mine);
}

async function refresh(mine) {
  if (mine !== socket || !connected) return;
  const bearer = await token(true).catch(() => null);
  if (!bearer) return;
  const renewed = await command({ refresh: { token: bearer } }).catch(() => ({}));
  refreshLater(renewed.expiresIn, mine);
}

/** Subscribes, hands over what was missed, and says how much that was. */
async function join(subscription) {
  const { channel, position } = subscription;
  const mine = socket;
  try {
    const result = await command({ subscribe: { channel, ...(position && { since: position }) } });
    return begin(subscription, result);
  } catch (error) {
    if (error.code === 112) subscription.onLost?.();
    else if (error.temporary) soon(mine, () => join(subscription));
    else refused(subscription);
    return 0;
  }
}

/** Does it in a moment, unless the connection is another one by then. */
function soon(mine, work) {
  setTimeout(() => connected && mine === socket && work(), SOON_MS);
}

const isShown = ({ channel }) => channel !== OWN;

function refused(subscription) {
  subscriptions.delete(subscription.channel);
  subscription.onLost?.();
}

/** What came before the server subscribed to the reader's own channel is asked for, and goes first. */
async function catchUp(subscription, channel) {
  const since = subscription.position;
  const mine = socket;
  const early = [];
  subscription.early = early;
  let missed;
  try {
    missed = since && (await command({ history: { channel, since, limit: MOST_MISSED } }));
  } catch (error) {
    if (error.temporary) {
      soon(mine, () => catchUp(subscription, channel));
      return;
    }
  }
  if (subscription.early !== early) return;
  subscription.early = undefined;
  const last = missed?.publications.at(-1) ?? since;
  if (last && last.offset >= missed?.position.offset) {
    missed.publications.forEach((publication) => deliver(subscription, publication));
  } else {
    subscription.position = missed?.position;
    subscription.onLost?.();
  }
  early.forEach((publication) => deliver(subscription, publication));
}

/** Hands over what was missed, or says that it is lost. */
function begin(subscription, { position, recovered, publications = [] }) {
  if (subscription.position && recovered === false) subscription.onLost?.();
  if (recovered !== false) publications.forEach((publication) => deliver(subscription, publication));
  subscription.position = position;
  return publications.length;
}

function command(body) {
  const id = nextId++;
  return new Promise((resolve, reject) => {
    const late = setTimeout(comeBack, ANSWER_MS);
    pending.set(id, { resolve, reject, late });
    socket.send(JSON.stringify({ id, ...body }));
  });
}

function settle(id, { result, error }) {
  const waiting = pending.get(id);
  if (!waiting) return;
  pending.delete(id);
  clearTimeout(waiting.late);
  if (error) waiting.reject(error);
  else waiting.resolve(result);
}

function receive(frame) {
  alive();
  if (frame.id) settle(frame.id, frame);
  else if (frame.push?.disconnect) ({ within = 0 } = frame.push.disconnect);
  else if (frame.push) pushed(frame.push);
  else socket.send('{}');
}

function pushed({ channel, pub, typing: writer, unsubscribe }) {
  const subscription = subscriptions.get(channel?.startsWith(OWN) ? OWN : channel);
  if (!subscription) return;
  if (pub) deliver(subscription, pub);
  if (writer) subscription.onTyping?.(writer);
  if (unsubscribe) {
    subscriptions.delete(channel);
    subscription.onLost?.(unsubscribe);
  }
}

/** Comes back from where it is: an answer or a publication did not arrive. */
function comeBack() {
  if (events) events.abort();
  else socket?.close();
}

/** A publication that was seen already is dropped: recovery and live delivery may overlap. */
function deliver(subscription, publication) {
  const { early, position } = subscription;
  if (early) {
    early.push(publication);
    return;
  }
  if (position && publication.offset <= position.offset) return;
  if (position && publication.offset > position.offset + 1) {
    comeBack();
    return;
  }
  if (position) position.offset = publication.offset;
  subscription.onPublication(publication);
}

function alive() {
  clearTimeout(quiet);
  quiet = setTimeout(comeBack, QUIET_MS);
}

function closed(code) {
  clearTimeout(quiet);
  subscriptions.forEach((subscription) => {
    subscription.early = undefined;
  });
  [...pending.keys()].forEach((id) => settle(id, { error: { code: 100, temporary: true } }));
  const wasConnected = connected;
  connected = false;
  socket = undefined;
  if (code >= 3500 && code < 4000) return;
  attempts += 1;
  const ceiling = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempts);
  retry = setTimeout(open, within ? Math.random() * within : ceiling / 2 + (Math.random() * ceiling) / 2);
  within = 0;
  if (wasConnected || attempts === 4) tell({ state: 'offline' });
}

function tell(state) {
  listeners.forEach((listener) => listener(state));
}

addEventListener('online', () => {
  if (!retry) return;
  clearTimeout(retry);
  open();
});
