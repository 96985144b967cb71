/** Language, colours and the small menus. */
import { all, on } from './page.js';

on('click', '[data-preferences] [name="scheme"]', (event, button) => {
  event.preventDefault();
  document.documentElement.dataset.scheme = button.value;
  all('[name="scheme"]', button.form).forEach((other) => other.setAttribute('aria-pressed', other === button));
  const body = new URLSearchParams(new FormData(button.form, button));
  fetch(button.form.action, { method: 'POST', body, redirect: 'manual', credentials: 'same-origin' }).catch(() => {});
});

addEventListener('click', ({ target }) => {
  all('.menu[open], .react-more[open]').forEach((menu) => menu.contains(target) || (menu.open = false));
});
addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return;
  all('.menu[open], .react-more[open]').forEach((menu) => {
    menu.open = false;
    menu.firstElementChild.focus();
  });
});
