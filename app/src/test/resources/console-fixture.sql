-- A small network in mid-flow for the console's tests: every state, fixed seed, business time 2026-03-10 08:30 UTC.
select setseed(0.42);

insert into business_clock values (1, '2026-03-10T08:30:00Z', 17280);

insert into zone values
 ('Z-NORTH', '华北', 'North'), ('Z-EAST', '华东', 'East'), ('Z-SOUTH', '华南', 'South'), ('Z-WEST', '西部', 'West');

insert into region values
 ('CN-BJ','北京','Beijing','北京','Beijing',39.90,116.40,'Z-NORTH'),
 ('CN-TJ','天津','Tianjin','天津','Tianjin',39.13,117.20,'Z-NORTH'),
 ('CN-HE','河北','Hebei','石家庄','Shijiazhuang',38.04,114.51,'Z-NORTH'),
 ('CN-SX','山西','Shanxi','太原','Taiyuan',37.87,112.55,'Z-NORTH'),
 ('CN-NM','内蒙古','Inner Mongolia','呼和浩特','Hohhot',40.84,111.75,'Z-NORTH'),
 ('CN-LN','辽宁','Liaoning','沈阳','Shenyang',41.80,123.43,'Z-NORTH'),
 ('CN-JL','吉林','Jilin','长春','Changchun',43.82,125.32,'Z-NORTH'),
 ('CN-HL','黑龙江','Heilongjiang','哈尔滨','Harbin',45.80,126.53,'Z-NORTH'),
 ('CN-SD','山东','Shandong','济南','Jinan',36.65,117.12,'Z-NORTH'),
 ('CN-SH','上海','Shanghai','上海','Shanghai',31.23,121.47,'Z-EAST'),
 ('CN-JS','江苏','Jiangsu','南京','Nanjing',32.06,118.80,'Z-EAST'),
 ('CN-ZJ','浙江','Zhejiang','杭州','Hangzhou',30.27,120.15,'Z-EAST'),
 ('CN-AH','安徽','Anhui','合肥','Hefei',31.82,117.23,'Z-EAST'),
 ('CN-JX','江西','Jiangxi','南昌','Nanchang',28.68,115.86,'Z-EAST'),
 ('CN-HA','河南','Henan','郑州','Zhengzhou',34.75,113.62,'Z-EAST'),
 ('CN-HB','湖北','Hubei','武汉','Wuhan',30.59,114.31,'Z-EAST'),
 ('CN-FJ','福建','Fujian','福州','Fuzhou',26.07,119.30,'Z-SOUTH'),
 ('CN-HN','湖南','Hunan','长沙','Changsha',28.23,112.94,'Z-SOUTH'),
 ('CN-GD','广东','Guangdong','广州','Guangzhou',23.13,113.26,'Z-SOUTH'),
 ('CN-GX','广西','Guangxi','南宁','Nanning',22.82,108.37,'Z-SOUTH'),
 ('CN-HI','海南','Hainan','海口','Haikou',20.04,110.20,'Z-SOUTH'),
 ('CN-CQ','重庆','Chongqing','重庆','Chongqing',29.56,106.55,'Z-WEST'),
 ('CN-SC','四川','Sichuan','成都','Chengdu',30.57,104.07,'Z-WEST'),
 ('CN-GZ','贵州','Guizhou','贵阳','Guiyang',26.65,106.63,'Z-WEST'),
 ('CN-YN','云南','Yunnan','昆明','Kunming',25.04,102.71,'Z-WEST'),
 ('CN-XZ','西藏','Tibet','拉萨','Lhasa',29.65,91.13,'Z-WEST'),
 ('CN-SN','陕西','Shaanxi','西安','Xi''an',34.34,108.94,'Z-WEST'),
 ('CN-GS','甘肃','Gansu','兰州','Lanzhou',36.06,103.83,'Z-WEST'),
 ('CN-QH','青海','Qinghai','西宁','Xining',36.62,101.78,'Z-WEST'),
 ('CN-NX','宁夏','Ningxia','银川','Yinchuan',38.49,106.23,'Z-WEST'),
 ('CN-XJ','新疆','Xinjiang','乌鲁木齐','Urumqi',43.82,87.62,'Z-WEST');

insert into belt values
 ('B-YIWU','义乌小商品','Yiwu small wares','Small wares','CN-ZJ'),
 ('B-DONGGUAN','东莞电子','Dongguan electronics','Electronics','CN-GD'),
 ('B-QUANZHOU','泉州鞋服','Quanzhou shoes','Shoes','CN-FJ'),
 ('B-NANTONG','南通家纺','Nantong textiles','Home textiles','CN-JS'),
 ('B-BAODING','保定箱包','Baoding bags','Bags','CN-HE');

