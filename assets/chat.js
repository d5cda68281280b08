/*
 * Makes the chat quicker, and nothing more: every form works the same without this file.
 * A form is sent in the background and only the page's main part is exchanged; the focus goes to what is asked now.
 */

const FORMS = ['/chat'];
let busy = false;

document.addEventListener('submit', (event) => {
  const form = event.target;
  const url = new URL(form.action, location.href);
  if (form.method !== 'post' || url.origin !== location.origin || !FORMS.includes(url.pathname)) return;
  if (location.pathname !== '/') return;
  event.preventDefault();
  if (!busy) void send(form, url, event.submitter);
});

async function send(form, url, submitter) {
  busy = true;
  clearLost();
  const parts = new FormData(form, submitter);
  const restore = showWorking(submitter);
  try {
    const answer = await post(url, parts, form);
    show(answer);
  } catch {
    restore();
    showLost(form);
  } finally {
    busy = false;
  }
}

/** Files are sent with a bar that says how far they are; all else as the form would send it. */
function post(url, parts, form) {
  const multipart = form.enctype === 'multipart/form-data';
  const bar = multipart ? addBar(form) : undefined;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.responseType = 'text';
    request.onload = () => resolve({ html: request.responseText, url: request.responseURL });
    request.onerror = reject;
    request.ontimeout = reject;
    request.upload.onprogress = (event) => {
      if (bar && event.lengthComputable) bar.value = event.loaded / event.total;
    };
    request.onloadend = () => bar?.parentElement.remove();
    request.send(multipart ? parts : new URLSearchParams(parts));
  });
}

function addBar(form) {
  const label = document.createElement('label');
  label.className = 'sending';
  label.setAttribute('role', 'status');
  label.textContent = words('sending');
  const bar = document.createElement('progress');
  bar.max = 1;
  label.append(bar);
  form.append(label);
  return bar;
}

/** Exchanges the main part, and brings what is asked now into view. */
function show({ html, url }) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const main = page.querySelector('main');
  if (!main) throw new Error('no page');
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  document.querySelector('header')?.replaceWith(page.querySelector('header'));
  document.querySelector('main').replaceWith(main);
  history.replaceState(null, '', new URL(url).pathname === '/' ? '/' : url);
  focusNow();
}

function focusNow() {
  const now = document.querySelector('#now');
  if (!now) return;
  const target = now.querySelector('h2[tabindex]') ?? now;
  target.focus({ preventScroll: true });
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  now.scrollIntoView({ behavior: calm ? 'auto' : 'smooth', block: 'start' });
}

/** A button that was pressed says that it works; a second press does nothing. */
function showWorking(submitter) {
  submitter?.setAttribute('aria-busy', 'true');
  return () => submitter?.removeAttribute('aria-busy');
}

function showLost(form) {
  const note = document.createElement('p');
  note.className = 'lost note bad';
  note.setAttribute('role', 'alert');
  note.textContent = words('lost');
  if (form.id === 'go') document.querySelector('.dock')?.prepend(note);
  else form.append(note);
}

function clearLost() {
  for (const note of document.querySelectorAll('.lost')) note.remove();
}

function words(id) {
  return document.querySelector(`template#${id}`)?.content.textContent ?? '';
}

if (location.hash === '#now') focusNow();
else if (location.hash === '') showOpen();

/** Who comes back to an application under way sees its question; the keyboard still begins at the top of the page. */
function showOpen() {
  const card = document.querySelector('#now .ask');
  if (card) scrollTo(0, card.getBoundingClientRect().top + scrollY - innerHeight / 4);
}
