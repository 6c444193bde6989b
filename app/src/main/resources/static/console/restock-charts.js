// Charts of demand and restock. charts.js draws them; each takes its data and the page's drawing helpers.
window.tributaryCharts = (() => {
  'use strict';
  const line = (color, more) => ({ type: 'line', showSymbol: false, lineStyle: { color, width: 1.7, ...(more || {}) }, itemStyle: { color } });
  const across = (h) => ({ trigger: 'axis', axisPointer: { lineStyle: { color: h.css('--line-strong') } } });
  const plain = (h, more) => h.axis({ type: 'value', axisLine: { show: false }, splitNumber: 4, ...more });
  const weeks = (h, data, more) => h.axis({ type: 'category', data, axisLabel: { color: h.css('--text-3'), fontSize: 11, hideOverlap: true }, splitLine: { show: false }, ...more });
  const units = (h, more) => plain(h, { name: h.text('units'), nameGap: 10, nameTextStyle: { color: h.css('--text-3'), fontSize: 11, align: 'right' }, ...more });
  const today = (h, at) => ({
    silent: true, symbol: 'none', label: { formatter: h.text('today'), position: 'insideEndTop', rotate: 0, distance: [6, -14], color: h.css('--text-3'), fontSize: 11 },
    lineStyle: { color: h.css('--text-3'), type: 'dotted' }, data: at < 0 ? [] : [{ xAxis: at }],
  });
  // two stacked lines: what lies between them is filled, and the stack may start below zero
  const between = (name, stack, low, high, color) => [
    { name: name + '-low', type: 'line', stack, stackStrategy: 'all', data: low, showSymbol: false, silent: true, lineStyle: { opacity: 0 }, itemStyle: { opacity: 0 } },
    { name, type: 'line', stack, stackStrategy: 'all', data: high.map((v, i) => (v === null ? null : v - low[i])), showSymbol: false, silent: true, lineStyle: { opacity: 0 }, areaStyle: { color } },
  ];

  const bands = (fan, h) => {
    const of = (name) => fan.bands.map((b) => (b ? b[name] : null));
    const area = (name, low, high, alpha) => between(name, name, of(low), of(high), h.withAlpha(h.css('--c1'), alpha));
    return {
      ...h.base(),
      grid: { left: 46, right: 40, top: 30, bottom: 26 },
      tooltip: h.tooltip((items) => {
        const i = items[0].dataIndex;
        const b = fan.bands[i];
        const rows = fan.sold[i] === null ? [] : [[h.text('sold'), h.number(fan.sold[i])]];
        if (fan.wanted[i] !== null) rows.push([h.text('lost'), h.number(Math.round(fan.wanted[i]))]);
        if (b) {
          rows.push([h.text('mean'), b.mean.toFixed(1)],
            ['50 %', `${b.low50.toFixed(0)} – ${b.high50.toFixed(0)}`], ['80 %', `${b.low80.toFixed(0)} – ${b.high80.toFixed(0)}`], ['95 %', `${b.low95.toFixed(0)} – ${b.high95.toFixed(0)}`]);
        }
        return h.tip(`${h.text('week')} ${fan.weeks[i]}`, rows);
      }, across(h)),
      xAxis: weeks(h, fan.weeks, { boundaryGap: false }),
      yAxis: units(h, { min: 0 }),
      series: [
        ...area('b95', 'low95', 'high95', 0.13), ...area('b80', 'low80', 'high80', 0.17), ...area('b50', 'low50', 'high50', 0.26),
        { name: 'mean', ...line(h.css('--c1')), data: of('mean') },
        // a week out of stock between two others is a line to its neighbours, so that one alone is seen
        { name: 'wanted', ...line(h.css('--bad'), { type: 'dashed' }), data: fan.wanted.map((v, i) => v ?? (fan.wanted[i - 1] != null || fan.wanted[i + 1] != null ? fan.sold[i] : null)) },
        { name: 'sold', ...line(h.css('--text-2')), data: fan.sold, markLine: today(h, fan.sold.indexOf(null)) },
      ],
    };
  };

  const projection = (data, h) => {
    const w = data.future.weeks;
    const plan = data.planned ? data.planned.weeks : [];
    const out = data.future.stockOut;
    const at = out ? Math.max(0, w.findLastIndex((x) => x.start <= out)) : -1;
    const mark = {
      silent: true, symbol: 'none', label: { formatter: out || '', color: h.css('--bad'), fontSize: 11 },
      lineStyle: { color: h.css('--bad'), type: 'dashed' }, data: at < 0 ? [] : [{ xAxis: at }],
    };
    return {
      ...h.base(),
      grid: { left: 50, right: 40, top: 30, bottom: 26 },
      tooltip: h.tooltip((items) => {
        const x = w[items[0].dataIndex];
        const p = plan[items[0].dataIndex];
        return h.tip(`${h.text('week')} ${x.start}`, [
          [h.text('projected'), h.number(x.expected)], ['90 %', `${h.number(x.low)} – ${h.number(x.high)}`],
          [h.text('wanted'), x.demand.toFixed(1)], [h.text('receipts'), h.number(x.receipts)],
          ...(p ? [[h.text('proposals'), h.number(p.receipts - x.receipts)], [h.text('withPlan'), h.number(p.expected)]] : []), [h.text('safety'), h.number(data.safety)]]);
      }, across(h)),
      xAxis: weeks(h, w.map((x) => x.start)),
      yAxis: units(h),
      series: [
        { name: 'band', type: 'custom', silent: true, data: w.map((x, i) => [i, x.low, x.high]), encode: { x: 0, y: [1, 2] },
          // one shape over all weeks: stacked lines cannot cross zero
          renderItem: (params, api) => (params.dataIndex > 0 ? null : { type: 'polygon', style: { fill: h.withAlpha(h.css('--c1'), 0.16) }, shape: {
            points: [...w.map((x, i) => api.coord([i, x.high])), ...w.map((x, i) => api.coord([i, x.low])).reverse()] } }) },
        { name: 'receipts', type: 'bar', stack: 'in', barMaxWidth: 22, data: w.map((x) => x.receipts), itemStyle: { color: h.withAlpha(h.css('--c2'), 0.75), borderRadius: [3, 3, 0, 0] } },
        { name: 'proposals', type: 'bar', stack: 'in', barMaxWidth: 22, data: plan.map((x, i) => x.receipts - w[i].receipts), itemStyle: { color: h.withAlpha(h.css('--c2'), 0.35), borderRadius: [3, 3, 0, 0] } },
        { name: 'plan', ...line(h.css('--c2'), { type: 'dashed' }), data: plan.map((x) => x.expected) },
        { name: 'expected', ...line(h.css('--c1')), data: w.map((x) => x.expected), markLine: mark },
        { name: 'safety', ...line(h.css('--c3'), { type: 'dashed', width: 1.2 }), data: w.map(() => data.safety) },
        { name: 'zero', ...line(h.css('--line-strong'), { width: 1 }), silent: true, data: w.map(() => 0) },
      ],
    };
  };

  const regions = (data, h) => {
    const palette = ['--c1', '--c2', '--c3', '--c4', '--c5'].map(h.css).concat(h.css('--line-strong'));
    return {
      ...h.base(),
      grid: { left: 46, right: 40, top: 46, bottom: 26 },
      legend: { top: 4, left: 10, itemWidth: 10, itemHeight: 8, textStyle: { color: h.css('--text-2'), fontSize: 11 } },
      tooltip: h.tooltip((items) => {
        const i = items[0].dataIndex;
        const sum = data.regions.reduce((s, r) => s + r.units[i], 0);
        return h.tip(`${h.text('week')} ${data.weeks[i]}`, [[h.text('sum'), h.number(sum)], ...data.regions.map((r) => [r.name, h.number(r.units[i])])]);
      }, { trigger: 'axis', axisPointer: { type: 'shadow', shadowStyle: { color: h.withAlpha(h.css('--c1'), 0.06) } } }),
      xAxis: weeks(h, data.weeks),
      yAxis: units(h, { min: 0 }),
      series: data.regions.map((r, i) => ({ name: r.name, type: 'bar', stack: 's', barCategoryGap: '12%', data: r.units, itemStyle: { color: palette[i % palette.length] } })),
    };
  };

  const season = (months, h) => ({
    ...h.base(),
    grid: { left: 40, right: 14, top: 14, bottom: 22 },
    tooltip: h.tooltip((items) => {
      const m = months[items[0].dataIndex];
      return h.tip(String(m.month), [[h.text('index'), m.index === null ? '–' : '× ' + m.index.toFixed(2)], [h.text('weeks'), String(m.weeks)]]);
    }, { trigger: 'axis', axisPointer: { type: 'shadow', shadowStyle: { color: h.withAlpha(h.css('--c1'), 0.06) } } }),
    xAxis: h.axis({ type: 'category', data: months.map((m) => String(m.month)), splitLine: { show: false } }),
    yAxis: plain(h, { min: 0, splitNumber: 2 }),
    series: [{ type: 'bar', barMaxWidth: 20, data: months.map((m) => m.index), itemStyle: { color: h.withAlpha(h.css('--c4'), 0.7), borderRadius: [3, 3, 0, 0] },
      markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: h.css('--text-3'), type: 'dashed' }, data: [{ yAxis: 1 }] } }],
  });

  const accuracy = (points, h) => ({
    ...h.base(),
    grid: { left: 52, right: 40, top: 18, bottom: 26 },
    tooltip: h.tooltip((items) => {
      const p = points[items[0].dataIndex];
      const share = (v) => (v === null ? '–' : (100 * v).toFixed(1) + ' %');
      return h.tip(`${h.text('week')} ${p.week}`, [['WAPE', share(p.wape)], [h.text('bias'), share(p.bias)], [h.text('coverage'), share(p.coverage)], [h.text('mean'), h.number(p.forecast)], [h.text('sold'), h.number(p.sold)]]);
    }, across(h)),
    xAxis: weeks(h, points.map((p) => p.week)),
    yAxis: plain(h, { axisLabel: { color: h.css('--text-3'), fontSize: 11, formatter: (v) => Math.round(100 * v) + ' %' } }),
    series: [['wape', '--c1'], ['bias', '--c3'], ['coverage', '--c2']].map(([name, color]) => ({ ...line(h.css(color)), showSymbol: true, symbolSize: 5, data: points.map((p) => p[name]) })),
  });

  return { accuracy, bands, projection, regions, season };
})();
