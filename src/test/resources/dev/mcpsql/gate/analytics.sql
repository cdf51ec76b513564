-- Questions as people ask them, in the shapes of the decision-support and join-order benchmarks and of everyday product
-- analytics, over the relations of analytics-relations.txt. One statement up to each semicolon at the end of a line.

-- Decision support: one fact table, a handful of dimensions
SELECT l.flag, l.state, sum(l.qty) AS sum_qty, sum(l.price) AS sum_base, sum(l.price * (1 - l.discount)) AS sum_net,
       sum(l.price * (1 - l.discount) * (1 + l.tax)) AS sum_charge, avg(l.qty) AS avg_qty, avg(l.discount) AS avg_discount, count(*) AS lines
FROM trade.sale_line l
WHERE l.shipped_on <= date '2024-12-01' - interval '90' day
GROUP BY l.flag, l.state
ORDER BY l.flag, l.state;

SELECT s.balance, s.title, n.title, p.part_id, p.maker, s.address, s.phone, s.remark
FROM trade.part p, trade.supplier s, trade.part_supply ps, trade.nation n, trade.region r
WHERE p.part_id = ps.part_id AND s.supplier_id = ps.supplier_id AND p.size = 15 AND p.kind LIKE '%COPPER'
  AND s.nation_id = n.nation_id AND n.region_id = r.region_id AND r.title = 'EUROPE'
  AND ps.cost = (SELECT min(ps2.cost)
                 FROM trade.part_supply ps2, trade.supplier s2, trade.nation n2, trade.region r2
                 WHERE p.part_id = ps2.part_id AND s2.supplier_id = ps2.supplier_id AND s2.nation_id = n2.nation_id
                   AND n2.region_id = r2.region_id AND r2.title = 'EUROPE')
ORDER BY s.balance DESC, n.title, s.title, p.part_id
LIMIT 100;

SELECT l.sale_id, sum(l.price * (1 - l.discount)) AS revenue, s.sold_on, s.ship_priority
FROM trade.client c JOIN trade.sale s ON c.client_id = s.client_id JOIN trade.sale_line l ON l.sale_id = s.sale_id
WHERE c.segment = 'BUILDING' AND s.sold_on < '2024-03-15' AND l.shipped_on > DATE '2024-03-15'
GROUP BY l.sale_id, s.sold_on, s.ship_priority
ORDER BY revenue DESC, s.sold_on
LIMIT 10;

SELECT s.priority, count(*) AS sales
FROM trade.sale s
WHERE s.sold_on >= date '2024-07-01' AND s.sold_on < date '2024-07-01' + interval '3' month
  AND EXISTS (SELECT 1 FROM trade.sale_line l WHERE l.sale_id = s.sale_id AND l.promised_on < l.received_on)
GROUP BY s.priority ORDER BY s.priority;

SELECT sum(l.price * l.discount) AS revenue
FROM trade.sale_line l
WHERE l.shipped_on >= date '2024-01-01' AND l.shipped_on < date '2024-01-01' + interval '1' year
  AND l.discount BETWEEN 0.06 - 0.01 AND 0.06 + 0.01 AND l.qty < 24;

SELECT supp_nation, cust_nation, sold_year, sum(volume) AS revenue
FROM (SELECT n1.title AS supp_nation, n2.title AS cust_nation, extract(year FROM l.shipped_on) AS sold_year,
             l.price * (1 - l.discount) AS volume
      FROM trade.supplier s, trade.sale_line l, trade.sale o, trade.client c, trade.nation n1, trade.nation n2
      WHERE s.supplier_id = l.supplier_id AND o.sale_id = l.sale_id AND c.client_id = o.client_id
        AND s.nation_id = n1.nation_id AND c.nation_id = n2.nation_id
        AND ((n1.title = 'FRANCE' AND n2.title = 'GERMANY') OR (n1.title = 'GERMANY' AND n2.title = 'FRANCE'))
        AND l.shipped_on BETWEEN date '2024-01-01' AND date '2024-12-31') AS shipping
GROUP BY supp_nation, cust_nation, sold_year
ORDER BY supp_nation, cust_nation, sold_year;

SELECT o_year, sum(CASE WHEN nation = 'BRAZIL' THEN volume ELSE 0 END) / sum(volume) AS share
FROM (SELECT extract(year FROM o.sold_on) AS o_year, l.price * (1 - l.discount) AS volume, n2.title AS nation
      FROM trade.part p JOIN trade.sale_line l USING (part_id) JOIN trade.supplier s USING (supplier_id)
           JOIN trade.sale o ON o.sale_id = l.sale_id JOIN trade.client c ON c.client_id = o.client_id
           JOIN trade.nation n1 ON n1.nation_id = c.nation_id JOIN trade.region r ON r.region_id = n1.region_id
           JOIN trade.nation n2 ON n2.nation_id = s.nation_id
      WHERE r.title = 'AMERICA' AND p.kind = 'ECONOMY ANODIZED STEEL') all_nations
GROUP BY o_year ORDER BY o_year;

