/** What every module needs of the page: finding things, saying things, the reader's state. */
export const signedIn = document.body.dataset.signedIn === 'true';
export const one = (selector, root = document) => root.querySelector(selector);
export const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/** Handles an event for present and future elements that match. */
export function on(type, selector, handle) {
  document.addEventListener(type, (event) => {
    const target = event.target.closest?.(selector);
    if (target) handle(event, target);
  });
}

let hiding;

/** Says something in the status bar; it stays when `lasting`, otherwise goes after a moment. */
export function say(message, lasting = false) {
  const bar = one('#status');
  clearTimeout(hiding);
  bar.textContent = message;
  bar.hidden = false;
  if (!lasting) hiding = setTimeout(hush, 2600);
}

export function hush() {
  one('#status').hidden = true;
}

/** Code and tables that scroll sideways can be reached and scrolled with the keyboard. */
export function reachScrollers(root = document) {
  for (const box of all('.prose pre, .prose table', root)) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  }
}

/** Parses HTML that our own server rendered. */
export function parse(html) {
  return new DOMParser().parseFromString(html, 'text/html');
}

/** Today's rendering of an address, as a document. */
export async function fetchPage(url) {
  const answer = await fetch(url, { headers: { Accept: 'text/html' }, credentials: 'same-origin' });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return parse(await answer.text());
}

/** The channels that a part of the page says it shows, with the position of its rendering. */
export function watches(root) {
  return all('[data-watch]', root).map(({ dataset }) => ({
    channel: dataset.watch,
    since: { epoch: dataset.epoch, offset: Number(dataset.offset) },
  }));
}

/** A storage that may be full, forbidden or absent: then nothing is kept. */
export const kept = {
  get(key) {
    try {
      return localStorage.getItem(`paopao.${key}`);
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      if (value) localStorage.setItem(`paopao.${key}`, value);
      else localStorage.removeItem(`paopao.${key}`);
      return true;
    } catch {
      return false;
    }
  },
};