insert into supplier (code, name_zh, name_en, tier, belt_code, region_code, status)
select 'S-' || lpad(i::text, 3, '0'),
       (array['恒达','顺风','金桥','华美','永兴','瑞祥'])[1 + i % 6] || (array['电子','鞋业','家纺','箱包','工艺'])[1 + i % 5] || '厂' || i,
       (array['Hengda','Shunfeng','Jinqiao','Huamei','Yongxing','Ruixiang'])[1 + i % 6] || ' ' || (array['Electronics','Shoes','Textiles','Bags','Crafts'])[1 + i % 5] || ' ' || i,
       (array['A','A','B','B','B','C'])[1 + (random() * 5)::int],
       b.code, b.region_code, case when i = 17 then 'SUSPENDED' else 'ACTIVE' end
from generate_series(1, 30) i
join (select code, region_code, row_number() over (order by code) - 1 n from belt) b on b.n = i % 5;

insert into node (code, kind, name_zh, name_en, zone_code, region_code, lat, lon, daily_capacity_units, handling_minor_per_unit)
values
 ('W-BJ1','WAREHOUSE','北京顺义仓','Beijing Shunyi DC','Z-NORTH','CN-BJ',40.13,116.65,4200,120),
 ('W-SY1','WAREHOUSE','沈阳仓','Shenyang DC','Z-NORTH','CN-LN',41.72,123.45,1800,110),
 ('W-SH1','WAREHOUSE','上海青浦仓','Shanghai Qingpu DC','Z-EAST','CN-SH',31.15,121.12,5200,130),
 ('W-WH1','WAREHOUSE','武汉仓','Wuhan DC','Z-EAST','CN-HB',30.60,114.20,3600,105),
 ('W-GZ1','WAREHOUSE','广州南沙仓','Guangzhou Nansha DC','Z-SOUTH','CN-GD',22.80,113.53,5600,125),
 ('W-CS1','WAREHOUSE','长沙仓','Changsha DC','Z-SOUTH','CN-HN',28.20,113.05,2400,100),
 ('W-CD1','WAREHOUSE','成都双流仓','Chengdu Shuangliu DC','Z-WEST','CN-SC',30.57,103.92,3200,100),
 ('W-XA1','WAREHOUSE','西安仓','Xi''an DC','Z-WEST','CN-SN',34.38,108.90,2000,98);
update node set open = false where code = 'W-SY1';

insert into node (code, kind, name_zh, name_en, zone_code, region_code, supplier_code, lat, lon, handling_minor_per_unit)
select 'D-' || s.code, 'SUPPLIER', s.name_zh || '直发', s.name_en || ' direct', r.zone_code, r.code, s.code,
       r.lat + (random() - .5) * 1.6, r.lon + (random() - .5) * 1.6, 80
from supplier s join region r on r.code = s.region_code where right(s.code, 1) in ('1','4','7');

insert into lane (node_code, region_code, parcel_minor, unit_minor, transit_hours)
select n.code, r.code, 420 + (sqrt((n.lat-r.lat)^2+(n.lon-r.lon)^2) * 28)::int, 60,
       12 + (sqrt((n.lat-r.lat)^2+(n.lon-r.lon)^2) * 3)::int
from node n cross join region r;

insert into sku (code, name_zh, name_en, category, list_price_minor, margin_floor_minor)
select 'SKU-' || lpad(i::text, 4, '0'),
       (array['保温杯','蓝牙耳机','运动鞋','四件套','双肩包','台灯','手机壳','毛毯','拖鞋','数据线'])[1 + i % 10] || ' ' || i,
       (array['Thermos','Earbuds','Running shoes','Bedding set','Backpack','Desk lamp','Phone case','Blanket','Slippers','USB cable'])[1 + i % 10] || ' ' || i,
       (array['HOME','ELECTRONICS','SHOES','TEXTILES','BAGS'])[1 + i % 5], 1500 + (random() * 22000)::int, 300
from generate_series(1, 60) i;

insert into offer (supplier_code, sku, unit_cost_minor, moq, order_multiple, lead_time_days, weekly_capacity_units, drop_ship, valid_from, valid_to)
select s.code, k.code, 600 + (k.list_price_minor * (.3 + random() * .2))::int, 24, 12, 4 + (random() * 14)::int, 2000, true, '2025-01-01', '2027-01-01'
from sku k join supplier s on (abs(hashtext(k.code || s.code)) % 11) = 0;

insert into buyer select 'B-' || lpad(i::text, 4, '0'),
       (array['晨光便利店','悦来小铺','Little Harbour','福满多','Panda Mart','好邻居','青山文具','Corner Goods'])[1 + i % 8] || ' ' || i, null
from generate_series(1, 40) i;
insert into buyer values ('B-XSS', '<script>document.title="owned"</script><img src=x onerror="document.title=1">', 'CN-SH');

insert into stock_balance (node_code, sku, safety_stock)
select n.code, k.code, case when n.kind = 'WAREHOUSE' then 10 + (random() * 20)::int else 0 end
from node n cross join sku k where n.kind = 'WAREHOUSE' or abs(hashtext(n.code || k.code)) % 4 = 0;
insert into stock_movement (request_id, node_code, sku, kind, on_hand_delta, reserved_delta, reason, recorded_at)
select 'opening', node_code, sku, 'OPENING', 20 + (random() * 400)::int, 0, 'First count', '2026-03-01T00:00:00Z'
from stock_balance where abs(hashtext(node_code || sku || 'x')) % 12 <> 0;