SELECT c.client_id, c.title, sum(l.price * (1 - l.discount)) AS revenue, c.balance, n.title AS nation
FROM trade.client c, trade.sale o, trade.sale_line l, trade.nation n
WHERE c.client_id = o.client_id AND l.sale_id = o.sale_id AND l.flag = 'R' AND c.nation_id = n.nation_id
GROUP BY c.client_id, c.title, c.balance, n.title
HAVING sum(l.price * (1 - l.discount)) > 1000
ORDER BY revenue DESC LIMIT 20;

SELECT ps.part_id, sum(ps.cost * ps.available) AS value
FROM trade.part_supply ps JOIN trade.supplier s ON s.supplier_id = ps.supplier_id JOIN trade.nation n ON n.nation_id = s.nation_id
WHERE n.title = 'GERMANY'
GROUP BY ps.part_id
HAVING sum(ps.cost * ps.available) > (SELECT sum(ps2.cost * ps2.available) * 0.0001 FROM trade.part_supply ps2)
ORDER BY value DESC;

SELECT l.mode, sum(CASE WHEN o.priority = '1-URGENT' OR o.priority = '2-HIGH' THEN 1 ELSE 0 END) AS high,
       sum(CASE WHEN o.priority <> '1-URGENT' AND o.priority <> '2-HIGH' THEN 1 ELSE 0 END) AS low
FROM trade.sale o, trade.sale_line l
WHERE o.sale_id = l.sale_id AND l.mode IN ('MAIL', 'SHIP') AND l.promised_on < l.received_on AND l.shipped_on < l.promised_on
GROUP BY l.mode ORDER BY l.mode;

SELECT c_count, count(*) AS clients
FROM (SELECT c.client_id, count(o.sale_id) FROM trade.client c LEFT OUTER JOIN trade.sale o
        ON c.client_id = o.client_id AND o.clerk NOT LIKE '%special%requests%'
      GROUP BY c.client_id) AS c_sales (client_id, c_count)
GROUP BY c_count ORDER BY clients DESC, c_count DESC;

SELECT 100.00 * sum(CASE WHEN p.kind LIKE 'PROMO%' THEN l.price * (1 - l.discount) ELSE 0 END) / sum(l.price * (1 - l.discount)) AS promo
FROM trade.sale_line l, trade.part p
WHERE l.part_id = p.part_id AND l.shipped_on >= date '2024-09-01' AND l.shipped_on < date '2024-09-01' + interval '1' month;

WITH revenue (supplier_id, total) AS (
  SELECT supplier_id, sum(price * (1 - discount)) FROM trade.sale_line WHERE shipped_on >= date '2024-01-01' GROUP BY supplier_id)
SELECT s.supplier_id, s.title, r.total
FROM trade.supplier s, revenue r
WHERE s.supplier_id = r.supplier_id AND r.total = (SELECT max(total) FROM revenue)
ORDER BY s.supplier_id;

SELECT p.brand, p.kind, p.size, count(DISTINCT ps.supplier_id) AS suppliers
FROM trade.part_supply ps, trade.part p
WHERE p.part_id = ps.part_id AND p.brand <> 'Brand#45' AND p.kind NOT LIKE 'MEDIUM POLISHED%' AND p.size IN (49, 14, 23, 45, 19, 3, 36, 9)
  AND ps.supplier_id NOT IN (SELECT supplier_id FROM trade.supplier WHERE remark LIKE '%Customer%Complaints%')
GROUP BY p.brand, p.kind, p.size
ORDER BY suppliers DESC, p.brand, p.kind, p.size;

SELECT sum(l.price) / 7.0 AS avg_yearly
FROM trade.sale_line l JOIN trade.part p ON p.part_id = l.part_id
WHERE p.brand = 'Brand#23' AND l.qty < (SELECT 0.2 * avg(l2.qty) FROM trade.sale_line l2 WHERE l2.part_id = p.part_id);

SELECT sum(l.price * (1 - l.discount)) AS revenue
FROM trade.sale_line l, trade.part p
WHERE (p.part_id = l.part_id AND p.brand = 'Brand#12' AND p.container IN ('SM CASE', 'SM BOX') AND l.qty >= 1 AND l.qty <= 1 + 10 AND p.size BETWEEN 1 AND 5)
   OR (p.part_id = l.part_id AND p.brand = 'Brand#23' AND p.container IN ('MED BAG', 'MED BOX') AND l.qty BETWEEN 10 AND 20 AND p.size BETWEEN 1 AND 10);

SELECT s.title, s.address FROM trade.supplier s
WHERE s.supplier_id IN (SELECT ps.supplier_id FROM trade.part_supply ps
                        WHERE ps.part_id IN (SELECT p.part_id FROM trade.part p WHERE p.title LIKE 'forest%')
                          AND ps.available > (SELECT 0.5 * sum(l.qty) FROM trade.sale_line l
                                              WHERE l.part_id = ps.part_id AND l.supplier_id = ps.supplier_id))
ORDER BY s.title;

