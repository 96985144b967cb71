/** A list of threads stays as it is until the reader asks for what is new. */
import { text } from './text.js';
import { subscribe } from './push.js';
import { fetchPage, one, watches } from './page.js';
import { refreshTimes } from './times.js';

const NEWS = new Set(['thread.created', 'thread.activity', 'thread.restored']);
const list = one('[data-live-list]');
const changed = new Set();

function hear({ type, data }) {
  if (!NEWS.has(type)) return;
  if (type === 'thread.activity' && list.dataset.sort === 'new') return;
  changed.add(data.threadId || data.id);
  const pill = one('[data-pill]', list);
  pill.textContent = text.newThreads(changed.size);
  pill.hidden = false;
}

async function reload() {
  const fresh = one('[data-live-list]', await fetchPage(location.href));
  const rows = one('.rows', fresh);
  one('.rows, .empty', list)?.replaceWith(rows || one('.empty', fresh));
  changed.clear();
  one('[data-pill]', list).hidden = true;
  refreshTimes(list);
  scrollTo({ top: 0, behavior: 'smooth' });
}

if (list) {
  watches(list).forEach((watch) => subscribe({ ...watch, onPublication: hear, onLost: () => hear({ type: 'thread.activity', data: { id: '' } }) }));
  one('[data-pill]', list).addEventListener('click', () => reload().catch(() => location.reload()));
}
