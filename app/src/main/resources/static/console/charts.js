// Charts. Every chart is an element with data-chart; its data comes from data-src. Tooltips are DOM elements, never markup.
(() => {
  'use strict';
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const zonePalette = () => ['--c1', '--c2', '--c3', '--c4', '--c5', '--c6'].map(css);
  const text = (key) => document.getElementById('chart-words')?.dataset[key] ?? key;
  const number = (value) => Math.round(value).toLocaleString('en');
  const money = (minor) => '¥' + (minor / 100).toLocaleString('en', { maximumFractionDigits: 0 });
  const compact = (value) => Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 }).format(value);

  const tip = (title, rows) => {
    const box = document.createElement('div');
    box.className = 'tip';
    const head = document.createElement('b');
    head.textContent = title;
    box.append(head);
    for (const [name, value] of rows) {
      const row = document.createElement('div');
      const label = document.createElement('span');
      const figure = document.createElement('em');
      label.textContent = name;
      figure.textContent = value;
      row.append(label, figure);
      box.append(row);
    }
    return box;
  };
  const tooltip = (formatter, more) => ({
    confine: true,
    appendToBody: false,
    backgroundColor: css('--panel'),
    borderColor: css('--line-strong'),
    borderWidth: 1,
    padding: [8, 11],
    transitionDuration: 0.1,
    textStyle: { color: css('--text'), fontSize: 12 },
    formatter,
    ...more,
  });
  const axis = (more) => ({
    axisLine: { lineStyle: { color: css('--line-strong') } },
    axisTick: { show: false },
    axisLabel: { color: css('--text-3'), fontSize: 11 },
    splitLine: { lineStyle: { color: css('--line') } },
    ...more,
  });
  const font = () => getComputedStyle(document.body).fontFamily;
  const base = () => ({ textStyle: { fontFamily: font() }, animationDuration: 350 });
  const withAlpha = (hex, alpha) => {
    const n = parseInt(hex.slice(1), 16);
    return `rgba(${n >> 16}, ${(n >> 8) & 255}, ${n & 255}, ${alpha})`;
  };

  // ---- the map of flows
  let land = null;
  const loadLand = async () => {
    if (land) {
      return land;
    }
    land = await (await fetch('/webjars/echarts/4.2.1/map/json/china.json')).json();
    echarts.registerMap('land', land);
    return land;
  };
  const graticule = (step) => {
    const lines = [];
    for (let lon = -180; lon <= 180; lon += step) {
      lines.push({ coords: Array.from({ length: 33 }, (_, i) => [lon, -80 + i * 5]) });
    }
    for (let lat = -80; lat <= 80; lat += step) {
      lines.push({ coords: Array.from({ length: 73 }, (_, i) => [-180 + i * 5, lat]) });
    }
    return lines;
  };
  const bounds = (places) => {
    const lons = places.map((p) => p.lon);
    const lats = places.map((p) => p.lat);
    const [w, e, s, n] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)];
    const padX = Math.max(1, (e - w) * 0.05);
    const padY = Math.max(1, (n - s) * 0.07);
    return { w: w - padX, e: e + padX, s: s - padY, n: n + padY };
  };
  const mapOption = (data, keep) => {
    const palette = zonePalette();
    const zoneColor = Object.fromEntries(data.zones.map((z, i) => [z.code, palette[i % palette.length]]));
    const zoneName = Object.fromEntries(data.zones.map((z) => [z.code, z.name]));
    const at = Object.fromEntries(data.places.map((p) => [p.kind + p.code, p]));
    const nodeAt = (code) => at['WAREHOUSE' + code] || at['SUPPLIER' + code];
    const regions = data.places.filter((p) => p.kind === 'REGION');
    const most = Math.max(1, ...regions.map((p) => p.orders));
    const strongest = Math.max(1, data.strongest ?? 0, ...data.flows.map((f) => f.units));
    // a run's map shows one wave, the overview's the last days
    const unitsWord = data.strongest === undefined ? text('units24') : text('units');
    const ordersWord = data.strongest === undefined ? text('orders7') : text('ordersHere');
    const box = bounds(data.places);
    const lat0 = ((box.s + box.n) / 2) * Math.PI / 180;
    const sizeOf = (p) => 10 + 46 * Math.sqrt(p.orders / most);
    const houses = data.places.filter((p) => p.kind === 'WAREHOUSE');
    const housed = (p) => houses.some((h) => Math.hypot(h.lon - p.lon, h.lat - p.lat) < 0.9);
    const flows = data.flows
      .map((f) => ({ f, from: nodeAt(f.node), to: at['REGION' + f.region] }))
      .filter((x) => x.from && x.to);
    const lineOf = ({ f, from, to }) => ({
      flow: f,
      fromName: from.name,
      toName: to.name,
      coords: [[from.lon, from.lat], [to.lon, to.lat]],
      lineStyle: {
        color: zoneColor[from.zone],
        width: 0.6 + 2.6 * Math.sqrt(f.units / strongest),
        opacity: 0.18 + 0.3 * (f.units / strongest),
      },
    });
    const near = (x) => Math.hypot(x.from.lon - x.to.lon, x.from.lat - x.to.lat) < 0.9;
    const long = flows.filter((x) => !near(x));
    const placeTip = (p) => {
      if (p.kind === 'REGION') {
        return tip(p.name, [[text('zone'), zoneName[p.zone]], [ordersWord, number(p.orders)]]);
      }
      if (p.kind === 'BELT') {
        return tip(p.name, [[text('kind'), text('belt')]]);
      }
      const out = data.flows.filter((f) => f.node === p.code);
      return tip(p.name, [
        [text('kind'), text(p.kind.toLowerCase())], [text('zone'), zoneName[p.zone]],
        [unitsWord, number(out.reduce((sum, f) => sum + f.units, 0))],
        [text('state'), p.open ? text('open') : text('closed')],
      ]);
    };
    const spot = (p, more) => ({ name: p.name, place: p, value: [p.lon, p.lat], ...more });
    const label = (more) => ({ show: true, color: css('--text-2'), fontSize: 10.5, fontFamily: font(), textBorderColor: css('--land'), textBorderWidth: 3, ...more });
    return {
      ...base(),
      animation: false,
      tooltip: tooltip((item) => {
        const d = item.data || {};
        if (d.place) {
          return placeTip(d.place);
        }
        if (d.flow) {
          return tip(`${d.fromName} → ${d.toName}`, [[unitsWord, number(d.flow.units)], [text('orders'), number(d.flow.orders)]]);
        }
        return null;
      }),
      geo: {
        map: 'land',
        roam: true,
        silent: true,
        aspectScale: Math.cos(lat0),
        layoutCenter: ['50%', '50%'],
        boundingCoords: [[box.w, box.n], [box.e, box.s]],
        left: 10, right: 10, top: 14, bottom: 14,
        zoom: keep.zoom, center: keep.center,
        scaleLimit: { min: 0.8, max: 12 },
        itemStyle: { areaColor: css('--land'), borderColor: css('--coast'), borderWidth: 0.8 },
        emphasis: { disabled: true },
      },
      series: [
        { type: 'lines', coordinateSystem: 'geo', polyline: true, silent: true, z: 1, data: graticule(5), lineStyle: { color: css('--grat'), width: 0.7, opacity: 1 } },
        {
          type: 'scatter', coordinateSystem: 'geo', z: 2, data: regions.map((p) => spot(p, {
            symbolSize: sizeOf(p),
            // a warehouse's own label says where it is
            label: label({ show: !housed(p), formatter: '{b}', position: sizeOf(p) > 34 ? 'inside' : 'bottom', distance: 2 }),
            itemStyle: { color: withAlpha(zoneColor[p.zone], 0.16), borderColor: withAlpha(zoneColor[p.zone], 0.55), borderWidth: 1 },
          })),
          labelLayout: { hideOverlap: true },
          emphasis: { scale: 1.05 },
        },
        { type: 'lines', coordinateSystem: 'geo', z: 3, data: long.map(lineOf), lineStyle: { curveness: 0.22 }, emphasis: { lineStyle: { opacity: 0.95 } } },
        {
          type: 'lines', coordinateSystem: 'geo', z: 4, silent: true, data: long.slice(0, 40).map(lineOf),
          lineStyle: { curveness: 0.22, width: 0, opacity: 0 },
          effect: { show: !window.matchMedia('(prefers-reduced-motion: reduce)').matches, period: 4.5, trailLength: 0.28, symbol: 'circle', symbolSize: 3.4 },
        },
        {
          type: 'scatter', coordinateSystem: 'geo', z: 5, symbol: 'diamond', symbolSize: 8,
          data: data.places.filter((p) => p.kind === 'BELT').map((p) => spot(p, { symbolOffset: [0, 0] })),
          itemStyle: { color: css('--panel'), borderColor: css('--text-3'), borderWidth: 1.4 },
        },
        {
          type: 'scatter', coordinateSystem: 'geo', z: 6, symbol: 'triangle', symbolSize: 7,
          data: data.places.filter((p) => p.kind === 'SUPPLIER').map((p) => spot(p, { itemStyle: { color: p.open ? zoneColor[p.zone] : css('--bad'), opacity: 0.9 } })),
        },
        {
          type: 'scatter', coordinateSystem: 'geo', z: 7, symbol: 'rect', symbolSize: 11,
          data: data.places.filter((p) => p.kind === 'WAREHOUSE').map((p) => spot(p, {
            itemStyle: { color: p.open ? zoneColor[p.zone] : css('--bad'), borderColor: css('--panel'), borderWidth: 2, shadowBlur: 6, shadowColor: 'rgba(0,0,0,.25)' },
          })),
          label: label({ formatter: '{b}', position: 'bottom', distance: 3, fontWeight: 600, fontSize: 11, color: css('--text') }),
        },
      ],
    };
  };

  // ---- others
  const wavesOption = (points) => {
    const x = points.map((p) => p.at);
    return {
      ...base(),
      grid: { left: 52, right: 44, top: 16, bottom: 26 },
      tooltip: tooltip((items) => {
        const p = points[items[0].dataIndex];
        return tip(`${p.zone} · ${p.at}`, [
          [text('cost'), money(p.cost)], [text('bound'), money(p.bound)], [text('gap'), p.gapPct.toFixed(2) + ' %'],
          [text('lines'), number(p.lines)], [text('time'), (p.millis === 0 ? '<1' : number(p.millis)) + ' ms']]);
      }, { trigger: 'axis', axisPointer: { lineStyle: { color: css('--line-strong') } } }),
      xAxis: axis({ type: 'category', data: x, axisLabel: { color: css('--text-3'), fontSize: 11, interval: Math.max(0, Math.floor(x.length / 6)) }, splitLine: { show: false } }),
      yAxis: [
        axis({ type: 'value', axisLabel: { color: css('--text-3'), fontSize: 11, formatter: (v) => '¥' + compact(v / 100) }, axisLine: { show: false }, splitNumber: 4 }),
        axis({ type: 'value', min: 0, axisLabel: { color: css('--text-3'), fontSize: 11, formatter: (v) => v + ' %' }, axisLine: { show: false }, splitLine: { show: false }, splitNumber: 4 }),
      ],
      series: [
        { name: 'gap', type: 'bar', yAxisIndex: 1, data: points.map((p) => p.gapPct), barMaxWidth: 7, itemStyle: { color: withAlpha(css('--c3'), 0.55), borderRadius: [2, 2, 0, 0] } },
        { name: 'cost', type: 'line', data: points.map((p) => p.cost), showSymbol: false, lineStyle: { width: 1.8, color: css('--c1') }, itemStyle: { color: css('--c1') }, areaStyle: { color: withAlpha(css('--c1'), 0.07) } },
        { name: 'bound', type: 'line', data: points.map((p) => p.bound), showSymbol: false, lineStyle: { width: 1.2, type: 'dashed', color: css('--c2') }, itemStyle: { color: css('--c2') } },
      ],
    };
  };
  const suppliersOption = (plan) => {
    const rows = plan.suppliers.slice().reverse();
    return {
      ...base(),
      grid: { left: 20, right: 24, top: 8, bottom: 22, containLabel: true },
      tooltip: tooltip((items) => tip(items[0].name, [
        [text('now'), money(rows[items[0].dataIndex].nowMinor)], [text('later'), money(rows[items[0].dataIndex].laterMinor)]]), { trigger: 'axis', axisPointer: { type: 'shadow', shadowStyle: { color: withAlpha(css('--c1'), 0.06) } } }),
      xAxis: axis({ type: 'value', axisLabel: { color: css('--text-3'), fontSize: 11, formatter: (v) => '¥' + compact(v / 100) }, splitNumber: 4 }),
      yAxis: axis({ type: 'category', data: rows.map((r) => r.supplier), axisLine: { show: false }, axisLabel: { color: css('--text-2'), fontSize: 11, width: 120, overflow: 'truncate' } }),
      series: [
        { type: 'bar', stack: 'v', data: rows.map((r) => r.nowMinor), barMaxWidth: 12, itemStyle: { color: css('--c1') } },
        { type: 'bar', stack: 'v', data: rows.map((r) => r.laterMinor), barMaxWidth: 12, itemStyle: { color: withAlpha(css('--c1'), 0.35), borderRadius: [0, 2, 2, 0] } },
      ],
    };
  };
  const arrivalsOption = (plan) => {
    const a = plan.arrivals;
    return {
      ...base(),
      grid: { left: 54, right: 14, top: 30, bottom: 26 },
      tooltip: tooltip((items) => {
        const p = a[items[0].dataIndex];
        return tip(`${text('week')} +${p.period}`, [
          [text('projected'), number(p.projected)], [text('planned'), number(p.planned)], [text('demand'), number(p.demand)], [text('buffer'), number(p.safety)]]);
      }, { trigger: 'axis', axisPointer: { type: 'shadow', shadowStyle: { color: withAlpha(css('--c1'), 0.06) } } }),
      xAxis: axis({ type: 'category', data: a.map((p) => text('week') + ' +' + p.period), splitLine: { show: false } }),
      yAxis: axis({ type: 'value', name: text('units'), nameGap: 10, nameTextStyle: { color: css('--text-3'), fontSize: 11, align: 'right' }, axisLine: { show: false }, splitNumber: 4 }),
      series: [
        { type: 'bar', stack: 's', barMaxWidth: 34, data: a.map((p) => p.projected), itemStyle: { color: withAlpha(css('--text-3'), 0.45) } },
        { type: 'bar', stack: 's', barMaxWidth: 34, data: a.map((p) => p.planned), itemStyle: { color: css('--c2'), borderRadius: [3, 3, 0, 0] } },
        { type: 'line', data: a.map((p) => p.demand), symbolSize: 6, lineStyle: { color: css('--c5'), width: 1.8 }, itemStyle: { color: css('--c5') } },
        { type: 'line', data: a.map((p) => p.safety), showSymbol: false, lineStyle: { color: css('--c3'), width: 1.3, type: 'dashed' }, itemStyle: { color: css('--c3') } },
      ],
    };
  };

  const yuan = (minor) => '¥' + (minor / 100).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const shadow = () => ({ type: 'shadow', shadowStyle: { color: withAlpha(css('--c1'), 0.06) } });
  const trendOption = (points) => {
    const each = (p, minor) => (p.orders > 0 ? minor / p.orders : null);
    const x = points.map((p) => p.at);
    return {
      ...base(),
      grid: { left: 56, right: 44, top: 16, bottom: 26 },
      tooltip: tooltip((items) => {
        const p = points[items[0].dataIndex];
        return tip(`${p.zone} · ${p.at}`, [
          [text('costOrder'), yuan(each(p, p.cost) ?? 0)], [text('boundOrder'), yuan(each(p, p.bound) ?? 0)], [text('gap'), p.gapPct.toFixed(2) + ' %'],
          [text('orders'), number(p.orders)], [text('lines'), number(p.lines)], [text('time'), (p.millis === 0 ? '<1' : number(p.millis)) + ' ms']]);
      }, { trigger: 'axis', axisPointer: { lineStyle: { color: css('--line-strong') } } }),
      xAxis: axis({ type: 'category', data: x, axisLabel: { color: css('--text-3'), fontSize: 11, interval: Math.max(0, Math.floor(x.length / 8)) }, splitLine: { show: false } }),
      yAxis: [
        axis({ type: 'value', scale: true, axisLabel: { color: css('--text-3'), fontSize: 11, formatter: (v) => '¥' + compact(v / 100) }, axisLine: { show: false }, splitNumber: 4 }),
        axis({ type: 'value', min: 0, axisLabel: { color: css('--text-3'), fontSize: 11, formatter: (v) => v + ' %' }, axisLine: { show: false }, splitLine: { show: false }, splitNumber: 4 }),
      ],
      series: [
        { type: 'bar', yAxisIndex: 1, data: points.map((p) => p.gapPct), barMaxWidth: 7, itemStyle: { color: withAlpha(css('--c3'), 0.55), borderRadius: [2, 2, 0, 0] } },
        { type: 'line', data: points.map((p) => each(p, p.cost)), showSymbol: false, lineStyle: { width: 1.8, color: css('--c1') }, itemStyle: { color: css('--c1') } },
        { type: 'line', data: points.map((p) => each(p, p.bound)), showSymbol: false, lineStyle: { width: 1.2, type: 'dashed', color: css('--c2') }, itemStyle: { color: css('--c2') } },
      ],
    };
  };
  // One bar a node: what was taken, what the run adds, and ticks for what was promised there and for its capacity.
  const nodesOption = (nodes) => {
    const rows = nodes.slice().reverse();
    const tick = (valueOf, color) => ({
      type: 'custom', z: 5, silent: true, data: rows.map((r, i) => [valueOf(r), i]).filter((d) => d[0] !== null),
      renderItem: (params, api) => {
        const [px, py] = api.coord([api.value(0), api.value(1)]);
        const half = Math.min(10, api.size([0, 1])[1] * 0.42);
        return { type: 'line', shape: { x1: px, x2: px, y1: py - half, y2: py + half }, style: { stroke: color, lineWidth: 2 } };
      },
    });
    return {
      ...base(),
      grid: { left: 20, right: 30, top: 8, bottom: 22, containLabel: true },
      tooltip: tooltip((items) => {
        const r = rows[items[0].dataIndex];
        const room = r.capacity === null ? [] : [[text('capacity'), number(r.capacity)]];
        return tip(r.node, [[text('taken'), number(r.taken)], [text('before'), number(r.before)], [text('after'), number(r.after)], ...room]);
      }, { trigger: 'axis', axisPointer: shadow() }),
      // a far capacity must not flatten the bars that people want to compare
      xAxis: axis({ type: 'value', min: 0, axisLabel: { color: css('--text-3'), fontSize: 11, formatter: compact }, splitNumber: 4 }),
      yAxis: axis({ type: 'category', data: rows.map((r) => r.node), axisLine: { show: false }, axisLabel: { color: css('--text-2'), fontSize: 11, width: 130, overflow: 'truncate' }, splitLine: { show: false } }),
      series: [
        { type: 'bar', stack: 'n', data: rows.map((r) => r.taken), barMaxWidth: 13, itemStyle: { color: withAlpha(css('--text-3'), 0.45) } },
        { type: 'bar', stack: 'n', data: rows.map((r) => r.after), barMaxWidth: 13, itemStyle: { color: css('--c1'), borderRadius: [0, 2, 2, 0] } },
        tick((r) => r.taken + r.before, css('--c3')),
        tick((r) => r.capacity, css('--c5')),
      ],
    };
  };
  // Costs by component: one plan as bars side by side, several plans as one stack each.
  const componentColor = (code) => getComputedStyle(document.querySelector('.s-' + code) || swatch(code)).backgroundColor;
  const swatch = (code) => {
    const box = document.createElement('i');
    box.className = 's-' + code;
    box.hidden = true;
    document.getElementById('chart-words').append(box);
    return box;
  };
  const costsOption = (plans) => {
    const codes = [];
    plans.forEach((plan) => plan.parts.forEach((part) => codes.some((c) => c.code === part.code) || codes.push(part)));
    const minor = (plan, code) => plan.parts.find((part) => part.code === code)?.minor ?? 0;
    const total = (plan) => plan.parts.reduce((sum, part) => sum + part.minor, 0);
    const valueAxis = axis({ type: 'value', axisLabel: { color: css('--text-3'), fontSize: 11, formatter: (v) => '¥' + compact(v / 100) }, splitNumber: 4 });
    const names = (data) => axis({ type: 'category', data, axisLine: { show: false }, axisLabel: { color: css('--text-2'), fontSize: 11, width: 130, overflow: 'truncate' }, splitLine: { show: false } });
    if (plans.length === 1) {
      const rows = codes.slice().sort((a, b) => a.minor - b.minor);
      return {
        ...base(),
        grid: { left: 20, right: 66, top: 8, bottom: 22, containLabel: true },
        tooltip: tooltip((items) => tip(rows[items[0].dataIndex].name, [[text('cost'), yuan(rows[items[0].dataIndex].minor)], [text('total'), yuan(total(plans[0]))]]), { trigger: 'axis', axisPointer: shadow() }),
        xAxis: valueAxis, yAxis: names(rows.map((r) => r.name)),
        series: [{
          type: 'bar', barMaxWidth: 13, data: rows.map((r) => ({ value: r.minor, itemStyle: { color: componentColor(r.code), borderRadius: [0, 2, 2, 0] } })),
          label: { show: true, position: 'right', color: css('--text-2'), fontSize: 11, formatter: (item) => '¥' + compact(item.value / 100) },
        }],
      };
    }
    const rows = plans.slice().reverse();
    return {
      ...base(),
      grid: { left: 20, right: 24, top: 8, bottom: 22, containLabel: true },
      tooltip: tooltip((items) => {
        const plan = rows[items[0].dataIndex];
        return tip(plan.name, [...plan.parts.map((part) => [part.name, yuan(part.minor)]), [text('total'), yuan(total(plan))]]);
      }, { trigger: 'axis', axisPointer: shadow() }),
      xAxis: valueAxis, yAxis: names(rows.map((r) => r.name)),
      series: codes.map((code) => ({ type: 'bar', stack: 'c', name: code.name, barMaxWidth: 26, data: rows.map((plan) => minor(plan, code.code)), itemStyle: { color: componentColor(code.code) } })),
    };
  };

  const helpers = { css, text, number, money, compact, tip, tooltip, axis, base, withAlpha };
  const more = Object.fromEntries(Object.entries(window.tributaryCharts || {}).map(([name, option]) => [name, (data) => option(data, helpers)]));
  const kinds = { ...more, map: mapOption, waves: wavesOption, suppliers: suppliersOption, arrivals: arrivalsOption, trend: trendOption, nodes: nodesOption, costs: costsOption };
  const drawn = new Map();
  const draw = (element, data) => {
    let chart = drawn.get(element)?.chart;
    if (!chart) {
      chart = echarts.init(element, null, { renderer: 'canvas' });
      new ResizeObserver(() => chart.resize()).observe(element);
    }
    const view = element.dataset.chart === 'map' && drawn.has(element) ? chart.getOption().geo[0] : {};
    drawn.set(element, { chart, data });
    chart.setOption(kinds[element.dataset.chart](data, { zoom: view.zoom ?? 1, center: view.center }), true);
    element.dataset.drawn = 'true';
  };
  const load = async (element) => {
    if (element.dataset.chart === 'map') {
      await loadLand();
    }
    if (element.dataset.json) {
      draw(element, JSON.parse(element.dataset.json));
      return;
    }
    const answer = await fetch(element.dataset.src, { headers: { Accept: 'application/json' } });
    if (answer.ok) {
      const data = await answer.json();
      const same = JSON.stringify(data);
      if (element.dataset.same !== undefined && drawn.get(element)?.same === same) {
        return;
      }
      draw(element, data);
      const caption = document.getElementById(element.id + '-caption');
      if (caption && data.model) {
        caption.textContent = `${text('model')}: ${data.model} · ${data.sampleSize} ${text('weeks')}`;
      }
      drawn.get(element).same = same;
    }
  };
  const all = () => document.querySelectorAll('[data-chart]');
  all().forEach(load);
  document.addEventListener('tributary:theme', () => drawn.forEach(({ data }, element) => draw(element, data)));
  let last = Date.now();
  document.body.addEventListener('tributary:news', () => {
    if (Date.now() - last > 6000) {
      last = Date.now();
      document.querySelectorAll('[data-chart][data-live]').forEach(load);
    }
  });
  document.addEventListener('change', (event) => {
    const picker = event.target.closest('[data-picks]');
    if (picker) {
      const chart = document.getElementById(picker.dataset.picks);
      const query = new URLSearchParams();
      document.querySelectorAll(`[data-picks="${picker.dataset.picks}"]`).forEach((p) => query.set(p.name, p.value));
      chart.dataset.src = chart.dataset.base + '?' + query;
      load(chart);
    }
  });
})();