SELECT s.title, count(*) AS waiting
FROM trade.supplier s JOIN trade.sale_line l1 ON s.supplier_id = l1.supplier_id JOIN trade.sale o ON o.sale_id = l1.sale_id
WHERE o.state = 'F' AND l1.received_on > l1.promised_on
  AND EXISTS (SELECT 1 FROM trade.sale_line l2 WHERE l2.sale_id = l1.sale_id AND l2.supplier_id <> l1.supplier_id)
  AND NOT EXISTS (SELECT 1 FROM trade.sale_line l3 WHERE l3.sale_id = l1.sale_id AND l3.supplier_id <> l1.supplier_id AND l3.received_on > l3.promised_on)
GROUP BY s.title ORDER BY waiting DESC, s.title LIMIT 100;

SELECT code, count(*) AS clients, sum(balance) AS total
FROM (SELECT substring(c.phone FROM 1 FOR 2) AS code, c.balance FROM trade.client c
      WHERE substring(c.phone FROM 1 FOR 2) IN ('13', '31', '23')
        AND c.balance > (SELECT avg(c2.balance) FROM trade.client c2 WHERE c2.balance > 0.00)
        AND NOT EXISTS (SELECT 1 FROM trade.sale o WHERE o.client_id = c.client_id)) AS idle
GROUP BY code ORDER BY code;

-- Retail: several channels, returns, windows and groupings
WITH returned AS (
  SELECT r.buyer_id, r.store_id, sum(r.amount) AS total FROM retail.store_return r JOIN retail.day d ON d.day_id = r.day_id
  WHERE d.year = 2024 GROUP BY r.buyer_id, r.store_id)
SELECT b.buyer_id FROM returned r1 JOIN retail.store s ON s.store_id = r1.store_id JOIN retail.buyer b ON b.buyer_id = r1.buyer_id
WHERE r1.total > (SELECT avg(r2.total) * 1.2 FROM returned r2 WHERE r1.store_id = r2.store_id) AND s.state = 'TN'
ORDER BY b.buyer_id LIMIT 100;

WITH sold AS (
  SELECT day_id, price FROM (SELECT day_id, price FROM retail.web_sale UNION ALL SELECT day_id, price FROM retail.catalog_sale) x),
weekly AS (
  SELECT d.week, d.year,
         sum(CASE WHEN d.weekday = 'Sunday' THEN s.price ELSE NULL END) AS sun, sum(CASE WHEN d.weekday = 'Monday' THEN s.price END) AS mon,
         sum(s.price) FILTER (WHERE d.weekday IN ('Saturday', 'Sunday')) AS weekend
  FROM sold s JOIN retail.day d ON d.day_id = s.day_id GROUP BY d.week, d.year)
SELECT y.week, round(y.sun / nullif(z.sun, 0), 2), round(y.mon / nullif(z.mon, 0), 2), y.weekend
FROM weekly y JOIN weekly z ON y.week = z.week AND y.year = z.year - 1 ORDER BY y.week;

SELECT d.year, i.brand, i.category, sum(s.profit) AS profit
FROM retail.day d, retail.store_sale s, retail.item i
WHERE d.day_id = s.day_id AND s.item_id = i.item_id AND i.manager = 'M. Smith' AND d.month = 11
GROUP BY d.year, i.brand, i.category ORDER BY d.year, profit DESC, i.brand LIMIT 100;

SELECT channel, id, sum(sales) AS sales, sum(returns) AS returns, sum(profit) AS profit
FROM (SELECT 'store' AS channel, 'store-' || s.store_id AS id, s.price AS sales, 0::numeric AS returns, s.profit FROM retail.store_sale s
      UNION ALL
      SELECT 'store', 'store-' || r.store_id::text, 0, r.amount, -r.loss FROM retail.store_return r
      UNION ALL
      SELECT 'web', concat('site-', w.site_id), w.price, cast(0 AS numeric(12,2)), w.profit FROM retail.web_sale w) x
GROUP BY ROLLUP (channel, id) ORDER BY channel NULLS FIRST, id LIMIT 100;

SELECT i.category, i.class, i.sku, sum(w.price) AS revenue,
       sum(w.price) * 100 / sum(sum(w.price)) OVER (PARTITION BY i.class) AS ratio
FROM retail.web_sale w JOIN retail.item i ON w.item_id = i.item_id JOIN retail.day d ON w.day_id = d.day_id
WHERE i.category IN ('Sports', 'Books', 'Home') AND d.date BETWEEN cast('2024-02-22' AS date) AND (cast('2024-02-22' AS date) + 30)
GROUP BY i.category, i.class, i.sku ORDER BY i.category, i.class, ratio;

SELECT avg(s.qty), avg(s.list_price), stddev_samp(s.qty) AS dev, coalesce(stddev_samp(s.qty) / nullif(avg(s.qty), 0), 0) AS cov
FROM retail.store_sale s, retail.household h, retail.buyer b, retail.address a
WHERE s.household_id = h.household_id AND s.buyer_id = b.buyer_id AND b.address_id = a.address_id
  AND ((h.dependants = 3 AND s.price BETWEEN 100.00 AND 150.00) OR (h.dependants = 1 AND s.price BETWEEN 50 AND 100))
  AND ((a.country = 'United States' AND a.state IN ('TX', 'OH')) OR a.state = ANY (ARRAY['OR', 'NM', 'KY']));

