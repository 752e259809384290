// Draws the charts of a page out of the descriptions that stand in it. Without it the tables say the same.
"use strict";

// Colours are the style sheet's, "var(--link)" or, paler, "var(--link) 64%".
function coloured(value, style) {
  if (typeof value === "string") {
    const found = /^var\((--[a-z-]+)\)(?: (\d+)%)?$/.exec(value);
    if (!found) return value;
    const colour = style.getPropertyValue(found[1]).trim();
    return found[2] ? mixed(colour, style.getPropertyValue("--panel").trim(), found[2] / 100) : colour;
  }
  if (Array.isArray(value)) return value.map((each) => coloured(each, style));
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, coloured(each, style)]));
  }
  return value;
}

function mixed(colour, paper, share) {
  const parts = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const below = parts(paper);
  const sum = parts(colour).map((part, place) => Math.round(share * part + (1 - share) * below[place]));
  return `rgb(${sum.join(", ")})`;
}

function config(style) {
  const ink = style.getPropertyValue("--ink").trim();
  const soft = style.getPropertyValue("--soft").trim();
  const line = style.getPropertyValue("--line").trim();
  const font = "system-ui, sans-serif";
  return {
    font,
    view: { stroke: line },
    axis: { labelColor: soft, titleColor: soft, gridColor: line, domainColor: line, tickColor: line, titleFontWeight: "normal" },
    legend: { labelColor: ink, titleColor: soft },
  };
}

async function draw(figure) {
  const style = getComputedStyle(document.documentElement);
  const spec = coloured(JSON.parse(figure.querySelector("script").textContent), style);
  const place = figure.querySelector(".drawn");
  const periods = (spec.encoding ?? spec.layer[0].encoding).x.scale?.domain.length;
  if (spec.width.step && periods * spec.width.step + 80 > figure.clientWidth) {
    Object.assign(spec, { width: "container", autosize: { type: "fit-x", contains: "padding" } }); // a narrow screen
  }
  // no eval: expressions are interpreted; no style sheet of its own, which the policy of the page would refuse
  await vegaEmbed(place, spec, {
    ast: true, actions: false, defaultStyle: false, renderer: "svg", config: config(style),
    tooltip: { disableDefaultStyle: true },
  });
  place.setAttribute("aria-hidden", "true"); // the caption says what it is, and the table beside it says the same
  figure.classList.toggle("short", spec.width !== "container"); // its frame is as wide as the chart
  figure.classList.add("is-drawn");
}

function drawAll() {
  for (const figure of document.querySelectorAll("figure[data-chart]")) draw(figure).catch(console.error);
}

drawAll();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
