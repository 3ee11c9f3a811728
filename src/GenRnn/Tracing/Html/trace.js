"use strict";

// The page reads well without this script: it then shows every example at its last step. The script chooses among examples,
// steps and units, and marks the answers of the quiz. All numbers come from the block of data at the end of the page.
const data = JSON.parse(document.getElementById("trace-data").textContent);
document.documentElement.classList.add("js");

// Numbers as the rest of the page writes them: three decimals, powers of ten for very large and very small ones.
function figure(value) {
  if (value === null || value === undefined) return "–";
  const size = Math.abs(value);
  const text = size >= 1e5 || (size > 0 && size < 5e-4) ? value.toExponential(2) : value.toFixed(3);
  return text.replaceAll("-", "−").replace(/^−(0\.000)$/, "$1");
}

// A value of a layer at a step and row; "h:before" is the one a step earlier, in the order in which the layer reads.
function valueAt(layer, name, step, row) {
  const [key, before] = name.split(":");
  const values = layer.values[key], units = layer.units.length;
  if (!before) return values[step * units + row];
  const earlier = step + (layer.backward ? 1 : -1);
  if (earlier >= 0 && earlier < values.length / units) return values[earlier * units + row];
  return earlier < 0 && data.examples[layer.example].first > 0 ? null : 0;
}

function fill(layer, form, step, row) {
  return form
    .replace(/([-+*] )?\{([^}]+)\}/g, (_, operator, name) => {
      const number = figure(valueAt(layer, name, step, row));
      return operator && number.startsWith("−") ? `${operator}(${number})` : (operator || "") + number;
    })
    .replaceAll(" * ", " × ").replaceAll(" - ", " − ");
}

function setUpExample(article) {
  const example = data.examples[article.dataset.example];
  const slider = article.querySelector(".step"), output = article.querySelector(".stepper output");
  example.layers.forEach(layer => { layer.example = Number(article.dataset.example); });

  function show() {
    const step = Number(slider.value) - 1 - example.first;
    const label = `step ${slider.value} of ${example.first + example.steps}`;
    output.textContent = label;
    slider.setAttribute("aria-valuetext", label);
    for (const cursor of article.querySelectorAll("svg .cursor")) {
      cursor.setAttribute("x", Number(cursor.dataset.x0) + step * Number(cursor.dataset.width));
      cursor.dataset.column = String(step);
    }
    // A picture that is wider than its place is scrolled to the frame of the step.
    for (const place of article.querySelectorAll(".chart-scroll")) {
      const cursor = place.querySelector(".cursor");
      if (!cursor) continue;
      const left = Number(cursor.dataset.x0) + step * Number(cursor.dataset.width), right = left + Number(cursor.dataset.width);
      if (left < place.scrollLeft || right > place.scrollLeft + place.clientWidth) place.scrollLeft = left - place.clientWidth / 2;
    }
    for (const tokens of article.querySelectorAll(".tokens")) {
      [...tokens.children].forEach((token, i) => {
        token.classList.toggle("chosen", i === step);
        if (i === step) token.setAttribute("aria-current", "step");
        else token.removeAttribute("aria-current");
      });
    }
    for (const readout of article.querySelectorAll(".readout")) {
      const layer = example.layers[readout.dataset.layer], unit = readout.querySelector("select");
      const row = unit ? Number(unit.value) : 0;
      readout.querySelector(".at").textContent = slider.value;
      readout.querySelector(".unit").textContent = String(layer.units[row] + 1);
      for (const line of readout.querySelectorAll("[data-form]")) line.textContent = fill(layer, line.dataset.form, step, row);
      const masked = readout.querySelector(".masked");
      if (masked) masked.hidden = !layer.masked.includes(step);
    }
    for (const table of article.querySelectorAll("table.at-step")) {
      const layer = example.layers[table.dataset.layer];
      table.querySelector(".at").textContent = slider.value;
      for (const cell of table.querySelectorAll("td[data-name]")) {
        cell.textContent = figure(valueAt(layer, cell.dataset.name, step, Number(cell.dataset.row)));
      }
    }
  }

  // A click on a picture chooses the step under the pointer.
  article.addEventListener("click", event => {
    const drawing = event.target.closest("svg"), cursor = drawing && drawing.querySelector(".cursor");
    if (!cursor) return;
    const box = drawing.getBoundingClientRect(), x = (event.clientX - box.left) * drawing.viewBox.baseVal.width / box.width;
    const step = Math.floor((x - Number(cursor.dataset.x0)) / Number(cursor.dataset.width));
    if (step < 0 || step >= example.steps) return;
    slider.value = String(example.first + step + 1);
    show();
  });

  slider.addEventListener("input", show);
  article.querySelectorAll(".readout select").forEach(select => select.addEventListener("change", show));
  article.querySelectorAll(".stepper button").forEach(button => button.addEventListener("click", () => {
    slider.value = String(Number(slider.value) + Number(button.dataset.by));
    show();
  }));
  show();
}

const articles = [...document.querySelectorAll("article.example")];
articles.forEach(setUpExample);

function choose(position) {
  articles.forEach((article, i) => { article.hidden = i !== position; });
  articles[position].querySelector(".step").dispatchEvent(new Event("input"));
}

for (const choice of document.querySelectorAll("input[name=example]")) {
  choice.addEventListener("change", () => choose(Number(choice.value)));
  if (choice.checked) choose(Number(choice.value));
}

// On paper nothing can be opened.
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(details => { details.open = true; }));

for (const question of document.querySelectorAll(".question")) {
  const feedback = question.querySelector(".feedback");
  for (const option of question.querySelectorAll("input")) {
    option.addEventListener("change", () => {
      const isRight = option.value === question.dataset.answer;
      feedback.textContent = (isRight ? "✓ Right. " : "✗ Not quite. ") + (isRight ? question.dataset.reason : question.dataset.hint);
      feedback.className = "feedback " + (isRight ? "good" : "bad");
    });
  }
}