SELECT w.title, i.sku,
       sum(CASE WHEN d.date < DATE '2024-03-11' THEN v.on_hand ELSE 0 END) AS before,
       sum(CASE WHEN d.date >= DATE '2024-03-11' THEN v.on_hand ELSE 0 END) AS after
FROM retail.inventory v JOIN retail.warehouse w USING (warehouse_id) JOIN retail.item i USING (item_id) JOIN retail.day d USING (day_id)
WHERE i.price BETWEEN 0.99 AND 1.49 AND d.date BETWEEN DATE '2024-03-11' - 30 AND DATE '2024-03-11' + 30
GROUP BY w.title, i.sku
HAVING sum(CASE WHEN d.date >= DATE '2024-03-11' THEN v.on_hand ELSE 0 END)::float / nullif(sum(CASE WHEN d.date < DATE '2024-03-11' THEN v.on_hand ELSE 0 END), 0) BETWEEN 2.0/3.0 AND 3.0/2.0
ORDER BY 1, 2 LIMIT 100;

SELECT count(*) FROM (
  (SELECT DISTINCT b.last_name, b.first_name, d.date FROM retail.store_sale s JOIN retail.day d USING (day_id) JOIN retail.buyer b USING (buyer_id) WHERE d.year = 2024)
  INTERSECT
  (SELECT DISTINCT b.last_name, b.first_name, d.date FROM retail.catalog_sale s JOIN retail.day d USING (day_id) JOIN retail.buyer b USING (buyer_id) WHERE d.year = 2024)
  EXCEPT
  (SELECT DISTINCT b.last_name, b.first_name, d.date FROM retail.web_sale s JOIN retail.day d USING (day_id) JOIN retail.buyer b USING (buyer_id) WHERE d.year = 2024)) hot;

SELECT s.title, s.store_id,
       sum(CASE WHEN r.day_id - x.day_id <= 30 THEN 1 ELSE 0 END) AS "30 days",
       sum(CASE WHEN (r.day_id - x.day_id > 30) AND (r.day_id - x.day_id <= 60) THEN 1 ELSE 0 END) AS "31-60 days",
       sum(CASE WHEN r.day_id - x.day_id > 120 THEN 1 ELSE 0 END) AS ">120 days"
FROM retail.store_sale x INNER JOIN retail.store_return r ON x.ticket = r.ticket AND x.item_id = r.item_id AND x.buyer_id = r.buyer_id
     INNER JOIN retail.store s ON x.store_id = s.store_id
GROUP BY s.title, s.store_id ORDER BY s.title;

SELECT sum(s.profit) AS total, st.state, st.county, grouping(st.state) + grouping(st.county) AS lochierarchy,
       rank() OVER (PARTITION BY grouping(st.state) + grouping(st.county), CASE WHEN grouping(st.county) = 0 THEN st.state END ORDER BY sum(s.profit) DESC) AS r
FROM retail.store_sale s JOIN retail.day d ON d.day_id = s.day_id JOIN retail.store st ON st.store_id = s.store_id
WHERE d.month BETWEEN 1 AND 12
GROUP BY ROLLUP (st.state, st.county)
ORDER BY lochierarchy DESC, CASE WHEN grouping(st.state) + grouping(st.county) = 0 THEN st.state END, r LIMIT 100;

WITH v1 AS (
  SELECT i.category, i.brand, s.title, d.year, d.month, sum(x.price) AS total,
         avg(sum(x.price)) OVER (PARTITION BY i.category, i.brand, s.title, d.year) AS monthly,
         rank() OVER (PARTITION BY i.category, i.brand, s.title ORDER BY d.year, d.month) AS rn
  FROM retail.item i, retail.store_sale x, retail.day d, retail.store s
  WHERE x.item_id = i.item_id AND x.day_id = d.day_id AND x.store_id = s.store_id AND d.year BETWEEN 2023 AND 2025
  GROUP BY i.category, i.brand, s.title, d.year, d.month),
v2 AS (
  SELECT v1.category, v1.brand, v1.year, v1.month, v1.monthly, v1.total, lag.total AS psum, lead.total AS nsum
  FROM v1, v1 AS lag, v1 AS lead
  WHERE v1.category = lag.category AND v1.category = lead.category AND v1.rn = lag.rn + 1 AND v1.rn = lead.rn - 1)
SELECT category, brand, year, month, monthly, total, psum, nsum FROM v2
WHERE year = 2024 AND monthly > 0 AND CASE WHEN monthly > 0 THEN abs(total - monthly) / monthly ELSE NULL END > 0.1
ORDER BY total - monthly, 3 LIMIT 100;

