// The group "Time" of the filters: how many claims there are of each day, and which days are wanted.
const Times = (() => {
  const { byId, add, count, later } = Dom;
  const { filtered } = Tables;

  const DAY = 86_400_000; // milliseconds
  const BARS = 100; // at most
  const INNER = 0.95; // of the claims, which a span with stray dates must hold
  const STRAY = 3; // how much longer the whole span must be than that one

  const dayOf = (text) => Date.parse(`${text}T00:00Z`) / DAY;
  const textOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

  const month = (day, by) => {
    const date = new Date(day * DAY);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + by, 1) / DAY;
  };
  const year = (day, each, by) => {
    const at = new Date(day * DAY).getUTCFullYear();
    return Date.UTC(at - (at % each) + by * each, 0, 1) / DAY;
  };

  // How long a bar is: `start` of the bar that holds a day, `next` one, and digits of its name.
  const UNITS = [
    { name: "day", length: 1, digits: 10, start: (day) => day, next: (day) => day + 1 },
    { name: "week", length: 7, digits: 10, start: (day) => day - ((day + 3) % 7 + 7) % 7, next: (day) => day + 7 },
    { name: "month", length: 30, digits: 7, start: (day) => month(day, 0), next: (day) => month(day, 1) },
    { name: "year", length: 365, digits: 4, start: (day) => year(day, 1, 0), next: (day) => year(day, 1, 1) },
    { name: "decade", length: 3652, digits: 4, start: (day) => year(day, 10, 0), next: (day) => year(day, 10, 1) },
    { name: "century", length: 36524, digits: 4, start: (day) => year(day, 100, 0), next: (day) => year(day, 100, 1) },
  ];

  // [[day, claims]] in the order of days, and how many claims have none.
  function tally() {
    const sums = new Map();
    for (const at of filtered.first.at) sums.set(at, (sums.get(at) || 0) + 1);
    const all = [...sums].map(([at, claims]) => [filtered.first.values[at], claims]);
    const days = all.filter(([day]) => day !== null).map(([day, claims]) => [dayOf(day), claims]);
    return { days: days.sort((a, b) => a[0] - b[0]), undated: all.find(([day]) => day === null)?.[1] || 0 };
  }

  // The day up to which lies this part of the claims.
  function quantile(days, part) {
    let left = part * days.reduce((sum, [, claims]) => sum + claims, 0);
    return days.find(([, claims]) => (left -= claims) <= 0)?.[0] ?? days.at(-1)[0];
  }

  // The span that bars show: few claims of long ago or far ahead go into the outermost ones.
  function spanOf(days) {
    const [first, last] = [days[0][0], days.at(-1)[0]];
    const inner = [quantile(days, (1 - INNER) / 2), quantile(days, (1 + INNER) / 2)];
    return last - first > STRAY * Math.max(inner[1] - inner[0], 14) ? inner : [first, last];
  }

  function barsOf(days) {
    const [low, high] = spanOf(days);
    const unit = UNITS.find(({ length }) => high - low < BARS * length) || UNITS.at(-1);
    const bars = [];
    for (let day = unit.start(low); day <= high; day = unit.next(day)) {
      bars.push({ from: day, to: unit.next(day) - 1, claims: 0 });
    }
    for (const [day, claims] of days) bars[at(bars, day)].claims += claims;
    return { bars, unit, earlier: days[0][0] < bars[0].from, later: days.at(-1)[0] > bars.at(-1).to };
  }

  // The number of the bar of a day; days before and after belong to the outermost.
  function at(bars, day) {
    const found = bars.findIndex((bar) => day <= bar.to);
    return found < 0 ? bars.length - 1 : found;
  }

  function draw(svg, bars) {
    const most = Math.max(...bars.map((bar) => bar.claims));
    svg.setAttribute("viewBox", `0 0 ${bars.length} 100`);
    bars.forEach(({ claims }, i) => {
      const high = claims && Math.max(4, 100 * claims / most);
      const bar = document.createElementNS(svg.namespaceURI, "rect");
      Dom.set(bar, { x: i + 0.08, y: 100 - high, width: 0.84, height: high });
      add(svg, bar);
    });
  }

  /* Connects the group: gives { sync(state) }, which shows the days of the state. */
  function connect() {
    const { days, undated } = tally();
    const [since, until] = [byId("since"), byId("until")];
    const [from, to] = [byId("since-range"), byId("until-range")];
    byId("undated").textContent = sayUndated(days, undated);
    if (!days.length) {
      byId("time-fields").disabled = true;
      return { sync: () => {} };
    }
    const { bars, unit, earlier, later: after } = barsOf(days);
    const last = bars.length - 1;
    draw(byId("days"), bars);
    const named = ({ from: day }) => textOf(day).slice(0, unit.digits);
    byId("days-first").textContent = `${last ? "" : "All dates: "}${named(bars[0])}${earlier ? " and earlier" : ""}`;
    byId("days-last").textContent = last ? `${named(bars[last])}${after ? " and later" : ""}` : "";
    byId("days-unit").textContent = last ? `a bar a ${unit.name}` : "";
    byId("days-chart").hidden = last === 0;
    for (const range of [from, to]) range.max = last;

    const change = later((patch) => State.change(patch, { replace: true }), 120);
    let typing = null;
    const typed = later((patch) => {
      typing = null;
      State.change(patch, { replace: true });
    }, 400);

    function drag() {
      if (Number(from.value) > Number(to.value)) {
        if (document.activeElement === from) from.value = to.value;
        else to.value = from.value;
      }
      const patch = {
        since: Number(from.value) ? textOf(bars[from.value].from) : "",
        until: Number(to.value) < last ? textOf(bars[to.value].to) : "",
      };
      show(patch);
      change(patch);
    }

    function type(field, name) {
      typing = field;
      if (!field.validity.badInput) typed({ [name]: field.value });
    }

    function show(chosen) {
      from.value = chosen.since ? at(bars, dayOf(chosen.since)) : 0;
      to.value = chosen.until ? at(bars, dayOf(chosen.until)) : last;
      from.setAttribute("aria-valuetext", chosen.since || (earlier ? "any day" : textOf(bars[0].from)));
      to.setAttribute("aria-valuetext", chosen.until || (after ? "any day" : textOf(bars[last].to)));
      from.classList.toggle("above", from.value > last / 2);
      [...byId("days").children].forEach((bar, i) => {
        bar.classList.toggle("out", i < from.value || i > to.value);
      });
      for (const [field, day] of [[since, chosen.since], [until, chosen.until]]) {
        if (field !== typing) field.value = day;
      }
    }

    for (const range of [from, to]) range.addEventListener("input", drag);
    since.addEventListener("input", () => type(since, "since"));
    until.addEventListener("input", () => type(until, "until"));
    return { sync: show };
  }

  function sayUndated(days, undated) {
    if (!days.length) return "No claim of this page has a date.";
    if (!undated) return "";
    return `${count(undated, "claim has", "claims have")} no date and ${undated === 1 ? "fits" : "fit"} no time.`;
  }

  return { connect, barsOf };
})();
