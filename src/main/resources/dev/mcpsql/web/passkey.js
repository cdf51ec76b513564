// SPDX-License-Identifier: MIT
// Asks the browser for a passkey when a form that needs one is sent, and puts the answer into the form's fields.
'use strict';

(() => {
  if (typeof PublicKeyCredential !== 'function' || !navigator.credentials) {
    return;
  }

  const bytes = (text) =>
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

  const text = (buffer) =>
    buffer
      ? btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(''))
          .replaceAll('+', '-')
          .replaceAll('/', '_')
          .replaceAll('=', '')
      : '';

  const descriptors = (list) => list.map((descriptor) => ({ ...descriptor, id: bytes(descriptor.id) }));

  const made = async (options) => {
    const { response } = await navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        user: { ...options.user, id: bytes(options.user.id) },
        excludeCredentials: descriptors(options.excludeCredentials),
      },
    });
    return {
      client_data: text(response.clientDataJSON),
      attestation: text(response.attestationObject),
      transports: response.getTransports ? response.getTransports().join(' ') : '',
    };
  };

  const shown = async (options) => {
    const { rawId, response } = await navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        allowCredentials: descriptors(options.allowCredentials),
      },
    });
    return {
      credential_id: text(rawId),
      user_handle: text(response.userHandle),
      client_data: text(response.clientDataJSON),
      authenticator_data: text(response.authenticatorData),
      signature: text(response.signature),
    };
  };

  const asked = async (form) => {
    const answer = await fetch(form.dataset.passkey, {
      method: 'POST',
      body: new URLSearchParams({ form_token: form.elements.namedItem('form_token').value }),
      redirect: 'error',
    });
    if (!answer.ok) {
      throw new Error('no options');
    }
    return answer.json();
  };

  const sentence = (problem) => {
    switch (problem.name) {
      case 'InvalidStateError':
        return 'This device holds a passkey of your account already.';
      case 'NotAllowedError':
        return 'No passkey was used: it was cancelled, took too long, or there is none for this site.';
      default:
        return 'That did not work. Load the page again, then retry.';
    }
  };

  const send = async (form) => {
    const problem = form.querySelector('[role="alert"]');
    const button = form.querySelector('button');
    problem.textContent = '';
    button.disabled = true;
    try {
      const options = await asked(form);
      const fields = await (options.user ? made(options) : shown(options));
      for (const [name, value] of Object.entries(fields)) {
        form.elements.namedItem(name).value = value;
      }
      form.submit();
    } catch (failure) {
      problem.textContent = sentence(failure);
      button.disabled = false;
    }
  };

  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      send(form);
    });
    form.hidden = false;
  }
  for (const note of document.querySelectorAll('[data-without-passkey]')) {
    note.hidden = true;
  }
})();