SELECT item_id, rank() OVER (ORDER BY sum(profit) ASC) AS best, dense_rank() OVER w AS worst
FROM retail.store_sale GROUP BY item_id WINDOW w AS (ORDER BY sum(profit) DESC);

SELECT 'web' AS channel, item_id, round(sum(coalesce(qty, 0))::numeric / greatest(sum(qty), 1), 4) AS ratio,
       cume_dist() OVER (ORDER BY sum(qty)), percent_rank() OVER (ORDER BY sum(qty) DESC NULLS LAST)
FROM retail.web_sale GROUP BY item_id;

SELECT d.year, d.quarter, i.category, count(*) AS n, sum(s.price) AS total
FROM retail.store_sale s JOIN retail.day d USING (day_id) JOIN retail.item i USING (item_id)
GROUP BY d.year, GROUPING SETS ((d.quarter, i.category), (i.category), ())
ORDER BY d.year, d.quarter, i.category;

SELECT d.year, i.category, i.class, sum(s.price) FROM retail.store_sale s JOIN retail.day d USING (day_id) JOIN retail.item i USING (item_id)
GROUP BY DISTINCT ROLLUP (d.year, i.category), CUBE (i.class);

SELECT s.store_id, d.date, sum(s.price) AS revenue,
       avg(sum(s.price)) OVER (PARTITION BY s.store_id ORDER BY d.date ROWS BETWEEN 6 PRECEDING AND CURRENT ROW) AS week,
       sum(sum(s.price)) OVER (PARTITION BY s.store_id ORDER BY d.date RANGE BETWEEN INTERVAL '30 days' PRECEDING AND CURRENT ROW) AS month,
       sum(sum(s.price)) OVER (PARTITION BY s.store_id ORDER BY d.date RANGE BETWEEN '1 year'::interval PRECEDING AND '1 day'::interval PRECEDING) AS year
FROM retail.store_sale s JOIN retail.day d ON d.day_id = s.day_id
GROUP BY s.store_id, d.date;

SELECT b.state, percentile_cont(0.5) WITHIN GROUP (ORDER BY s.price) FILTER (WHERE s.qty > 1) AS median,
       percentile_disc(ARRAY[0.25, 0.75]) WITHIN GROUP (ORDER BY s.price) AS quartiles, mode() WITHIN GROUP (ORDER BY s.qty DESC) AS usual
FROM retail.store_sale s JOIN retail.store b USING (store_id) GROUP BY b.state;

-- Join order: many joins with selective predicates, a minimum of each output
SELECT min(c.name) AS company, min(t.name) AS title, min(k.keyword)
FROM film.company AS c, film.title_company AS tc, film.company_kind AS ck, film.title AS t, film.title_keyword AS tk, film.keyword AS k
WHERE ck.kind = 'production companies' AND tc.note NOT LIKE '%(as Metro-Goldwyn-Mayer Pictures)%'
  AND (tc.note LIKE '%(co-production)%' OR tc.note LIKE '%(presents)%') AND ck.company_kind_id = tc.company_kind_id
  AND t.title_id = tc.title_id AND t.title_id = tk.title_id AND k.keyword_id = tk.keyword_id AND c.company_id = tc.company_id
  AND c.country = '[us]' AND t.year BETWEEN 2000 AND 2010;

SELECT min(f.fact) AS release, min(r.fact) AS rating, min(t.name) AS movie
FROM film.company c, film.title_company tc, film.fact f, film.rating r, film.fact_kind fk, film.fact_kind fk2, film.kind kt, film.title t
WHERE c.company_id = tc.company_id AND tc.title_id = t.title_id AND f.title_id = t.title_id AND r.title_id = t.title_id
  AND fk.fact_kind_id = r.fact_kind_id AND fk2.fact_kind_id = f.fact_kind_id AND kt.kind_id = t.kind_id
  AND fk.kind = 'rating' AND fk2.kind = 'release dates' AND kt.kind IN ('movie', 'episode')
  AND r.fact > '7.0' AND f.fact IS NOT NULL AND (f.fact LIKE 'USA:%200%' OR f.fact ILIKE 'japan:%');

SELECT min(p.name), min(t.name), count(DISTINCT t.title_id)
FROM film.appearance a JOIN film.person p ON p.person_id = a.person_id JOIN film.title t ON t.title_id = a.title_id
     JOIN film.role ro ON ro.role_id = a.role_id LEFT JOIN film.person_alias pa ON pa.person_id = p.person_id
     LEFT JOIN film.character ch ON ch.character_id = a.character_id
WHERE ro.role = 'actress' AND p.gender = 'f' AND p.name LIKE '%An%' AND a.note IN ('(voice)', '(voice: Japanese version)', '(voice) (uncredited)')
  AND (pa.name IS NULL OR pa.name <> p.name) AND ch.name ~ '^[A-Z]' AND t.name !~* 'untitled';

SELECT lk.link, min(t1.name) AS first, min(t2.name) AS second
FROM film.link l JOIN film.link_kind lk USING (link_kind_id) JOIN film.title t1 ON t1.title_id = l.title_id
     JOIN film.title t2 ON t2.title_id = l.linked_title_id
