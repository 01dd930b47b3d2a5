// The page works without this: it saves reloads, completes titles and sends ratings.

const form = document.querySelector('form.ask[data-conversation]');
const turns = document.querySelector('#turns');
const status = document.querySelector('#status');
const WAIT_MS = 120;
/** What an address holds of a conversation, as the server does. */
const MOST_TURNS = 10;

function questions() {
  return new URLSearchParams(location.search).getAll('q').filter((text) => text.trim() !== '');
}

function addressOf(list) {
  const query = new URLSearchParams(list.slice(-MOST_TURNS).map((text) => ['q', text]));
  return `${location.pathname}?${query}`;
}

/** Asks without a reload; the address then holds the question, too, so that it can be kept and linked. */
async function ask(text) {
  const before = questions();
  status.textContent = 'Looking it up …';
  form.setAttribute('aria-busy', 'true');
  try {
    const query = new URLSearchParams(before.map((question) => ['q', question]));
    const response = await fetch(`/api/ask?${query}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'text/html' },
      body: JSON.stringify({ text, conversation: form.dataset.conversation }),
    });
    if (!response.ok) throw new Error((await response.json()).error);
    show(await response.text(), text, [...before, text]);
    status.textContent = '';
  } catch (error) {
    status.textContent =
      error instanceof TypeError ? 'The server cannot be reached: try again.' : error.message;
  } finally {
    form.removeAttribute('aria-busy');
  }
}

function show(answer, text, list) {
  const parsed = new DOMParser().parseFromString(answer, 'text/html');
  const turn = document.adoptNode(parsed.body.firstElementChild);
  turns.append(turn);
  document.querySelector('#examples')?.remove();
  document.querySelector('.intro')?.remove();
  history.pushState(null, '', addressOf(list));
  document.title = `${text} · Rolewise`;
  const box = form.querySelector('#question');
  box.value = '';
  form.classList.add('follow');
  box.placeholder = 'Ask on: and skills?';
  keepQuestions(list);
  offerRating(turn);
  const question = turn.querySelector('.question');
  question.tabIndex = -1;
  question.focus({ preventScroll: true });
  turn.scrollIntoView({ block: 'start' });
}

/** The form holds the questions so far, for who sends it without a script; they follow the address. */
function keepQuestions(list) {
  for (const input of form.querySelectorAll('input[type="hidden"]')) input.remove();
  for (const text of list) {
    const input = document.createElement('input');
    Object.assign(input, { type: 'hidden', name: 'q', value: text });
    form.prepend(input);
  }
}

if (form && turns) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = form.querySelector('#question').value.trim();
    if (text) ask(text);
  });
  document.querySelector('main').addEventListener('click', (event) => {
    const link = event.target.closest?.('a[data-ask]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    ask(link.dataset.ask);
  });
  // What an earlier address shows comes from the server, as on a reload.
  addEventListener('popstate', () => location.reload());
}

/** Shows the question whether an answer helped, and sends what is pressed. */
function offerRating(within) {
  for (const rate of within.querySelectorAll('.rate')) {
    rate.hidden = false;
    rate.addEventListener('click', async (event) => {
      const { helpful } = event.target.dataset;
      if (helpful === undefined) return;
      const body = JSON.stringify({ answer: rate.dataset.rating, helpful: helpful === 'true' });
      const headers = { 'Content-Type': 'application/json' };
      const response = await fetch('/api/rate', { method: 'POST', headers, body }).catch(() => undefined);
      rate.textContent = response?.ok ? 'Thank you; noted.' : 'That could not be noted.';
    });
  }
}
offerRating(document);

/** Completes the title at the end of what is typed: a combobox with a list, as the ARIA practices describe it. */
function completeTitles(box) {
  const list = document.createElement('ul');
  list.className = 'options';
  list.id = 'options';
  list.role = 'listbox';
  list.setAttribute('aria-label', 'Roles');
  list.hidden = true;
  box.after(list);
  box.role = 'combobox';
  box.setAttribute('aria-autocomplete', 'list');
  box.setAttribute('aria-controls', list.id);
  let found = { roles: [], from: 0 };
  let at = -1;
  let timer;
  let latest = 0;

  const close = () => {
    latest += 1;
    clearTimeout(timer);
    list.hidden = true;
    at = -1;
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
  };
  const point = (to) => {
    at = (to + found.roles.length) % found.roles.length;
    [...list.children].forEach((option, index) => {
      option.setAttribute('aria-selected', String(index === at));
    });
    box.setAttribute('aria-activedescendant', `option-${at}`);
    list.children[at].scrollIntoView({ block: 'nearest' });
  };
  const take = (index) => {
    box.value = `${box.value.slice(0, found.from)}${found.roles[index].title} `;
    close();
    box.focus();
  };
  /** Shows what was found; an option that is pointed at stays so where it is found again, however late that comes. */
  const open = (pointed) => {
    list.replaceChildren(
      ...found.roles.map(({ title }, index) => {
        const option = document.createElement('li');
        option.id = `option-${index}`;
        option.role = 'option';
        option.textContent = title;
        option.setAttribute('aria-selected', 'false');
        option.addEventListener('pointerdown', (event) => {
          event.preventDefault();
          take(index);
        });
        return option;
      }),
    );
    list.hidden = found.roles.length === 0;
    box.setAttribute('aria-expanded', String(!list.hidden));
    at = found.roles.findIndex(({ title }) => title === pointed);
    if (at >= 0) point(at);
    else box.removeAttribute('aria-activedescendant');
  };
  const look = async () => {
    const typed = box.value;
    latest += 1;
    const mine = latest;
    const response = await fetch(`/api/suggest?${new URLSearchParams({ q: typed })}`).catch(() => undefined);
    if (!response?.ok || mine !== latest) return;
    const answer = await response.json();
    if (mine !== latest) return;
    const pointed = found.roles[at]?.title;
    found = answer;
    open(pointed);
  };

  close();
  box.addEventListener('input', () => {
    clearTimeout(timer);
    if (box.value.trim().length < 2) close();
    else timer = setTimeout(look, WAIT_MS);
  });
  box.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    if (event.key === 'ArrowDown') point(at + 1);
    else if (event.key === 'ArrowUp') point(at < 0 ? -1 : at - 1);
    else if (event.key === 'Enter' && at >= 0) take(at);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  });
  box.addEventListener('blur', close);
  box.form.addEventListener('submit', close);
}
const box = document.querySelector('#question');
if (box) completeTitles(box);

// Inside another site the frame grows with what it shows.
if (document.documentElement.classList.contains('embedded') && parent !== window) {
  new ResizeObserver(() => {
    parent.postMessage({ rolewise: { height: document.body.scrollHeight } }, '*');
  }).observe(document.body);
}
