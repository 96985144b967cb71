/** Keeps "3 minutes ago" true, and gives exact times in the reader's own zone. */
import { text } from './text.js';
import { all } from './page.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const exact = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long', timeStyle: 'short' });

function ago(age) {
  if (age < MINUTE) return text.justNow;
  if (age < HOUR) return text.minutes(Math.floor(age / MINUTE));
  if (age < DAY) return text.hours(Math.floor(age / HOUR));
  return age < 7 * DAY ? text.days(Math.floor(age / DAY)) : null;
}

export function refreshTimes(root = document) {
  for (const time of all('time[datetime]', root)) {
    const at = Date.parse(time.dateTime);
    const said = ago(Date.now() - at);
    if (said && said !== time.textContent) time.textContent = said;
    if (!time.dataset.local) {
      time.title = exact.format(at);
      time.dataset.local = 'true';
    }
  }
}

refreshTimes();
setInterval(refreshTimes, MINUTE / 2);