-- Orders: newest have the least progress.
insert into customer_order (id, number, buyer_code, buyer_reference, region_code, zone_code, status, allow_substitutes, currency,
                            goods_minor, placed_at, promised_ship_by, promised_deliver_by, closed_at, close_reason, version)
select md5('order' || i)::uuid, 100000 + i,
       case when i = 481 then 'B-XSS' else 'B-' || lpad((1 + (random() * 39)::int)::text, 4, '0') end,
       'PO-' || (7000 + i), r.code, r.zone_code, s.status, random() < .5, 'CNY', 0, s.placed_at,
       s.placed_at + interval '1 day', s.placed_at + interval '3 days',
       case when s.status in ('COMPLETED','CANCELLED') then s.placed_at + interval '70 hours' end,
       case s.status when 'CANCELLED' then 'The buyer changed their mind' end, 3
from (select i, timestamptz '2026-03-10T08:30:00Z' - (480 - least(i, 480)) * interval '17 minutes' - random() * interval '10 minutes' placed_at,
             case when i in (475, 478, 481) then 'HELD'
                  when i > 476 then 'ACCEPTED'
                  when i > 455 then (array['POOLED','POOLED','ALLOCATED'])[1 + i % 3]
                  when i > 430 then (array['ALLOCATED','RELEASED'])[1 + i % 2]
                  when i > 370 then (array['RELEASED','SHIPPED','SHIPPED'])[1 + i % 3]
                  when i % 19 = 0 then 'CANCELLED' else 'COMPLETED' end status
      from generate_series(1, 481) i) s
join lateral (select code, zone_code from region order by
      -ln(random() + 1e-9 * s.i) / (case code when 'CN-GD' then 9 when 'CN-ZJ' then 7 when 'CN-JS' then 6 when 'CN-SH' then 6
        when 'CN-BJ' then 5 when 'CN-SD' then 4 when 'CN-SC' then 4 when 'CN-HA' then 3 when 'CN-HB' then 3 when 'CN-XZ' then .3 else 1.4 end) limit 1) r on true;

insert into order_destination select id, '王小明', '幸福路 ' || number % 300 || ' 号', '13800000000' from customer_order;

insert into order_line (id, order_id, line_no, sku, quantity, unit_price_minor, open_units, allocated_units, released_units,
                        shipped_units, delivered_units, cancelled_units, screening, flagged, rerouted, backordered_until)
select md5('line' || o.number || '-' || n)::uuid, o.id, n, k.sku, q.q, 1500 + (random() * 9000)::int,
       case when o.status in ('ACCEPTED','HELD','POOLED') then q.q else 0 end,
       case when o.status = 'ALLOCATED' then q.q else 0 end,
       case when o.status = 'RELEASED' then q.q else 0 end,
       case when o.status = 'SHIPPED' then q.q - q.q / 3 else 0 end,
       case when o.status = 'COMPLETED' then q.q when o.status = 'SHIPPED' then q.q / 3 else 0 end,
       case when o.status = 'CANCELLED' then q.q else 0 end,
       case when o.status = 'ACCEPTED' then 'PENDING' when o.status = 'HELD' and n = 1 then 'HELD'
            when o.number % 13 = 0 and n = 1 then 'REROUTED' else 'CLEAR' end,
       (o.status = 'HELD' or o.number % 13 = 0) and n = 1, o.number % 13 = 0 and n = 1,
       case when o.status = 'POOLED' and o.number % 7 = 0 then o.placed_at + interval '6 days' end
from customer_order o
cross join generate_series(1, 3) n
cross join lateral (select 'SKU-' || lpad((1 + (abs(hashtext(o.number::text || n)) % 60))::text, 4, '0') sku) k
cross join lateral (select 2 + abs(hashtext(o.number::text || 'q' || n)) % 22 q) q
where n <= 1 + o.number % 3;
update customer_order o set goods_minor = (select sum(quantity * unit_price_minor) from order_line l where l.order_id = o.id);

-- Where each line goes: the nearest node of the zone, sometimes a drop-shipper.
create temporary table went on commit preserve rows as
select l.id line_id, l.order_id, l.sku, l.quantity, o.status, o.zone_code, o.region_code, o.number, l.line_no, o.placed_at,
       (select b.node_code from stock_balance b join node n on n.code = b.node_code join lane a on a.node_code = n.code and a.region_code = o.region_code
        where b.sku = l.sku and b.on_hand > 0 order by a.transit_hours + abs(hashtext(l.id::text || n.code)) % 14 limit 1) node
from order_line l join customer_order o on o.id = l.order_id;

insert into promise (line_id, node_code, sku, units, ship_by, deliver_by, cost_minor, unfilled_reason)
select line_id, case when number % 29 <> 0 then node end, case when number % 29 <> 0 then sku end,
       case when status in ('ACCEPTED','HELD','POOLED') and number % 29 <> 0 then quantity else 0 end,
       placed_at + interval '1 day', placed_at + interval '3 days', 700 + quantity * 190,
       case when number % 29 = 0 then 'NO_STOCK' end
from went;

