/*
 * What every page of the desk gains by script, and nothing more: all of it works the same without this file.
 */

/** What is wrong is read first. */
document.querySelector('[data-errors]')?.focus();

/** A button that was pressed says so; a second press does nothing. */
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.method !== 'post') return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'yes';
  event.submitter?.setAttribute('aria-busy', 'true');
});

/** A page that comes back from the browser's memory can be sent again. */
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
  for (const button of document.querySelectorAll('button[aria-busy]')) button.removeAttribute('aria-busy');
});

/** A list that is chosen from acts at once where its form says so. */
document.addEventListener('change', (event) => {
  if (event.target.matches('form[data-at-once] select')) event.target.form.requestSubmit();
});
