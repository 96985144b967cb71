/** Language, colours and the small menus. */
import { all, on } from './page.js';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Keeps the colours before the reader can go on to another page; the server is asked only if the browser refuses. */
function keep(form, button) {
  const cookie = `paopao_scheme=${button.value}`;
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${cookie}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax${secure}`;
  if (document.cookie.split('; ').includes(cookie)) return;
  const body = new URLSearchParams(new FormData(form, button));
  fetch(form.action, { method: 'POST', body, redirect: 'manual', credentials: 'same-origin', keepalive: true }).catch(() => {});
}

on('click', '[data-preferences] [name="scheme"]', (event, button) => {
  event.preventDefault();
  document.documentElement.dataset.scheme = button.value;
  all('[name="scheme"]', button.form).forEach((other) => other.setAttribute('aria-pressed', other === button));
  keep(button.form, button);
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