insert into decision_run (id, kind, zone_code, snapshot_hash, policy_version, seed, cost_minor, lower_bound_minor, gap_pct, orders, lines,
                          unfilled_units, conflicts, moved_lines, cut_short, millis, decided_at)
select md5('wave' || i)::uuid, 'WAVE', (array['Z-NORTH','Z-EAST','Z-SOUTH','Z-WEST'])[1 + i % 4], md5('snap' || i), 1, 7,
       c, (c * (1 - g))::bigint, g * 100, (c / 9000)::int, (c / 4000)::int, case when i % 9 = 0 then 14 else 0 end,
       case when i % 11 = 0 then 2 else 0 end, (random() * 9)::int, i % 23 = 0, 180 + (random() * 900)::int,
       timestamptz '2026-03-10T08:30:00Z' - (64 - i) * interval '95 minutes'
from (select i, 300000 + (200000 * (1 + sin(i / 5.0)) + random() * 90000)::bigint c, random() * random() * .03 g from generate_series(1, 64) i) w;

insert into decision_line (run_id, line_id, node_code, sku, reason, candidates)
select md5('wave' || 60 + number % 4)::uuid, line_id, node, sku, 'Cheapest in the joint plan: same parcel as line 1',
       jsonb_build_array(
         jsonb_build_object('node', node, 'sku', sku, 'chosen', true, 'costMinor', 900 + quantity * 180, 'eliminated', null,
           'components', jsonb_build_object('FREIGHT_UNIT', quantity * 60, 'HANDLING', quantity * 110, 'EXPECTED_LATENESS', 180 + quantity * 6, 'EXPECTED_DAMAGE', 100 + quantity * 4), 'parcelMinor', 620),
         jsonb_build_object('node', 'W-WH1', 'sku', sku, 'chosen', false, 'costMinor', 1500 + quantity * 260, 'eliminated', null,
           'components', jsonb_build_object('FREIGHT_PARCEL', 980, 'FREIGHT_UNIT', quantity * 90, 'HANDLING', quantity * 105, 'EXPECTED_LATENESS', 420 + quantity * 40, 'EXPECTED_DAMAGE', 100 + quantity * 5, 'SCARCITY', quantity * 20)),
         jsonb_build_object('node', 'D-S-004', 'sku', sku, 'chosen', false, 'costMinor', 2400 + quantity * 340, 'eliminated', null,
           'components', jsonb_build_object('PURCHASE', quantity * 240, 'FREIGHT_PARCEL', 800, 'FREIGHT_UNIT', quantity * 70, 'EXPECTED_LATENESS', 1400, 'EXPECTED_DAMAGE', 200 + quantity * 30)),
         jsonb_build_object('node', 'W-XA1', 'sku', sku, 'chosen', false, 'costMinor', null, 'eliminated', 'NO_STOCK', 'components', '{}'::jsonb),
         jsonb_build_object('node', 'D-S-017', 'sku', sku, 'chosen', false, 'costMinor', null, 'eliminated', 'RISK_OVER_POLICY', 'components', '{}'::jsonb),
         jsonb_build_object('node', 'W-SY1', 'sku', sku, 'chosen', false, 'costMinor', null, 'eliminated', 'NODE_CLOSED', 'components', '{}'::jsonb))
from went where status not in ('ACCEPTED','HELD','CANCELLED');

insert into pick_task (id, order_id, node_code, status, released_at, due_at, request_id)
select md5('pick' || order_id || node)::uuid, order_id, node, case when status = 'RELEASED' then 'OPEN' else 'SHIPPED' end,
       min(placed_at) + interval '5 hours', min(placed_at) + interval '1 day', 'pick' || order_id || node
from went where status in ('RELEASED','SHIPPED','COMPLETED') and node like 'W%' group by order_id, node, status;

insert into allocation (id, line_id, order_id, node_code, sku, quantity, status, run_id, pick_task_id, ship_by, deliver_by, committed_at)
select md5('alloc' || line_id)::uuid, line_id, order_id, node, sku, quantity,
       case status when 'ALLOCATED' then 'COMMITTED' when 'RELEASED' then 'RELEASED' when 'SHIPPED' then 'SHIPPED' else 'DELIVERED' end,
       md5('wave' || 60 + number % 4)::uuid,
       case when status in ('RELEASED','SHIPPED','COMPLETED') and node like 'W%' then md5('pick' || order_id || node)::uuid end,
       placed_at + interval '1 day', placed_at + interval '3 days', placed_at + interval '3 hours'
from went where status in ('ALLOCATED','RELEASED','SHIPPED','COMPLETED') and node is not null;

insert into stock_movement (request_id, node_code, sku, kind, on_hand_delta, reserved_delta, reason, recorded_at)
select 'reserve', a.node_code, a.sku, 'RESERVED', 0, least(sum(a.quantity), b.on_hand), 'Wave', '2026-03-10T08:00:00Z'
from allocation a join stock_balance b on b.node_code = a.node_code and b.sku = a.sku
where a.status in ('COMMITTED','RELEASED') and b.on_hand > 0 group by a.node_code, a.sku, b.on_hand;

