// Asks the browser for a passkey when the form is sent, and sends along what it answers.
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';

const form = document.querySelector('form[data-passkey]');
const said = document.getElementById('passkey-said');

function say(words) {
  said.hidden = false;
  said.textContent = words;
}

const ask = {
  make: (optionsJSON) => startRegistration({ optionsJSON }),
  use: (optionsJSON) => startAuthentication({ optionsJSON }),
};

const why = {
  InvalidStateError: 'There is a passkey for you on this device already. Use it to sign in.',
  NotAllowedError: 'Nothing was done: the question was closed, or it took too long. Try again.',
  SecurityError: 'Passkeys do not work at this address. Ask the person who runs Sayback.',
};

if (form && !browserSupportsWebAuthn()) {
  say('This browser has no passkeys. Use another one, such as Edge, Chrome, Firefox or Safari.');
} else if (form) {
  let asking = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (asking) return;
    asking = true;
    said.hidden = true;
    try {
      const answer = await ask[form.dataset.passkey](JSON.parse(form.dataset.options));
      form.elements.answer.value = JSON.stringify(answer);
      form.submit();
    } catch ({ name, cause }) {
      say(why[cause?.name ?? name] ?? 'That did not work. Try again.');
      asking = false;
    }
  });
}
