// What the pages do beyond htmx: pause, stay quiet in the background, say what changed, keep what was opened, never look fresh when stale.
(() => {
  'use strict';
  const live = () => document.getElementById('live');
  const pause = document.getElementById('pause');
  const stale = document.getElementById('stale');
  const summary = document.getElementById('summary');
  const isRefresh = event => event.detail.elt && event.detail.elt.id === 'live';
  const kept = new Map();

  document.addEventListener('submit', event => {
    // One click, one decision.
    const button = event.target.querySelector('button[type="submit"]');
    if (button) setTimeout(() => { button.disabled = true; }, 0);
  });
  addEventListener('pageshow', () => document.querySelectorAll('button[disabled]').forEach(button => { button.disabled = false; }));

  document.querySelectorAll('[data-print]').forEach(button => {
    button.hidden = false;
    button.addEventListener('click', () => print());
  });

  if (!live() || !pause) return;

  const show = paused => {
    pause.setAttribute('aria-pressed', String(paused));
    pause.textContent = paused ? pause.dataset.resume : pause.dataset.pause;
  };
  const isPaused = () => sessionStorage.getItem('paused') === 'yes';
  pause.hidden = false;
  show(isPaused());
  pause.addEventListener('click', () => {
    sessionStorage.setItem('paused', isPaused() ? 'no' : 'yes');
    show(isPaused());
  });

  const fresh = () => { stale.hidden = true; stale.textContent = ''; };
  const notFresh = event => {
    if (!isRefresh(event) || !stale.hidden) return;
    stale.textContent = stale.dataset.text + ' ' + new Date().toTimeString().slice(0, 5);
    stale.hidden = false;
  };
  document.addEventListener('htmx:sendError', notFresh);
  document.addEventListener('htmx:responseError', notFresh);
  document.addEventListener('htmx:afterOnLoad', event => { if (isRefresh(event)) fresh(); });

  document.addEventListener('htmx:beforeRequest', event => {
    if (isRefresh(event) && (isPaused() || document.hidden)) event.preventDefault();
  });

  const keep = element => { if (element.id) kept.set(element.id, element.open ?? element.checked); };
  document.addEventListener('toggle', event => keep(event.target), true);
  document.addEventListener('change', event => { if (event.target.type === 'checkbox') keep(event.target); });

  document.addEventListener('htmx:afterSwap', () => {
    kept.forEach((value, id) => {
      const element = document.getElementById(id);
      if (element && 'open' in element) element.open = value;
      else if (element) element.checked = value;
    });
    const text = live().dataset.summary || '';
    if (summary.textContent !== text) summary.textContent = text;
  });
})();