insert into restock_run (id, zone_code, run_key, status, step, started_at, finished_at, policy_version, seed, snapshot_hash, cost_minor,
                         lower_bound_minor, gap_pct, solve_millis, order_value_minor, summary)
select md5('run' || i)::uuid, (array['Z-NORTH','Z-EAST','Z-SOUTH','Z-WEST'])[1 + i % 4], (array['Z-NORTH','Z-EAST','Z-SOUTH','Z-WEST'])[1 + i % 4] || '/2026030' || (5 + i / 4) || 'T0' || i % 10 || '0000Z',
       case i when 12 then 'AWAITING_APPROVAL' when 11 then 'RUNNING' when 7 then 'NOTHING_TO_ORDER' when 5 then 'REJECTED' else (array['RECEIVED','RELEASED'])[1 + (i > 8)::int] end,
       case i when 12 then 'approve' when 11 then 'plan' else 'done' end,
       timestamptz '2026-03-10T06:00:00Z' - (12 - i) * interval '42 hours', case when i < 11 then timestamptz '2026-03-10T07:00:00Z' - (12 - i) * interval '42 hours' end,
       1, 7, md5('rsnap' || i), 9000000 + i * 123456, 8900000 + i * 122000, 1.1, 4200, 6200000 + i * 90000,
       '{"purchaseMinor": 6420000, "holdingMinor": 310000, "riskMinor": 182000, "orderingMinor": 90000, "lostSalesMinor": 41000, "plannedLater": 28, "lines": 10, "shortfalls": 2}'
from generate_series(1, 12) i;

insert into purchase_order (id, request_id, supplier_code, purpose, node_code, order_id, restock_run_id, status, total_minor, created_at, sent_at,
                            acknowledge_by, acknowledged_at, ship_by, expected_at, shipped_at, closed_at, close_reason, carrier, tracking)
select md5('rpo' || i)::uuid, 'rpo' || i, s.code, 'RESTOCK', w.code, null, md5('run' || 1 + i % 10)::uuid, t.status, 0, t.at, t.at,
       t.at + interval '8 hours', case when t.status not in ('SENT','EXPIRED','REJECTED','COUNTERED') then t.at + interval '4 hours' end,
       t.at + interval '6 days', t.at + interval '9 days', case when t.status in ('SHIPPED','RECEIVED') then t.at + interval '5 days' end,
       case when t.status in ('RECEIVED','REJECTED','EXPIRED') then t.at + interval '9 days' end,
       case t.status when 'REJECTED' then 'The factory is full until April' when 'EXPIRED' then 'No answer in time' end,
       case when t.status in ('SHIPPED','RECEIVED') then 'SF' end, case when t.status in ('SHIPPED','RECEIVED') then 'SF' || (88000 + i) end
from generate_series(1, 44) i
cross join lateral (select (array['SENT','ACKNOWLEDGED','SHIPPED','RECEIVED','RECEIVED','RECEIVED','COUNTERED','REJECTED','EXPIRED'])[1 + i % 9] status,
                    timestamptz '2026-03-10T08:00:00Z' - (44 - i) * interval '5 hours' as at) t
join lateral (select code from supplier order by md5(code || i) limit 1) s on true
join lateral (select code from node where kind = 'WAREHOUSE' order by md5(code || i) limit 1) w on true;
insert into purchase_order_line (po_id, line_no, sku, quantity, confirmed, countered, shipped, received, damaged, unit_cost_minor)
select p.id, n, 'SKU-' || lpad((1 + abs(hashtext(p.request_id || n)) % 60)::text, 4, '0'), 120,
       case when p.acknowledged_at is not null then 120 end, case when p.status = 'COUNTERED' then 80 end,
       case when p.status in ('SHIPPED','RECEIVED') then 120 else 0 end, case when p.status = 'RECEIVED' then 116 else 0 end,
       case when p.status = 'RECEIVED' then 4 else 0 end, 1200 + n * 333
from purchase_order p cross join generate_series(1, 3) n;

insert into purchase_order (id, request_id, supplier_code, purpose, node_code, order_id, status, total_minor, created_at, sent_at, acknowledge_by,
                            acknowledged_at, ship_by, expected_at, shipped_at, carrier, tracking)
select md5('dpo' || w.order_id || w.node)::uuid, 'dpo' || w.order_id || w.node, n.supplier_code, 'DROP_SHIP', w.node, w.order_id,
       case w.status when 'RELEASED' then 'SENT' when 'SHIPPED' then 'SHIPPED' else 'DELIVERED' end, 0,
       min(placed_at) + interval '4 hours', min(placed_at) + interval '4 hours', min(placed_at) + interval '12 hours',
       case when w.status <> 'RELEASED' then min(placed_at) + interval '7 hours' end, min(placed_at) + interval '1 day', min(placed_at) + interval '3 days',
       case when w.status <> 'RELEASED' then min(placed_at) + interval '20 hours' end, case when w.status <> 'RELEASED' then 'YTO' end, case when w.status <> 'RELEASED' then 'YT' || min(number) end
