// Every stretch of a text, grown to whole words as a selection is: the offsets where that takes no words at all.
async ([quotes, text]) => {
  const { article, snap } = await import(quotes),
    whole = article([text]),
    wrong = [];
  for (let start = 0; start < text.length; start++)
    for (let end = start + 1; end <= text.length; end++) {
      const span = snap(whole, { start, end });
      if (span && !(span.start < span.end && span.end <= text.length)) wrong.push([start, end]);
    }
  return wrong;
}
