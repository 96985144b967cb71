/** Keyboard shortcuts; `?` lists them. */
import { all, on, one } from './page.js';

const TRIAGE = { d: 'dismiss', x: 'deletePost', t: 'lockThread', b: 'banAuthor' };
const AFTER_G = { h: '/', n: '/notifications', u: '/?sort=unread', s: '/settings' };
const WRITING = 'input, textarea, select, [contenteditable]';
let current = -1;
let afterG = 0;

function move(step) {
  const items = all('[data-item]');
  items[current]?.classList.remove('is-here');
  current = Math.max(0, Math.min(items.length - 1, current + step));
  const item = items[current];
  if (!item) return;
  item.classList.add('is-here');
  item.scrollIntoView({ block: 'nearest' });
  (one('[data-open]', item) || item).focus({ preventScroll: true });
}

const here = () => all('[data-item]')[current] || document;

const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  o: () => one('[data-open]', here())?.click(),
  r: () => (current < 0 ? one('[data-composer] textarea')?.focus() : one('[data-reply]', here())?.click()),
  l: () => one('.react-panel [value="like"]', here())?.click(),
  c: () => one('[data-new]')?.click(),
  '/': () => (one('[data-search-main]') || one('[data-search]'))?.focus(),
  '?': () => one('#keys').showModal(),
  g: () => (afterG = Date.now()),
};

addEventListener('keydown', (event) => {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || target.closest(WRITING) || one('dialog[open]')) return;
  const decision = here().dataset?.triage === 'true' && TRIAGE[key] && one(`[value="${TRIAGE[key]}"]`, here());
  const place = Date.now() - afterG < 1500 && AFTER_G[key];
  if (decision) {
    event.preventDefault();
    if (key === 'b') decision.focus();
    else decision.click();
  } else if (place) {
    location.assign(place);
  } else if (KEYS[key]) {
    event.preventDefault();
    KEYS[key]();
  }
});

if (one('[data-triage="true"]')) move(1);
on('click', '[data-show-keys]', () => one('#keys').showModal());
all('[data-show-keys]').forEach((button) => (button.hidden = false));
