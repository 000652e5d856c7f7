// Sorting answers with a keystroke: keys tick, Enter saves.
// Only while the form has the focus, and never while somebody types.
const form = document.querySelector('form[data-keys]');
const kept = 'sayback-keys';

function wanted() {
  try {
    return localStorage.getItem(kept) !== 'off';
  } catch {
    return true;
  }
}

function keep(on) {
  try {
    localStorage.setItem(kept, on ? 'on' : 'off');
  } catch {
    // Then it lasts as long as the page.
  }
}

if (form) {
  let on = wanted();
  const answer = document.getElementById('answer');
  const line = document.createElement('p');
  line.className = 'govuk-body-s';
  const said = document.createElement('span');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'sayback-link';
  line.append(said, ' ', button);
  form.append(line);
  const show = () => {
    said.textContent = on
      ? 'A key beside a theme ticks it. Enter saves.'
      : 'Keys are off: use Tab and the space bar.';
    button.textContent = on ? 'Turn keys off' : 'Turn keys on';
    form.classList.toggle('sayback-keyed', on);
  };
  button.addEventListener('click', () => {
    on = !on;
    keep(on);
    show();
  });
  show();

  form.addEventListener('keydown', (event) => {
    if (!on || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.key === 'Enter') {
      // On a button or a link Enter is theirs; in a tick box the browser sends the form by itself.
      if (event.target !== answer || event.repeat) return;
      event.preventDefault();
      form.requestSubmit();
      return;
    }
    const box = form.querySelector(`input[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!box || event.repeat) return;
    event.preventDefault();
    box.click();
  });

  // Enter pressed twice sends one answer.
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
  });
  window.addEventListener('pageshow', () => {
    delete form.dataset.sent;
  });
  // Browsers that follow "#answer" without giving it the focus.
  if (location.hash === '#answer') answer?.focus();
}
