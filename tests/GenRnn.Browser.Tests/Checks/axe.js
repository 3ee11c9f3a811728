// The rules of axe-core that the page breaks: a sentence for each element. The script of axe-core runs before this one.
async () => {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
  return violations.flatMap(rule => rule.nodes.map(node =>
    `${node.impact} ${rule.id}: ${node.target.join(' ')}\n  ${node.html.slice(0, 160)}\n  ${node.failureSummary.replaceAll('\n', ' ')}`));
}
