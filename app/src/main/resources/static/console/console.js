// What every page of the console does: live refresh, keys, confirmation, theme, language, the business clock.
(() => {
  'use strict';
  const body = document.body;
  const setCookie = (name, value) => {
    document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax`;
  };

  // ---- live refresh: the server nudges, the page fetches what it shows
  const state = document.getElementById('live-state');
  const live = document.getElementById('live');
  let source = null;
  let lastRefresh = 0;
  let pending = 0;
  const say = (value) => {
    if (state) {
      state.dataset.state = value;
      state.textContent = state.dataset[value];
    }
  };
  const busy = () => document.querySelector('dialog[open]')
      || (window.getSelection && String(window.getSelection()).length > 0)
      || (document.activeElement && document.activeElement.closest('.main form.filters'));
  const refresh = () => {
    pending = 0;
    if (busy()) {
      return;
    }
    lastRefresh = Date.now();
    body.dispatchEvent(new CustomEvent('tributary:news'));
  };
  const nudge = () => {
    if (!pending) {
      pending = setTimeout(refresh, Math.max(0, 2000 - (Date.now() - lastRefresh)));
    }
  };
  // A hidden page holds no connection: browsers allow six to a host.
  const connect = () => {
    if (!state || source || document.hidden) {
      return;
    }
    let first = true;
    source = new EventSource('/console/nudges');
    source.onopen = () => say('live');
    source.addEventListener('news', () => {
      say('live');
      if (!first) {
        nudge();
      }
      first = false;
    });
    source.onerror = () => say('lost');
  };
  const disconnect = () => {
    if (source) {
      source.close();
      source = null;
    }
  };
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      disconnect();
    } else {
      connect();
      nudge();
    }
  });
  window.addEventListener('pagehide', disconnect);
  connect();

  // New rows light up once.
  let known = null;
  if (live) {
    live.addEventListener('htmx:beforeSwap', () => {
      known = new Set([...document.querySelectorAll('[data-row]')].map((row) => row.dataset.row));
    });
    live.addEventListener('htmx:afterSettle', () => {
      if (known && known.size) {
        document.querySelectorAll('[data-row]').forEach((row) => {
          if (!known.has(row.dataset.row)) {
            row.classList.add('is-new');
          }
        });
      }
    });
  }

  // ---- confirmation: says what will happen before it does
  const confirmBox = document.getElementById('confirm');
  let asked = null;
  document.addEventListener('submit', (event) => {
    const form = event.target;
    const button = event.submitter;
    const question = (button && button.dataset.confirm) || form.dataset.confirm;
    if (!question || !confirmBox || form.dataset.confirmed) {
      return;
    }
    event.preventDefault();
    asked = { form, button };
    confirmBox.querySelector('h2').textContent = (button && button.dataset.title) || form.dataset.title || '';
    confirmBox.querySelector('p').textContent = question;
    const label = confirmBox.querySelector('label');
    label.hidden = !form.dataset.reason;
    const input = label.querySelector('input');
    input.value = '';
    confirmBox.querySelector('[value="yes"]').textContent = button ? button.textContent.trim() : 'OK';
    confirmBox.showModal();
    (form.dataset.reason ? input : confirmBox.querySelector('[value="no"]')).focus();
  });
  if (confirmBox) {
    confirmBox.addEventListener('close', () => {
      if (confirmBox.returnValue !== 'yes' || !asked) {
        asked = null;
        return;
      }
      const { form, button } = asked;
      const reason = form.querySelector('input[name="reason"]');
      if (reason) {
        reason.value = confirmBox.querySelector('label input').value.trim() || reason.value;
      }
      form.dataset.confirmed = 'true';
      form.requestSubmit(button || undefined);
      asked = null;
    });
  }

  // ---- work that takes a moment says so, and is not sent twice
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.dataset.busy === undefined) {
      return;
    }
    form.classList.add('is-busy');
    (event.submitter || form.querySelector('[type="submit"]'))?.setAttribute('aria-busy', 'true');
  });
  window.addEventListener('pageshow', () => document.querySelectorAll('form.is-busy').forEach((form) => {
    form.classList.remove('is-busy');
    delete form.dataset.confirmed;
    form.querySelectorAll('[aria-busy]').forEach((button) => button.removeAttribute('aria-busy'));
  }));

  // ---- keys
  const help = document.getElementById('help');
  const places = {
    h: '/', o: '/orders', e: '/exceptions', p: '/purchase-orders', r: '/restock', s: '/stock', w: '/waves', u: '/suppliers',
  };
  let going = 0;
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const typing = event.target.closest && event.target.closest('input, select, textarea');
    if (event.key === 'Escape' && typing) {
      typing.blur();
      return;
    }
    if (typing || document.querySelector('dialog[open]')) {
      return;
    }
    if (event.key === '/') {
      event.preventDefault();
      document.getElementById('search').focus();
    } else if (event.key === '?') {
      help.showModal();
    } else if (event.key === 'g') {
      going = Date.now();
    } else if (Date.now() - going < 1200 && places[event.key]) {
      window.location.href = places[event.key];
    } else if (event.key === 'j' || event.key === 'k') {
      const links = [...document.querySelectorAll('a.key')];
      const at = links.indexOf(document.activeElement);
      const to = links[Math.min(links.length - 1, Math.max(0, at + (event.key === 'j' ? 1 : -1)))];
      if (to) {
        to.focus();
      }
    } else if (event.key === 't') {
      toggleTheme();
    } else {
      going = 0;
    }
  });

  // ---- theme and language
  const toggleTheme = () => {
    const root = document.documentElement;
    const dark = root.dataset.theme === 'dark'
        || (root.dataset.theme === 'auto' && window.matchMedia('(prefers-color-scheme: dark)').matches);
    root.dataset.theme = dark ? 'light' : 'dark';
    setCookie('theme', root.dataset.theme);
    document.dispatchEvent(new CustomEvent('tributary:theme'));
  };
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () =>
    document.dispatchEvent(new CustomEvent('tributary:theme')));
  document.addEventListener('click', (event) => {
    const action = event.target.closest('[data-do]');
    if (!action) {
      return;
    }
    const what = action.dataset.do;
    if (what === 'theme') {
      toggleTheme();
    } else if (what === 'language') {
      setCookie('lang', action.dataset.value);
      window.location.reload();
    } else if (what === 'help') {
      help.showModal();
    } else if (what === 'close') {
      action.closest('dialog').close();
    }
  });
  document.addEventListener('change', (event) => {
    if (event.target.matches('select[data-submit]')) {
      event.target.form.requestSubmit();
    }
  });

  // ---- the business clock runs on between refreshes
  const clock = document.getElementById('clock');
  if (clock) {
    const start = Date.parse(clock.dataset.at);
    const opened = Date.now();
    const scale = Number(clock.dataset.scale);
    const offset = Number(clock.dataset.offset) * 60000;
    const two = (n) => String(n).padStart(2, '0');
    const tick = () => {
      const d = new Date(start + (Date.now() - opened) * scale + offset);
      clock.textContent = `${d.getUTCFullYear()}-${two(d.getUTCMonth() + 1)}-${two(d.getUTCDate())} ${two(d.getUTCHours())}:${two(d.getUTCMinutes())}`;
    };
    tick();
    setInterval(tick, 1000);
  }
})();
