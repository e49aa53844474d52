// Asking: types queries into the search worker of a built site, as the page's search field does; runs in a browser.
async ({ worker, queries, index = null }) => {
  const started = new Worker(worker);
  const answer = (type) => new Promise((resolve, reject) => {
    started.onmessage = ({ data }) => data.type === type && resolve(data.data);
    started.onerror = (event) => reject(new Error(event.message));
  });
  const ready = answer(1);
  const set = index ? await (await fetch(index)).json() : { config: {}, docs: [] };
  started.postMessage({ type: 0, data: { ...set, options: {} } });
  await ready;
  const shown = [];
  for (const query of queries) {
    const result = answer(3);
    started.postMessage({ type: 2, data: query });
    const { items } = await result;
    shown.push(items.map(([first]) => first.location.split("#")[0]));
  }
  started.terminate();
  return shown;
}
