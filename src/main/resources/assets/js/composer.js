/** Writing: toolbar, preview, a draft that survives, and one submission however often it is tried. */
import { text } from './text.js';
import { call } from './api.js';
import { all, kept, on, one } from './page.js';
import { typing } from './push.js';
import { show } from './thread.js';

const PAUSE_MS = 350;
const TYPING_MS = 3_000;
const MARKS = {
  bold: ['**', '**'],
  italic: ['*', '*'],
  code: ['`', '`'],
  link: ['[', '](https://)'],
  quote: ['\n> ', ''],
  list: ['\n- ', ''],
};

const fieldsOf = (form) => all('input:not([type="hidden"]), select, textarea', form).filter(({ name }) => name);
const textOf = (form) => one('textarea', form);

function later(action) {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(action, PAUSE_MS, ...values);
  };
}

/* drafts */

const save = later((form) => {
  const values = Object.fromEntries(fieldsOf(form).map(({ name, value }) => [name, value]));
  const saved = kept.set(form.dataset.draft, values.body || values.title ? JSON.stringify(values) : '');
  if (saved && values.body) one('[data-draft-state]', form).textContent = text.draftSaved;
});

function restore(form) {
  const draft = kept.get(form.dataset.draft);
  if (!draft || textOf(form).value) return;
  const values = JSON.parse(draft);
  fieldsOf(form).forEach((field) => (field.value = field.value || values[field.name] || ''));
  one('[data-draft-state]', form).textContent = text.draftRestored;
}

/* the others see that somebody writes */

let told = 0;

function tell(form) {
  if (form.dataset.composer !== 'reply' || !textOf(form).value.trim() || Date.now() - told < TYPING_MS) return;
  if (typing(`thread:${form.dataset.target}`)) told = Date.now();
}

/* preview */

const preview = later(async (form) => {
  const pane = one('[data-preview]', form);
  const body = textOf(form).value;
  if (pane.hidden) return;
  if (!body.trim()) {
    pane.textContent = text.previewEmpty;
    return;
  }
  try {
    pane.innerHTML = (await call('POST', '/preview', { body })).html;
  } catch {
    pane.textContent = text.previewFailed;
  }
});

function togglePreview(button) {
  const form = button.form;
  const pane = one('[data-preview]', form);
  pane.hidden = !pane.hidden;
  button.setAttribute('aria-pressed', !pane.hidden);
  one('.writer-panes', form).classList.toggle('has-preview', !pane.hidden);
  preview(form);
}

/* toolbar */

/** Writes around what is selected, or where the caret is. */
export function mark(area, [before, after]) {
  const { selectionStart: from, selectionEnd: to, value } = area;
  area.focus();
  area.setRangeText(before + value.slice(from, to) + after, from, to, 'end');
  if (from === to) area.selectionStart = area.selectionEnd = from + before.length;
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

/* sending */

function content(form) {
  const data = Object.fromEntries(new FormData(form));
  if (form.dataset.composer === 'reply') {
    return { path: `/threads/${form.dataset.target}/posts`, body: { body: data.body, ...(data.replyTo && { replyTo: data.replyTo }) } };
  }
  const tags = (data.tags || '').split(/[\s,，]+/).filter(Boolean);
  return { path: '/threads', body: { board: data.board, title: data.title, body: data.body, tags } };
}

export function warn(form, words) {
  const box = one('[data-problem]', form);
  one('span', box).textContent = words;
  box.hidden = false;
}

function complain(form, problem) {
  const { code, traceId, errors = [] } = problem.body || {};
  const words = [problem.message, ...errors.map(({ message }) => message)].filter(Boolean).join(' ');
  warn(form, text.failed + ' ' + words + (code ? text.trace(code, traceId) : ''));
  fieldsOf(form).forEach((field) => field.toggleAttribute('aria-invalid', false));
  errors.forEach(({ field }) => form.elements[field]?.setAttribute?.('aria-invalid', 'true'));
}

function reset(form) {
  kept.set(form.dataset.draft, '');
  form.reset();
  form.elements.replyTo.value = '';
  form.elements.idempotencyKey.value = crypto.randomUUID();
  told = 0;
  one('[data-replying]', form).hidden = true;
  one('[data-problem]', form).hidden = true;
  preview(form);
}

async function submit(form) {
  const button = one('[data-submit]', form);
  const { path, body } = content(form);
  button.setAttribute('aria-busy', 'true');
  try {
    const made = await call('POST', path, body, { 'Idempotency-Key': form.elements.idempotencyKey.value });
    await posted(form, made);
  } catch (problem) {
    if (problem.body?.code === 'idempotency.mismatch') form.elements.idempotencyKey.value = crypto.randomUUID();
    complain(form, problem);
  } finally {
    button.removeAttribute('aria-busy');
  }
}

async function posted(form, made) {
  const reply = form.dataset.composer === 'reply';
  reset(form);
  if (!reply) {
    location.assign(`/t/${made.id}`);
  } else if (one('[data-live-thread]').dataset.lastPage === 'true') {
    await show([made.id]).catch(() => location.assign(`/p/${made.id}`));
    document.getElementById(`p-${made.id}`)?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  } else {
    location.assign(`/p/${made.id}`);
  }
}

/* replying to a post */

function replyTo(post, quoted) {
  const form = one('[data-composer="reply"]');
  if (!form) return false;
  form.elements.replyTo.value = post.dataset.post;
  one('[data-replying-text]', form).textContent = text.inReplyTo(one('.name', post).textContent);
  all('[data-replying], [data-cancel-reply]', form).forEach((part) => (part.hidden = false));
  const area = textOf(form);
  area.focus({ preventScroll: true });
  if (quoted) mark(area, [`${quoted.trim().replace(/^/gm, '> ')}\n\n`, '']);
  form.scrollIntoView({ block: 'center', behavior: 'smooth' });
  return true;
}

function quoteOf(post) {
  const chosen = getSelection();
  const inside = chosen.rangeCount && post.contains(chosen.anchorNode) ? chosen.toString() : '';
  return inside || one('.prose', post).innerText;
}

on('click', '[data-reply]', (event, link) => replyTo(link.closest('.post')) && event.preventDefault());
on('click', '[data-quote]', (event, link) => {
  const post = link.closest('.post');
  if (replyTo(post, quoteOf(post))) event.preventDefault();
});
on('click', '[data-md]', (event, button) => mark(textOf(button.form), MARKS[button.dataset.md]));
on('click', '[data-preview-toggle]', (event, button) => togglePreview(button));
on('click', '[data-cancel-reply]', (event, button) => {
  button.form.elements.replyTo.value = '';
  one('[data-replying]', button.form).hidden = true;
});
on('input', '[data-composer]', (event, form) => {
  save(form);
  preview(form);
  tell(form);
});
on('keydown', '[data-composer] textarea', (event, area) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) area.form.requestSubmit();
});
on('submit', '[data-composer="reply"], [data-composer="thread"]', (event, form) => {
  event.preventDefault();
  if (!one('[aria-busy]', form)) submit(form);
});

for (const form of all('[data-composer]')) {
  one('[data-toolbar]', form).hidden = false;
  if (form.dataset.composer !== 'edit') restore(form);
}