from went w join node n on n.code = w.node and n.kind = 'SUPPLIER' where w.status in ('RELEASED','SHIPPED','COMPLETED')
group by w.order_id, w.node, w.status, n.supplier_code;
insert into purchase_order_line (po_id, line_no, sku, quantity, confirmed, shipped, received, unit_cost_minor, allocation_id)
select md5('dpo' || w.order_id || w.node)::uuid, w.line_no, w.sku, w.quantity, w.quantity, case when w.status = 'RELEASED' then 0 else w.quantity end,
       0, 1400, md5('alloc' || line_id)::uuid
from went w where w.status in ('RELEASED','SHIPPED','COMPLETED') and w.node like 'D%';
update purchase_order p set total_minor = (select sum(quantity * unit_cost_minor) from purchase_order_line l where l.po_id = p.id);

insert into shipment (id, order_id, node_code, pick_task_id, po_id, carrier, tracking, status, shipped_at, deliver_by, delivered_at)
select md5('ship' || order_id || node)::uuid, order_id, node, case when node like 'W%' then md5('pick' || order_id || node)::uuid end,
       case when node like 'D%' then md5('dpo' || order_id || node)::uuid end,
       (array['SF','YTO','ZTO'])[1 + abs(hashtext(node)) % 3], 'T' || min(number), case status when 'SHIPPED' then 'IN_TRANSIT' else 'DELIVERED' end,
       min(placed_at) + interval '20 hours', min(placed_at) + interval '3 days', case when status = 'COMPLETED' then min(placed_at) + (40 + min(number) % 60) * interval '1 hour' end
from went where status in ('SHIPPED','COMPLETED') and node is not null group by order_id, node, status;
insert into shipment_line (shipment_id, allocation_id, quantity, delivered, damaged)
select md5('ship' || order_id || node)::uuid, md5('alloc' || line_id)::uuid, quantity, case when status = 'COMPLETED' then quantity else 0 end, 0
from went where status in ('SHIPPED','COMPLETED') and node is not null;

insert into restock_line (id, run_id, supplier_code, sku, node_code, period, quantity, proposed_quantity, unit_cost_minor, status, why)
select md5('rl' || r.i || '-' || n)::uuid, md5('run' || r.i)::uuid, s.code, 'SKU-' || lpad((1 + n)::text, 4, '0'), w.code, n % 4, 60 + 12 * (n % 9), 60 + 12 * (n % 9), 1100 + n * 17,
       case when r.i = 12 then case when n % 4 = 0 then 'PROPOSED' else 'PLANNED' end when n % 4 = 0 then 'RELEASED' else 'PLANNED' end,
       jsonb_build_object('arrivalPeriod', 1 + n % 4, 'coverPeriods', 2, 'demandOverCover', 140 + n, 'available', 40 + n % 30, 'inboundBefore', 24, 'inboundInCover', 0,
         'projectedStock', 18 + n % 12, 'serviceLevel', 0.955, 'safetyStock', 22 + n % 7, 'netRequirement', 118 + n % 40, 'rounding', (array['NONE','MULTIPLE','MOQ'])[1 + n % 3],
         'unitCost', 1100 + n * 17, 'riskCostMilli', 43000, 'runnerUp', case when n % 3 > 0 then jsonb_build_object('supplier', jsonb_build_object('code', 'S-009'), 'quantity', 132, 'unitCost', 1180 + n * 17, 'riskCostMilli', 90000, 'planCost', 21400 + n * 100, 'feasible', true) end)
from (values (12), (10), (9)) r(i) cross join generate_series(0, 37) n
join lateral (select code from supplier order by md5(code || n || r.i) limit 1) s on true
join lateral (select code from node where kind = 'WAREHOUSE' and zone_code = (select zone_code from restock_run where id = md5('run' || r.i)::uuid) order by md5(code || n) limit 1) w on true;

-- a run is worth what its lines are
update restock_run r set order_value_minor = (select coalesce(sum(l.quantity * l.unit_cost_minor), 0) from restock_line l
    where l.run_id = r.id and l.status in ('PROPOSED', 'RELEASED'));

-- the dear and the risky orders of the waiting run
insert into restock_order (id, run_id, supplier_code, node_code, value_minor, risk_minor, held, status)
select md5('ro' || supplier_code || node_code)::uuid, run_id, supplier_code, node_code, sum(quantity * unit_cost_minor), sum(quantity * 43),
       case when sum(quantity * unit_cost_minor) > 100000 then '[{"limit": "ORDER_VALUE", "allowed": 100000, "actual": ' || sum(quantity * unit_cost_minor) || '}]'
         else '[{"limit": "RISK", "allowed": 30, "actual": 37}]' end::jsonb, 'PROPOSED'
from restock_line where run_id = md5('run12')::uuid and status = 'PROPOSED' group by run_id, supplier_code, node_code;

insert into sales_history (sku, region_code, week, units)
select 'SKU-' || lpad(k::text, 4, '0'), r.code, date '2026-03-09' - 7 * w,
       greatest(0, (14 + 6 * sin(w / 4.0) + 5 * random() + case when w between 2 and 4 then -7 else 0 end)::int)
from generate_series(1, 8) k cross join region r cross join generate_series(1, 26) w;