WHERE lk.link SIMILAR TO '(sequel|follow|prequel)%' AND t2.year - t1.year BETWEEN 1 AND 5
GROUP BY lk.link HAVING count(*) > 3;

WITH top AS (
  SELECT p.person_id, p.name, count(*) AS films, row_number() OVER (ORDER BY count(*) DESC, p.name) AS place
  FROM film.person p JOIN film.appearance a USING (person_id) GROUP BY p.person_id, p.name)
SELECT t.place, t.name, t.films, x.names
FROM top t CROSS JOIN LATERAL (
  SELECT string_agg(ti.name, ', ' ORDER BY ti.year DESC, ti.name) AS names
  FROM film.appearance a JOIN film.title ti ON ti.title_id = a.title_id WHERE a.person_id = t.person_id AND ti.kind_id = 1) x
WHERE t.place <= 25 ORDER BY t.place;

SELECT t.year / 10 * 10 AS decade, k.kind, count(*) AS titles, round(avg(r.fact::numeric), 2) AS rating,
       corr(t.year, r.fact::float8) AS trend, regr_slope(r.fact::float8, t.year) AS slope
FROM film.title t JOIN film.kind k USING (kind_id) LEFT JOIN film.rating r USING (title_id)
WHERE r.fact ~ '^\d+(\.\d+)?$' GROUP BY decade, k.kind ORDER BY decade, titles DESC;

-- Product analytics: events, cohorts, money, JSON, arrays
SELECT date_trunc('day', e.at AT TIME ZONE 'Europe/Berlin')::date AS day, count(DISTINCT e.person_id) AS active,
       count(*) FILTER (WHERE e.name = 'signup') AS signups, count(DISTINCT e.person_id) FILTER (WHERE e.name = 'purchase') AS buyers
FROM app.event e WHERE e.at >= now() - interval '30 days' GROUP BY 1 ORDER BY 1;

WITH cohort AS (
  SELECT person_id, date_trunc('month', min(at)) AS joined FROM app.event GROUP BY person_id),
activity AS (
  SELECT DISTINCT e.person_id, date_trunc('month', e.at) AS month FROM app.event e)
SELECT c.joined::date, extract(year FROM age(a.month, c.joined)) * 12 + extract(month FROM age(a.month, c.joined)) AS months,
       count(*) AS people, round(100.0 * count(*) / first_value(count(*)) OVER (PARTITION BY c.joined ORDER BY a.month), 1) AS percent
FROM cohort c JOIN activity a USING (person_id) GROUP BY c.joined, a.month ORDER BY 1, 2;

SELECT step, people, round(100.0 * people / nullif(lag(people) OVER (ORDER BY place), 0), 1) AS from_last,
       round(100.0 * people / max(people) OVER (), 1) AS from_first
FROM (SELECT 1 AS place, 'visit' AS step, count(DISTINCT person_id) AS people FROM app.event WHERE name = 'visit'
      UNION ALL SELECT 2, 'cart', count(DISTINCT person_id) FROM app.event WHERE name = 'cart'
      UNION ALL SELECT 3, 'pay', count(DISTINCT person_id) FROM app.event WHERE name = 'pay') f ORDER BY place;

SELECT person_id, at, at - lag(at) OVER w AS gap,
       sum(CASE WHEN at - lag_at > interval '30 minutes' OR lag_at IS NULL THEN 1 ELSE 0 END) OVER (w ROWS UNBOUNDED PRECEDING) AS session_no
FROM (SELECT person_id, at, lag(at) OVER (PARTITION BY person_id ORDER BY at) AS lag_at FROM app.event) e
WINDOW w AS (PARTITION BY person_id ORDER BY at);

SELECT e.properties ->> 'page' AS page, (e.properties -> 'ms')::int AS ms, e.properties #>> '{utm,source}' AS source, count(*)
FROM app.event e
WHERE e.properties @> '{"kind": "view"}' AND e.properties ? 'page' AND NOT e.properties ?| ARRAY['bot', 'crawler']
  AND (e.properties ->> 'ms') IS NOT NULL AND jsonb_typeof(e.properties -> 'ms') = 'number'
GROUP BY 1, 2, 3 ORDER BY count(*) DESC LIMIT 50;

SELECT a.plan, count(*) FILTER (WHERE s.ended_on IS NULL) AS live, sum(s.monthly) FILTER (WHERE s.ended_on IS NULL) AS mrr,
       sum(s.monthly) FILTER (WHERE s.ended_on >= date_trunc('month', current_date) - interval '1 month' AND s.ended_on < date_trunc('month', current_date)) AS churned
FROM app.account a LEFT JOIN app.subscription s ON s.account_id = a.account_id AND daterange(s.started_on, s.ended_on, '[)') @> current_date
GROUP BY a.plan ORDER BY mrr DESC NULLS LAST;

