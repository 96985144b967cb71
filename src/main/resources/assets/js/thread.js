/** A thread that grows while it is read: new replies at its end, edits and reactions in place. */
import { text } from './text.js';
import { lastWrite } from './api.js';
import { presence, subscribe } from './push.js';
import { all, fetchPage, on, one, reachScrollers, say, watches } from './page.js';
import { showReaction } from './reactions.js';
import { refreshTimes } from './times.js';

const PRESENCE_MS = 30_000;
const NEAR_END_PX = 240;
const REPLICA_MS = 700;
const WRITING_MS = 6_000;
const thread = one('[data-live-thread]');
const posts = one('#posts');
const waiting = new Set();
const writers = new Map();
const element = (id) => document.getElementById(`p-${id}`);

function nearEnd() {
  return thread.dataset.lastPage === 'true' && posts.getBoundingClientRect().bottom < innerHeight + NEAR_END_PX;
}

async function rendered(ids) {
  const query = new URLSearchParams({ ids: [...ids].join(','), after: lastWrite() });
  return all('.post', await fetchPage(`/t/${thread.dataset.liveThread}/posts?${query}`));
}

/** Puts posts at the end, or in place of their older selves. What the server does not know yet goes on waiting. */
export async function show(ids) {
  for (const post of await rendered(ids)) {
    const old = document.getElementById(post.id);
    if (old) {
      old.replaceWith(post);
    } else {
      posts.append(post);
      post.classList.add('is-fresh');
    }
    refreshTimes(post);
    reachScrollers(post);
    waiting.delete(post.id.slice('p-'.length));
    one('[data-no-replies]')?.remove();
  }
  showPill();
}

function showPill() {
  const pill = one('[data-pill]', thread);
  pill.hidden = waiting.size === 0;
  pill.textContent = text.newReplies(waiting.size);
}

const REPLIES = { 'post.created': 1, 'post.restored': 1, 'post.deleted': -1 };

function count(step) {
  for (const place of all('[data-replies]', thread)) {
    place.dataset.replies = Math.max(0, Number(place.dataset.replies) + step);
    place.textContent = text.replies(Number(place.dataset.replies));
  }
}

function hear({ type, data }) {
  if (REPLIES[type]) count(REPLIES[type]);
  if (type === 'post.created') stopped(data.author?.handle);
  if (type === 'reaction.changed') showReaction(data.postId, data.name, data.count);
  else if (type === 'post.created') arrive(data.id);
  else if (type.startsWith('post.') && element(data.id)) show([data.id]).catch(() => {});
  else if (type === 'thread.changed' || type === 'thread.deleted') stale();
}

/** Shows a reply to a reader who is at the end; a server that does not know it yet is asked once more. */
async function arrive(id, again = true) {
  if (element(id)) return;
  waiting.add(id);
  if (nearEnd() && !document.hidden) {
    await show([id]).catch(showPill);
    if (again && waiting.has(id)) setTimeout(arrive, REPLICA_MS, id, false);
  } else {
    showPill();
  }
}

function stale() {
  const pill = one('[data-pill]', thread);
  pill.textContent = text.stale;
  pill.dataset.stale = 'true';
  pill.hidden = false;
}

async function open(pill) {
  const elsewhere = thread.dataset.lastPage !== 'true';
  if (pill.dataset.stale || elsewhere) {
    location.assign(elsewhere ? `/p/${[...waiting][0]}` : location.pathname + location.search);
    return;
  }
  const [first] = waiting;
  await show([...waiting]);
  element(first)?.scrollIntoView({ block: 'start', behavior: 'smooth' });
}

/* who is writing */

function showWriters() {
  const place = one('[data-writing]', thread);
  if (place) place.textContent = writers.size ? text.writing([...writers.keys()]) : '';
}

function stopped(handle) {
  clearTimeout(writers.get(handle));
  if (writers.delete(handle)) showWriters();
}

function writes({ handle }) {
  stopped(handle);
  writers.set(handle, setTimeout(stopped, WRITING_MS, handle));
  showWriters();
}

async function countReaders() {
  const who = document.hidden ? null : await presence(`thread:${thread.dataset.liveThread}`);
  if (!who) return;
  one('[data-here-text]').textContent = text.here(who.count);
  one('[data-here]').hidden = who.count < 1;
}

if (thread) {
  watches(thread).forEach((watch) => subscribe({ ...watch, onPublication: hear, onTyping: writes, onLost: stale }));
  one('[data-pill]', thread).addEventListener('click', ({ target }) => open(target).catch(() => location.reload()));
  setTimeout(countReaders, 1_500);
  setInterval(countReaders, PRESENCE_MS);
}

on('click', '[data-share]', (event, link) => {
  if (!navigator.clipboard) return;
  event.preventDefault();
  navigator.clipboard.writeText(link.href).then(() => say(text.copied), () => location.assign(link.href));
});
on('click', '[data-peek]', (event, link) => {
  const post = element(link.dataset.peek);
  if (!post) {
    link.href = `/p/${link.dataset.peek}`;
    return;
  }
  event.preventDefault();
  post.classList.remove('is-fresh');
  post.scrollIntoView({ block: 'center', behavior: 'smooth' });
  requestAnimationFrame(() => post.classList.add('is-fresh'));
});
