/** Pictures in what is being written: pasted, dropped or chosen, they are uploaded and stand where the caret was. */
import { text } from './text.js';
import { upload } from './api.js';
import { mark, warn } from './composer.js';
import { on, one } from './page.js';

const READ_BY_FORUM = ['image/png', 'image/jpeg', 'image/gif'];
const SMALL_BYTES = 2_000_000;
const LONGEST_SIDE = 2048;
let count = 0;

/** What only browsers read (WebP, AVIF), and what is large, is drawn and sent as that: the forum keeps no more of it. */
async function readable(file) {
  if (READ_BY_FORUM.includes(file.type) && file.size < SMALL_BYTES) return file;
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [bitmap.width * scale, bitmap.height * scale];
  canvas.getContext('2d').drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, file.type === 'image/jpeg' ? file.type : 'image/png', 0.9));
}

/** Puts other words in the place of those that say what is going on, wherever they are by now. */
function swap(area, before, after) {
  const at = area.value.indexOf(before);
  if (at < 0) return;
  area.setRangeText(after, at, at + before.length, 'preserve');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

async function add(area, file) {
  const name = file.name.replace(/\.\w+$/, '').replace(/[\[\]\\!]/g, ' ').trim() || text.picture;
  const box = one('[data-uploading]', area.form);
  const bar = one('progress', box);
  count += 1;
  const waiting = `![${text.uploading(name)}](#${count})`;
  mark(area, [waiting, '']);
  one('span', box).textContent = text.uploading(name);
  bar.value = 0;
  try {
    const { url } = await upload(await readable(file), (share) => (bar.value = share));
    swap(area, waiting, `![${name}](${url})`);
  } catch (problem) {
    swap(area, waiting, '');
    warn(area.form, `${text.uploadFailed(name)} ${problem.body ? problem.message : text.notPicture}`);
  }
}

/** One after the other; nothing is submitted meanwhile. */
async function addAll(form, files) {
  const area = one('textarea', form);
  const box = one('[data-uploading]', form);
  if (box.hasAttribute('aria-busy')) return;
  box.setAttribute('aria-busy', 'true');
  box.hidden = false;
  for (const file of files) await add(area, file);
  box.removeAttribute('aria-busy');
  box.hidden = true;
}

/** The pictures that come with an event, unless text comes with them, which is what was meant then. */
function picturesOf(transfer) {
  const files = [...(transfer?.files || [])].filter(({ type }) => type.startsWith('image/'));
  return transfer?.types.includes('text/plain') ? [] : files;
}

function take(event, area, transfer) {
  const files = picturesOf(transfer);
  if (files.length === 0) return;
  event.preventDefault();
  addAll(area.form, files);
}

on('paste', '[data-composer] textarea', (event, area) => take(event, area, event.clipboardData));
on('drop', '[data-composer] textarea', (event, area) => take(event, area, event.dataTransfer));
on('dragover', '[data-composer] textarea', (event) => {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
});
on('submit', '[data-composer="edit"]', (event, form) => {
  if (one('[aria-busy]', form)) event.preventDefault();
});
on('click', '[data-image]', (event, button) => one('[data-image-file]', button.form).click());
on('change', '[data-image-file]', async (event, input) => {
  await addAll(input.form, [...input.files]);
  input.value = '';
});