SELECT a.name, a.tags[1] AS first_tag, a.tags[2:3] AS more, a.tags[2:] AS others, a.tags[:2] AS heads, cardinality(a.tags) AS n, array_to_string(a.tags, ', ') AS list
FROM app.account a WHERE 'beta' = ANY (a.tags) AND a.tags && ARRAY['x', 'y']::text[] AND array_length(a.tags, 1) > 1;

SELECT DISTINCT ON (p.account_id) p.account_id, p.email, p.last_seen_at, p.last_seen_at IS NULL AS never
FROM app.person p ORDER BY p.account_id, p.last_seen_at DESC NULLS LAST;

SELECT i.currency, date_trunc('quarter', i.issued_on)::date AS quarter, sum(i.amount) AS billed,
       sum(i.amount) FILTER (WHERE i.paid_on IS NULL AND i.due_on < current_date) AS overdue,
       percentile_cont(0.9) WITHIN GROUP (ORDER BY i.paid_on - i.issued_on) FILTER (WHERE i.paid_on IS NOT NULL) AS p90,
       avg(i.paid_on - i.issued_on) AS days_to_pay
FROM app.invoice i WHERE i.issued_on > current_date - interval '1' year GROUP BY i.currency, quarter ORDER BY 1, 2;

SELECT t.severity, count(*), avg(extract(epoch FROM t.closed_at - t.opened_at) / 3600)::numeric(10, 1) AS hours,
       min(t.opened_at) FILTER (WHERE t.closed_at IS NULL) AS oldest, bool_or(t.closed_at IS NULL) AS some_open
FROM app.ticket t WHERE (t.opened_at, coalesce(t.closed_at, now())) OVERLAPS (timestamptz '2024-01-01', interval '30 days')
GROUP BY t.severity;

SELECT t.ticket_id, ts_rank(t.search, q) AS rank FROM app.ticket t, (SELECT websearch_to_tsquery('english', 'slow -login') AS q) x
WHERE t.search @@ x.q ORDER BY rank DESC LIMIT 10;

SELECT s.site, s.kind, r.at, r.value, avg(r.value) OVER (PARTITION BY r.sensor_id ORDER BY r.at RANGE BETWEEN '1 hour' PRECEDING AND CURRENT ROW EXCLUDE CURRENT ROW) AS smooth,
       r.value - first_value(r.value) OVER (PARTITION BY r.sensor_id, r.at::date ORDER BY r.at) AS since_midnight,
       date_bin('15 minutes', r.at, timestamp '2024-01-01') AS slot, abs(- -r.value) + @ r.value AS size
FROM app.sensor s JOIN app.reading r ON r.sensor_id = s.sensor_id WHERE r.quality IS DISTINCT FROM 'bad' AND r.value <> 'NaN'::float8;

