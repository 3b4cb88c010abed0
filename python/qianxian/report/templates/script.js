// Puts the interactive chart in the place of each still picture. Without this script, and on paper, the pictures stay.
"use strict";
(() => {
  const charts = JSON.parse(document.getElementById("charts").textContent);
  const settings = { responsive: true, displayModeBar: false, displaylogo: false, showTips: false };
  for (const figure of document.querySelectorAll("figure[data-chart]")) {
    const chart = charts[figure.dataset.chart];
    figure.classList.add("has-chart");
    Plotly.newPlot(figure.querySelector(".chart"), chart.data, chart.layout, settings).catch((error) => {
      figure.classList.remove("has-chart"); // the still picture is better than nothing
      console.error(error);
    });
  }
  // On paper nobody can open what is folded.
  const folded = () => document.querySelectorAll("details:not([open])");
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...folded()];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
})();
