/** Reactions answer at once, then tell the server; a failure takes them back. */
import { text } from './text.js';
import { call } from './api.js';
import { all, on, one, parse, say, signedIn } from './page.js';

/** Shows a reaction's count on a post, making or removing its button. */
export function showReaction(postId, name, count, mine) {
  const form = one(`[data-reactions="${CSS.escape(postId)}"]`);
  const choice = form && one(`.react-panel [value="${CSS.escape(name)}"]`, form);
  if (!choice) return;
  const old = one(`.reaction[value="${CSS.escape(name)}"]`, form);
  const pressed = mine ?? choice.getAttribute('aria-pressed') === 'true';
  choice.setAttribute('aria-pressed', pressed);
  if (count <= 0) {
    old?.remove();
    return;
  }
  const button = old || chip(choice, form);
  button.setAttribute('aria-pressed', pressed);
  button.setAttribute('aria-label', text.reactionCount(button.title, count));
  one('[data-count]', button).textContent = count;
}

function chip(choice, form) {
  const button = parse('<button class="reaction"><span class="num" data-count></span></button>').body.firstChild;
  button.name = 'reaction';
  button.value = choice.value;
  button.title = choice.title;
  button.prepend(one('svg', choice).cloneNode(true));
  form.insertBefore(button, one('.react-more', form));
  return button;
}

async function toggle(form, button) {
  const { value } = button;
  const post = form.dataset.reactions;
  const shown = one(`.reaction[value="${value}"]`, form);
  const count = shown ? Number(one('[data-count]', shown).textContent) : 0;
  const mine = button.getAttribute('aria-pressed') !== 'true';
  showReaction(post, value, count + (mine ? 1 : -1), mine);
  try {
    await call(mine ? 'PUT' : 'DELETE', `/posts/${post}/reactions/${value}`);
  } catch (problem) {
    showReaction(post, value, count, !mine);
    say(problem.message);
  }
}

on('submit', '[data-reactions]', (event, form) => {
  if (!event.submitter) return;
  if (!signedIn) return;
  event.preventDefault();
  all('details[open]', form).forEach((details) => (details.open = false));
  toggle(form, event.submitter);
});
