/*
 * What the queue and a case gain by script: the line about what came in, pictures over the page, and keys.
 */

/* ---- what comes in while the page stands open: said in one line, and nothing moves ---- */

const arrivals = document.querySelector('[data-arrivals]');
const changed = document.querySelector('[data-changed]');
if (arrivals || changed) listen();

function listen() {
  const fresh = new Set();
  const events = new EventSource('/desk/events');
  events.addEventListener('case', ({ data }) => {
    const { reference, revision, what } = JSON.parse(data);
    if (what !== 'changed') fresh.add(reference);
    if (arrivals && fresh.size > 0) tellArrivals(fresh.size);
    if (changed?.dataset.changed === reference && revision > Number(changed.dataset.revision)) changed.hidden = false;
  });
  addEventListener('pagehide', () => events.close());
}

function tellArrivals(count) {
  arrivals.textContent = count === 1 ? arrivals.dataset.one : arrivals.dataset.many.replace('{n}', String(count));
  arrivals.hidden = false;
}

/* ---- pictures: opened over the page, turned and enlarged; the page of their own is for who has no script ---- */

const thumbs = document.querySelector('[data-viewer]');
if (thumbs) {
  const links = [...thumbs.querySelectorAll('[data-picture]')];
  const dialog = document.querySelector('template#viewer').content.querySelector('dialog').cloneNode(true);
  const stage = dialog.querySelector('.stage');
  const state = { at: 0, turn: 0, zoom: 1 };
  document.body.append(dialog);

  const draw = () => {
    stage.className = `stage turn-${state.turn} zoom-${state.zoom}`;
  };
  const open = (at) => {
    Object.assign(state, { at: (at + links.length) % links.length, turn: 0, zoom: 1 });
    const link = links[state.at];
    const label = link.querySelector('b').textContent;
    const image = dialog.querySelector('[data-image]');
    image.src = link.dataset.picture;
    image.alt = label;
    dialog.querySelector('[data-title]').textContent = label;
    draw();
    if (!dialog.open) dialog.showModal();
    stage.focus();
  };
  const tools = {
    previous: () => open(state.at - 1),
    next: () => open(state.at + 1),
    turn: () => (state.turn = (state.turn + 90) % 360),
    larger: () => (state.zoom = Math.min(3, state.zoom + 1)),
    smaller: () => (state.zoom = Math.max(1, state.zoom - 1)),
    close: () => dialog.close(),
  };
  const use = (tool) => {
    tools[tool]();
    draw();
  };
  const keys = { ArrowLeft: 'previous', ArrowRight: 'next', r: 'turn', '+': 'larger', '=': 'larger', '-': 'smaller' };

  thumbs.addEventListener('click', (event) => {
    const link = event.target.closest('[data-picture]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(links.indexOf(link));
  });
  dialog.addEventListener('click', (event) => {
    const tool = event.target.closest('[data-tool]')?.dataset.tool;
    if (tool) use(tool);
  });
  dialog.addEventListener('keydown', (event) => {
    // An enlarged picture is moved about by the arrows.
    const moves = state.zoom > 1 && event.key.startsWith('Arrow');
    if (keys[event.key] && !moves) use(keys[event.key]);
  });
  dialog.addEventListener('close', () => links[state.at].focus());
}

/* ---- what is shown in full gets the focus: it is what was asked for ---- */

document.querySelector('[data-shown]')?.focus();

/* ---- keys: only outside of fields, and they can be switched off ---- */

const help = document.querySelector('[data-keys]');
const OFF = 'desk:keys-off';
const isOn = () => localStorage.getItem(OFF) === null;

if (help) {
  const box = help.querySelector('[data-keys-on]');
  box.checked = isOn();
  box.addEventListener('change', () => (box.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, 'yes')));
  document.querySelector('[data-keys-hint]').hidden = false;
  document.querySelector('[data-keys-open]').addEventListener('click', () => help.showModal());
  help.querySelector('[data-keys-close]').addEventListener('click', () => help.close());
}

addEventListener('keydown', (event) => {
  const isTyping = event.target.closest?.('input, textarea, select, dialog, [contenteditable]');
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !isOn()) return;
  if (event.key === '?' && help) help.showModal();
  else if (event.key === 'n') focusOn('#note-text', event);
  else if (event.key === '/') focusOn('#q', event);
  else if (!moveRow(event)) document.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click();
});

function focusOn(selector, event) {
  const field = document.querySelector(selector);
  if (!field) return;
  event.preventDefault();
  field.focus();
}

/** In the list j and k go from case to case, and x picks. */
function moveRow({ key }) {
  const rows = [...document.querySelectorAll('[data-row]')];
  if (rows.length === 0 || !['j', 'k', 'x'].includes(key)) return false;
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  if (key === 'x') rows[at]?.querySelector('.pick input').click();
  else rows[Math.min(rows.length - 1, Math.max(0, at + (key === 'j' ? 1 : -1)))].querySelector('.code a').focus();
  return true;
}
