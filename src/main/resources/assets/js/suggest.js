/** Suggestions while writing: people after `@`, emoji after `:`, and threads like the one that is being begun. */
import { call } from './api.js';
import { all, on, one } from './page.js';
import { EMOJI } from './emoji.js';

const PAUSE_MS = 250;
const MOST = 6;
const WORD = /(?:^|[\s(])([@:])([\p{L}\p{N}_-]{1,30})$/u;
let asked = 0;
let open;

const matching = (names, part) => [...names].filter((name) => name.toLowerCase().startsWith(part)).slice(0, MOST);

/** Those who write here first, then whoever the search knows. */
async function people(part) {
  const here = matching(new Set(all('[data-author]').map(({ dataset }) => dataset.author)), part);
  if (here.length >= MOST) return here;
  const found = await call('GET', `/search?type=user&limit=${MOST}&q=${encodeURIComponent(part)}`).catch(() => ({ items: [] }));
  const named = found.items.map(({ author }) => author);
  return [...new Set([...here, ...named])].slice(0, MOST);
}

function emoji(part) {
  return matching(Object.keys(EMOJI), part);
}

function close() {
  open?.list.remove();
  open?.area.removeAttribute('aria-controls');
  open?.area.removeAttribute('aria-activedescendant');
  open = undefined;
}

function choose(index) {
  const { area, mark, part, names } = open;
  const end = area.selectionStart;
  const text = mark === '@' ? `@${names[index]} ` : `${EMOJI[names[index]]} `;
  area.setRangeText(text, end - part.length - 1, end, 'end');
  close();
  area.dispatchEvent(new Event('input', { bubbles: true }));
  area.focus();
}

function point(index) {
  const options = all('[role="option"]', open.list);
  open.current = (index + options.length) % options.length;
  options.forEach((option, i) => option.setAttribute('aria-selected', i === open.current));
  open.area.setAttribute('aria-activedescendant', options[open.current].id);
}

function show(area, mark, part, names) {
  close();
  if (names.length === 0) return;
  const list = document.createElement('ul');
  list.className = 'suggest';
  list.id = 'suggestions';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', area.getAttribute('aria-label'));
  names.forEach((name, i) => {
    const option = list.appendChild(document.createElement('li'));
    option.id = `suggestion-${i}`;
    option.setAttribute('role', 'option');
    option.textContent = mark === '@' ? `@${name}` : `${EMOJI[name]} ${name}`;
    option.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      choose(i);
    });
  });
  area.closest('.writer').append(list);
  area.setAttribute('aria-controls', list.id);
  open = { area, mark, part, names, list };
  point(0);
}

on('input', '[data-composer] textarea', async (event, area) => {
  const [, mark, part] = area.value.slice(0, area.selectionStart).match(WORD) || [];
  const turn = ++asked;
  if (!mark) {
    close();
    return;
  }
  const names = mark === '@' ? await people(part.toLowerCase()) : emoji(part.toLowerCase());
  if (turn === asked) show(area, mark, part, names);
});

on('keydown', '[data-composer] textarea', (event) => {
  if (!open || event.isComposing) return;
  const { key } = event;
  if (key === 'ArrowDown') point(open.current + 1);
  else if (key === 'ArrowUp') point(open.current - 1);
  else if (key === 'Enter' || key === 'Tab') choose(open.current);
  else if (key === 'Escape') close();
  else return;
  event.preventDefault();
});

on('focusout', '[data-composer] textarea', close);

/* threads like the one that is being begun */

let pause;

/** The search finds something for nearly every sentence; a thread like this one has half of its title. */
function alike(title) {
  const words = title.replace(/[\s\p{P}]/gu, '').length;
  return ({ titleHighlights }) => titleHighlights.reduce((sum, { start, end }) => sum + end - start, 0) * 2 >= words;
}

async function similar(input) {
  const box = one('[data-similar]', input.form);
  const q = input.value.trim();
  const found = q.length < 2 ? { items: [] } : await call('GET', `/search?type=thread&limit=5&q=${encodeURIComponent(q)}`).catch(() => ({ items: [] }));
  if (input.value.trim() !== q) return;
  const likely = found.items.filter(alike(q));
  one('ul', box).replaceChildren(
    ...likely.map(({ threadId, title }) => {
      const item = document.createElement('li');
      const link = item.appendChild(document.createElement('a'));
      link.href = `/t/${threadId}`;
      link.target = '_blank';
      link.rel = 'noopener';
      link.textContent = title;
      return item;
    }),
  );
  box.hidden = likely.length === 0;
}

on('input', '[data-composer="thread"] [name="title"]', (event, input) => {
  clearTimeout(pause);
  pause = setTimeout(similar, PAUSE_MS, input);
});
