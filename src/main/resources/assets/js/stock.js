/** How many of an item are left, while its page is open. */
import { text } from './text.js';
import { subscribe } from './push.js';
import { all, one, watches } from './page.js';

const page = one('[data-live-stock]');

function hear({ type, data }) {
  if (type !== 'stock.changed') return;
  for (const stock of all('[data-stock]', page)) {
    stock.textContent = data.available ? text.left(data.available) : text.soldOut;
    stock.classList.toggle('stock-none', !data.available);
  }
}

if (page) {
  const watch = watches(page.parentElement)[0];
  subscribe({ ...watch, onPublication: hear, onLost: () => location.reload() });
}
