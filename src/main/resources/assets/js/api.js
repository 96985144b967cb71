/** The REST API, called with the page session's short-lived access token. */
import { text } from './text.js';
import { signedIn } from './page.js';

const MARGIN_MS = 30_000;
const DEADLINE_MS = 15_000;
const UPLOAD_MS = 120_000;
const KEEPALIVE_MOST = 16_000;
let held;
let causal = '';

/** A problem+json answer, or a request that got none. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail || body.title || String(status));
    this.status = status;
    this.body = body;
  }
}

async function fetchToken() {
  if (!signedIn) return { value: null, until: Infinity };
  const headers = { Accept: 'application/json', 'X-Csrf': document.body.dataset.csrf };
  const signal = AbortSignal.timeout(DEADLINE_MS);
  const answer = await fetch('/session/token', { method: 'POST', credentials: 'same-origin', headers, signal });
  if (answer.status === 401 || answer.status === 403) return { value: null, until: Infinity };
  if (!answer.ok) throw new Problem(answer.status, {});
  const { accessToken, expiresIn } = await answer.json();
  return { value: accessToken, until: Date.now() + expiresIn * 1000 - MARGIN_MS };
}

/** The access token, or null for a guest; asked for once however many need it. */
export async function token(fresh = false) {
  const current = fresh ? null : await held?.catch(() => null);
  if (current && current.until > Date.now()) return current.value;
  held = fetchToken();
  return (await held).value;
}

/** A write goes through when the reader leaves the page; browsers allow that for small bodies (64 KB). */
async function send(method, path, body, headers) {
  const bearer = await token();
  const json = body && JSON.stringify(body);
  return fetch(`/api/v1${path}`, {
    method,
    keepalive: method !== 'GET' && (json?.length || 0) < KEEPALIVE_MOST,
    signal: AbortSignal.timeout(DEADLINE_MS),
    headers: {
      Accept: 'application/json',
      'Accept-Language': document.documentElement.lang,
      ...(bearer && { Authorization: `Bearer ${bearer}` }),
      ...(causal && { 'Paopao-Causal': causal }),
      ...(json && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    body: json,
  });
}

/** The pages that are opened next must show the write, too. */
function wrote(position) {
  if (!position) return;
  causal = position;
  document.cookie = `paopao_wrote=${position.replaceAll(',', '_')}; Path=/; Max-Age=60; SameSite=Lax`;
}

/** Calls the API and gives the answer's body; throws a [Problem] for everything but success. */
export async function call(method, path, body, headers = {}) {
  let answer = await send(method, path, body, headers);
  if (answer.status === 401 && (await token(true))) answer = await send(method, path, body, headers);
  wrote(answer.headers.get('Paopao-Causal'));
  const json = answer.status === 204 ? null : await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Problem(answer.status, json || {});
  return json;
}

function sendFile(file, bearer, onProgress) {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/media');
    request.timeout = UPLOAD_MS;
    request.responseType = 'json';
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Accept-Language', document.documentElement.lang);
    request.setRequestHeader('Authorization', `Bearer ${bearer}`);
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total);
    request.onload = () => done(request);
    request.onerror = request.ontimeout = () => fail(new Problem(0, { detail: text.uploadLost }));
    request.send(file);
  });
}

/** Uploads a picture and gives the medium; throws a [Problem]. Tells how far it is, 0 to 1: fetch can't. */
export async function upload(file, onProgress) {
  let answer = await sendFile(file, await token(), onProgress);
  if (answer.status === 401) answer = await sendFile(file, await token(true), onProgress);
  if (answer.status !== 201) throw new Problem(answer.status, answer.response || {});
  wrote(answer.getResponseHeader('Paopao-Causal'));
  return answer.response;
}

/** The position of the last write, for addresses that must show it. */
export const lastWrite = () => causal;