insert into forecast (run_id, sku, region_code, model, sample_size, weeks, error_correlation, scores)
select md5('run' || i.i)::uuid, 'SKU-' || lpad(k::text, 4, '0'), r.code, '0.62 IMAPA + 0.38 TSB', 26,
       (select jsonb_agg(jsonb_build_object('mean', m, 'variance', m * 1.8, 'q50', round(m), 'q75', round(m * 1.25), 'q90', round(m * 1.5), 'q95', round(m * 1.7), 'q99', round(m * 2.1)) order by w)
        from (select w, 14 + 3 * sin(w / 2.0 + k) m from generate_series(1, 8) w) f),
       0.1, '[{"model": "IMAPA", "scaledError": 0.71, "weight": 0.62}, {"model": "TSB", "scaledError": 0.78, "weight": 0.38}, {"model": "SES", "scaledError": 0.83, "weight": 0}]'
from (values (12), (10), (9)) i(i) cross join generate_series(1, 8) k cross join region r;

insert into forecast_total (run_id, category, region_code, week, series, mean, variance, deviation)
select f.run_id, s.category, f.region_code, w.at - 1, count(*), sum((w.week ->> 'mean')::float8), sum((w.week ->> 'variance')::float8), sum(sqrt((w.week ->> 'variance')::float8))
from forecast f join sku s on s.code = f.sku cross join lateral jsonb_array_elements(f.weeks) with ordinality w (week, at)
group by 1, 2, 3, 4;
update restock_run set error_products = 12, error_sizes = 100 where id in (select run_id from forecast_total);

insert into calendar_event (id, version, name, name_en, kind, starts_on, ends_on, yearly, factors, removed, edited_at, edited_by)
values (md5('spring')::uuid, 1, '春节', 'Spring Festival', 'FESTIVAL', '2026-02-16', '2026-02-23', 'LUNAR 1-1', '{}', false, '2026-01-05T08:00:00Z', 'system');
insert into heat_report (given_by, term, week, factor, matched, recorded_at)
select 'SKU', 'SKU-0001', date '2026-03-09' - 7 * w, 1.8, '{SKU-0001}', '2026-03-01T08:00:00Z' from generate_series(3, 5) w;

-- forecasts of past weeks: a tenth too high, and far too high for the bags
insert into kept_forecast (week, ahead, sku, region_code, made_at, mean, q50, q90)
select h.week, a, h.sku, h.region_code, (h.week - 7 * (a - 1))::timestamptz, m.mean, m.mean, m.mean * 1.4
from sales_history h join sku s on s.code = h.sku cross join (values (1), (2), (4)) a(a)
cross join lateral (select (h.units + (abs(hashtext(h.sku || h.week || a)) % 7) - 2.5) * case s.category when 'BAGS' then 1.6 else 1 end mean0) z
cross join lateral (select greatest(0, z.mean0) mean) m
where h.week >= date '2026-03-09' - 7 * 12;

insert into restock_exception (id, run_id, zone_code, kind, sku, node_code, units, on_day, wanted_day, cost_minor, opened_at)
select md5('rx' || n)::uuid, r.id, r.zone_code, (array['LIKELY_STOCK_OUT','EXPEDITE','POSTPONE','CANCEL','OVERSTOCK'])[1 + n % 5], 'SKU-' || lpad((1 + n)::text, 4, '0'),
       (select code from node where kind = 'WAREHOUSE' and zone_code = r.zone_code order by code limit 1), 20 + n * 7, date '2026-03-12' + n, case when n % 5 in (1, 2) then date '2026-03-11' + 2 * n end, 90000 - n * 7000, '2026-03-10T07:00:00Z'
from restock_run r cross join generate_series(0, 8) n where r.id = md5('run12')::uuid;

insert into exception_case (id, kind, subject_kind, subject_id, line_id, title, detail, opened_at, due_at, actions, default_action, status, resolution, resolved_by, resolved_at, request_id)
select md5('held' || o.number)::uuid, 'HELD_LINE', 'ORDER', o.id, l.id, 'Line ' || l.line_no || ' of order ' || o.number || ' is held: LATE 31.4 % ≥ 25.0 %',
       '{"node": "D-S-004", "supplier": "S-004", "late": 0.314, "reason": "supplier S-004: 11 of 35 late, chance 31.4 % after 12.2 %", "costMinor": 41800}',
       o.placed_at + interval '4 minutes', timestamptz '2026-03-10T08:30:00Z' + (o.number % 10 - 4) * interval '25 minutes', '{APPROVE,DECLINE}', 'DECLINE', 'OPEN', null, null, null, 'held' || o.number
from customer_order o join order_line l on l.order_id = o.id and l.line_no = 1 where o.status = 'HELD';
insert into exception_case (id, kind, subject_kind, subject_id, title, detail, opened_at, due_at, actions, default_action, status, request_id)
select md5('ctr' || number)::uuid, 'COUNTER_OFFER', 'PURCHASE_ORDER', id, 'Supplier ' || supplier_code || ' offers 80 of 120 on order ' || number,
       '{"offered": 80, "asked": 120, "shipBy": "2026-03-18"}', created_at + interval '5 hours', timestamptz '2026-03-10T08:30:00Z' + interval '3 hours', '{ACCEPT,DECLINE}', 'ACCEPT', 'OPEN', 'ctr' || number