SELECT e.name, e.department, e.salary, m.name AS manager, e.salary - avg(e.salary) OVER d AS above, ntile(4) OVER d AS quartile,
       nth_value(e.name, 2) OVER (d ORDER BY e.salary DESC ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS second
FROM app.employee e LEFT JOIN app.employee m ON m.employee_id = e.manager_id WINDOW d AS (PARTITION BY e.department);

SELECT e.department, e.employee_id, (e.salary > 5000) IS TRUE AS high, e.salary = m.salary IS NULL AS unknown
FROM app.employee e LEFT JOIN app.employee m ON m.employee_id = e.manager_id
WHERE e.salary > m.salary IS NOT FALSE AND NOT e.department IS NULL;

SELECT a.account_id, (SELECT max(s.started_at) FROM app.session s JOIN app.person p USING (person_id) WHERE p.account_id = a.account_id) AS last_session,
       ARRAY(SELECT p.email FROM app.person p WHERE p.account_id = a.account_id ORDER BY p.email LIMIT 3) AS people,
       EXISTS (SELECT 1 FROM app.ticket t WHERE t.account_id = a.account_id AND t.closed_at IS NULL) AS open_ticket
FROM app.account a ORDER BY last_session DESC NULLS LAST LIMIT 20;

SELECT jsonb_build_object('plan', a.plan, 'seats', jsonb_agg(jsonb_build_object('email', p.email, 'role', p.role) ORDER BY p.email)) AS doc
FROM app.account a JOIN app.person p USING (account_id) GROUP BY a.account_id, a.plan;

SELECT p.email, split_part(p.email, '@', 2) AS domain, lower(trim(both ' ' from p.email)) AS clean, length(p.email), left(p.email, 3) || '***' AS masked,
       regexp_replace(p.email, '@.*$', '') AS user_name, p.email COLLATE "C" AS c
FROM app.person p WHERE p.email ILIKE ANY (ARRAY['%@example.com', '%@example.org']) AND p.email LIKE 'a\_%' ESCAPE '\'
ORDER BY p.email COLLATE "C";

SELECT string_agg(DISTINCT upper(s.country), ',' ORDER BY upper(s.country)) AS countries, array_agg(s.device ORDER BY s.started_at DESC) FILTER (WHERE s.device IS NOT NULL) AS devices,
       min(s.ended_at - s.started_at), sum(extract(epoch FROM (s.ended_at - s.started_at)))::bigint AS seconds, count(DISTINCT (s.device, s.country))
FROM app.session s GROUP BY s.person_id HAVING count(*) >= 2 AND max(s.ended_at) > CURRENT_TIMESTAMP - INTERVAL '7 days';

SELECT to_char(o.placed_at, 'IYYY-"W"IW') AS week, c.country, sum(o.total) AS revenue,
       sum(o.total) - lag(sum(o.total), 1, 0) OVER (PARTITION BY c.country ORDER BY to_char(o.placed_at, 'IYYY-"W"IW')) AS change,
       round((sum(o.total) / sum(sum(o.total)) OVER (PARTITION BY to_char(o.placed_at, 'IYYY-"W"IW')) * 100)::numeric, 2) AS share
FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.status NOT IN ('cancelled', 'refunded') GROUP BY 1, 2 ORDER BY 1, 3 DESC;

SELECT segment, count(*) AS customers, sum(revenue) AS revenue
FROM (SELECT c.id, sum(o.total) AS revenue, CASE ntile(5) OVER (ORDER BY sum(o.total) DESC) WHEN 1 THEN 'top' WHEN 2 THEN 'high' ELSE 'rest' END AS segment
      FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY c.id) s
GROUP BY segment ORDER BY revenue DESC;

SELECT a.product_id AS left_id, b.product_id AS right_id, count(*) AS together
FROM order_items a JOIN order_items b ON a.order_id = b.order_id AND a.product_id < b.product_id
GROUP BY a.product_id, b.product_id HAVING count(*) > 5 ORDER BY together DESC LIMIT 20;

SELECT p.sku, p.title, coalesce(sum(i.qty), 0) AS sold, coalesce(sum(i.qty * i.price), 0)::money AS revenue,
       sum(sum(i.qty * i.price)) OVER (ORDER BY sum(i.qty * i.price) DESC NULLS LAST) / sum(sum(i.qty * i.price)) OVER () AS cumulative
FROM products p LEFT JOIN order_items i ON i.product_id = p.id GROUP BY p.id, p.sku, p.title ORDER BY revenue DESC;

SELECT c.id, c.name, max(o.placed_at) AS last_order, now() - max(o.placed_at) AS silent,
       CASE WHEN max(o.placed_at) < now() - make_interval(months => 6) THEN 'lost' WHEN max(o.placed_at) IS NULL THEN 'never' ELSE 'active' END AS state
FROM customers c LEFT JOIN orders o ON c.id = o.customer_id AND o.status = 'paid' GROUP BY c.id, c.name ORDER BY last_order NULLS FIRST;

SELECT x.month, x.revenue, x.orders, x.revenue / nullif(x.orders, 0) AS basket, (x.revenue - x.previous) / nullif(x.previous, 0) AS growth
FROM (SELECT date_trunc('month', o.placed_at) AS month, sum(o.total) AS revenue, count(*) AS orders,
             lag(sum(o.total)) OVER (ORDER BY date_trunc('month', o.placed_at)) AS previous
      FROM orders o GROUP BY date_trunc('month', o.placed_at)) x
WHERE x.month >= date_trunc('year', current_date) ORDER BY x.month;

SELECT status, extract(hour FROM placed_at) AS hour, extract(isodow FROM placed_at) AS dow, count(*), sum(total),
       mode() WITHIN GROUP (ORDER BY customer_id) AS most_often
FROM orders WHERE placed_at >= date '2024-01-01' AND placed_at < date '2025-01-01' AND extract(dow FROM placed_at) NOT IN (0, 6)
GROUP BY status, hour, dow ORDER BY 1, 2, 3;

SELECT v.name, v.low, v.high, count(o.id)
FROM (VALUES ('small', 0, 50), ('medium', 50, 200), ('large', 200, NULL)) AS v(name, low, high)
     LEFT JOIN orders o ON o.total >= v.low AND (v.high IS NULL OR o.total < v.high)
GROUP BY v.name, v.low, v.high ORDER BY v.low;

(SELECT 'orders' AS what, count(*) AS n, min(placed_at) AS since FROM orders)
UNION ALL
(SELECT 'customers', count(*), min(created_at) FROM customers)
ORDER BY n DESC;

SELECT c.country, count(*) AS n, count(*) * 100.0 / (SELECT count(*) FROM customers) AS percent, bit_length(max(c.name)), md5(string_agg(c.email, ',' ORDER BY c.email COLLATE "C"))
FROM customers AS c WHERE c.email IS NOT NULL AND c.email <> '' AND char_length(c.name) BETWEEN SYMMETRIC 40 AND 2 GROUP BY c.country ORDER BY percent DESC, c.country ASC LIMIT 15;

SELECT width_bucket(o.total, 0, 500, 10) AS bucket, min(o.total), max(o.total), count(*), repeat_buyers.n
FROM orders o CROSS JOIN (SELECT count(*) AS n FROM (SELECT customer_id FROM orders GROUP BY customer_id HAVING count(*) > 1) r) AS repeat_buyers
GROUP BY bucket, repeat_buyers.n ORDER BY bucket;
