const OWN = '/extensions/paramlens/';

/** How much of what the page's main thread does during some work it does in the extension's own code, and in what that
 * calls of the browser's, in percent. A ratio of two times cannot tell a hundredth from what the machine does besides. */
export async function ownPart(page, work) {
  const session = await page.context().newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 200 });
  await session.send('Profiler.start');
  await work();
  const { profile } = await session.send('Profiler.stop');
  await session.detach();
  return percentOwn(profile);
}

function percentOwn({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const times = new Map();
  samples.forEach((id, place) => times.set(id, (times.get(id) ?? 0) + timeDeltas[place]));
  let [own, all] = [0, 0];
  const waiting = [{ node: nodes[0], isOwn: false }];
  while (waiting.length > 0) {
    const { node, isOwn } = waiting.pop();
    const { functionName, url } = node.callFrame;
    const counts = url.includes(OWN) || (isOwn && url === '');
    const time = times.get(node.id) ?? 0;
    if (functionName !== '(idle)') all += time;
    if (counts) own += time;
    for (const id of node.children ?? []) waiting.push({ node: byId.get(id), isOwn: counts });
  }
  return (100 * own) / all;
}