from purchase_order where status = 'COUNTERED' order by number desc limit 2;
insert into exception_case (id, kind, subject_kind, subject_id, title, detail, opened_at, due_at, actions, default_action, status, request_id)
values (md5('ra')::uuid, 'RESTOCK_APPROVAL', 'RESTOCK_RUN', md5('run12')::uuid, 'Restock of North for ¥72,800.00 is over the limit', '{"orderValueMinor": 7280000, "limitMinor": 5000000}',
  '2026-03-10T07:10:00Z', '2026-03-10T14:00:00Z', '{APPROVE,REJECT}', 'APPROVE', 'OPEN', 'ra');
insert into exception_case (id, kind, subject_kind, subject_id, title, detail, opened_at, due_at, actions, default_action, status, resolution, resolved_by, resolved_at, request_id)
select md5('late' || i)::uuid, 'LATE_SHIPMENT', 'ORDER', md5('order' || (370 + i))::uuid, 'Order ' || (100370 + i) || ' is later than promised', '{"hours": 9}',
       timestamptz '2026-03-10T02:00:00Z' - i * interval '7 hours', null, '{DISMISS}', 'DISMISS', case when i < 3 then 'OPEN' else 'RESOLVED' end,
       case when i >= 3 then 'DISMISS' end, case when i >= 3 then (array['operator','policy'])[1 + i % 2] end,
       case when i >= 3 then timestamptz '2026-03-10T06:00:00Z' - i * interval '7 hours' end, 'late' || i
from generate_series(1, 12) i;

insert into event (subject_kind, subject_id, order_id, kind, at, detail)
select subject_kind, subject_id, order_id, kind, at, detail from (
  select 'ORDER' subject_kind, id::text subject_id, id order_id, 'ACCEPTED' kind, placed_at as at, '{}'::jsonb detail from customer_order
  union all select 'ORDER', id::text, id, 'SCREENED', placed_at + interval '2 minutes', '{"lines": 1, "flagged": 0}' from customer_order where status <> 'ACCEPTED'
  union all select 'ORDER', o.id::text, o.id, 'REROUTED', placed_at + interval '3 minutes', '{"from": "D-S-017", "to": "W-SH1", "reason": "LATE 31.4 % ≥ 25.0 %"}' from customer_order o where number % 13 = 0
  union all select 'ORDER', o.id::text, o.id, 'HELD', placed_at + interval '4 minutes', '{"line": 1, "reason": "supplier S-004: 11 of 35 late"}' from customer_order o where status = 'HELD'
  union all select 'ORDER', order_id::text, order_id, 'ALLOCATED', committed_at, jsonb_build_object('node', node_code, 'sku', sku, 'units', quantity) from allocation
  union all select 'ORDER', order_id::text, order_id, 'RELEASED', released_at, jsonb_build_object('node', node_code) from pick_task
  union all select 'ORDER', order_id::text, order_id, 'SHIPPED', shipped_at, jsonb_build_object('node', node_code, 'carrier', carrier, 'tracking', tracking) from shipment
  union all select 'ORDER', order_id::text, order_id, 'DELIVERED', delivered_at, '{}' from shipment where delivered_at is not null
  union all select 'ORDER', id::text, id, 'CLOSED', closed_at, '{}' from customer_order where closed_at is not null
  union all select 'PURCHASE_ORDER', id::text, order_id, 'SENT', sent_at, jsonb_build_object('supplier', supplier_code) from purchase_order
  union all select 'PURCHASE_ORDER', id::text, order_id, status, created_at + interval '6 hours', jsonb_build_object('supplier', supplier_code) from purchase_order where status in ('COUNTERED','REJECTED','ACKNOWLEDGED')
  union all select 'WAVE', zone_code, null, 'COMMITTED', decided_at, jsonb_build_object('zone', zone_code, 'orders', orders, 'gapPct', round(gap_pct::numeric, 2)) from decision_run
  union all select 'RESTOCK_RUN', id::text, null, 'PLANNED', started_at + interval '20 minutes', jsonb_build_object('zone', zone_code) from restock_run
) e where at <= timestamptz '2026-03-10T08:30:00Z' order by at;

insert into delivery_history (reference, node_code, supplier_code, region_code, category, purpose, promised_at, delivered_at, recorded_at, units, damaged_units)
select 'h' || i, w.code, s.code, (select region_code from node where code = w.code), 'HOME', 'RESTOCK', d.at,
       d.at + (random() - .72) * interval '3 days', d.at + interval '1 day', 120, case when random() < .06 then 5 else 0 end
from generate_series(1, 900) i
cross join lateral (select timestamptz '2026-03-09T00:00:00Z' - i * interval '4 hours' as at) d
join lateral (select code from supplier order by md5(code || i) limit 1) s on true
join lateral (select code from node where kind = 'WAREHOUSE' order by md5(code || i) limit 1) w on true;
