/** Starts what the page needs. Everything here improves a page that works without it. */
import { text } from './text.js';
import { call } from './api.js';
import { OWN, onState, subscribe } from './push.js';
import { all, hush, one, reachScrollers, say, signedIn, watches } from './page.js';
import './times.js';
import './preferences.js';
import './keys.js';
import './reactions.js';
import './list.js';
import './thread.js';
import './composer.js';
import './images.js';
import './stock.js';
import './suggest.js';

const MOST_SHOWN = 99;
let arrived = 0;

function showUnread(count) {
  for (const badge of all('[data-bell-count]')) {
    badge.textContent = count > MOST_SHOWN ? `${MOST_SHOWN}+` : count;
    badge.hidden = count === 0;
  }
}

function notified({ type, data }) {
  if (Number.isInteger(data?.unreadCount)) showUnread(data.unreadCount);
  const pill = one('[data-live-notifications] [data-pill]');
  if (type !== 'notification.created' || !pill) return;
  arrived += 1;
  pill.textContent = text.newNotifications(arrived);
  pill.hidden = false;
  pill.onclick = () => location.reload();
}

function countAgain() {
  call('GET', '/notifications?limit=1').then(({ unreadCount }) => showUnread(unreadCount), () => {});
}

onState(({ state, again, missed }) => {
  if (state === 'offline') say(text.offline, true);
  else if (again) say(text.reconnected(missed));
  else hush();
});

reachScrollers();
addEventListener('resize', () => reachScrollers());
if (signedIn) {
  const bell = watches(document).find(({ channel }) => channel.startsWith(OWN));
  subscribe({ channel: OWN, since: bell?.since, onPublication: notified, onLost: countAgain });
}
