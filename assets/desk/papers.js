/** A form that is answered with a file leaves its page as it is: it can be sent again. */
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.matches('[data-file]')) return;
  setTimeout(() => {
    delete form.dataset.sent;
    event.submitter?.removeAttribute('aria-busy');
  }, 1500);
});
