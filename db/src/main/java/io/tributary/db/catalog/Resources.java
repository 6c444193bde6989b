package io.tributary.db.catalog;

import static io.tributary.db.catalog.Column.choice;
import static io.tributary.db.catalog.Column.code;
import static io.tributary.db.catalog.Column.date;
import static io.tributary.db.catalog.Column.flag;
import static io.tributary.db.catalog.Column.number;
import static io.tributary.db.catalog.Column.reference;
import static io.tributary.db.catalog.Column.text;
import static io.tributary.db.catalog.Column.time;
import static io.tributary.db.catalog.Column.timeOfDay;
import static io.tributary.db.catalog.Column.timeZone;
import static io.tributary.db.catalog.Column.weekdays;
import static io.tributary.db.catalog.Column.whole;

import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import io.tributary.domain.forecast.DemandFactors;
import java.util.List;

/** Everything that can be imported, in an order in which what is referred to comes first. */
final class Resources {
    private static final long MOST_UNITS = 100_000_000L;
    private static final long MOST_MINOR = 1_000_000_000_000L;

    /** The business day, in a check. */
    static final String TODAY = "{today}";

    static final List<Resource> ALL = List.of(
            Resource.of(
                    "zones",
                    "zone",
                    List.of("code"),
                    code("code"),
                    text("name_zh"),
                    text("name_en"),
                    whole("restock_budget_minor", 0, MOST_MINOR).optional()),
            Resource.of(
                    "regions",
                    "region",
                    List.of("code"),
                    code("code"),
                    text("name_zh"),
                    text("name_en"),
                    text("city_zh"),
                    text("city_en"),
                    number("lat", -90, 90),
                    number("lon", -180, 180),
                    reference("zone_code", "zone")),
            Resource.of(
                    "belts",
                    "belt",
                    List.of("code"),
                    code("code"),
                    text("name_zh"),
                    text("name_en"),
                    text("trade"),
                    reference("region_code", "region")),
            Resource.of(
                    "suppliers",
                    "supplier",
                    List.of("code"),
                    code("code"),
                    text("name_zh"),
                    text("name_en"),
                    choice("tier", "A", "B", "C"),
                    reference("belt_code", "belt").optional(),
                    reference("region_code", "region"),
                    choice("status", "ACTIVE", "SUSPENDED").otherwise("'ACTIVE'")),
            Resource.of(
                            "nodes",
                            "node",
                            List.of("code"),
                            code("code"),
                            choice("kind", "WAREHOUSE", "SUPPLIER"),
                            text("name_zh"),
                            text("name_en"),
                            reference("zone_code", "zone"),
                            reference("region_code", "region"),
                            reference("supplier_code", "supplier").optional(),
                            number("lat", -90, 90),
                            number("lon", -180, 180),
                            whole("daily_capacity_units", 1, MOST_UNITS).optional(),
                            whole("handling_minor_per_unit", 0, MOST_MINOR).otherwise("0"),
                            whole("handling_hours", 0, 720).otherwise("24"),
                            whole("storage_units", 1, MOST_UNITS).optional(),
                            code("supplied_from").optional(),
                            timeOfDay("cut_off").optional(),
                            timeZone("time_zone").otherwise("'Asia/Shanghai'"),
                            weekdays("working_days").otherwise("'1234567'"),
                            flag("open").otherwise("true"))
                    .check(
                            "supplier_code",
                            "(t.kind = 'SUPPLIER') <> (t.supplier_code is not null)",
                            "does not fit the kind. Maybe a WAREHOUSE has a supplier, or a SUPPLIER node has none.")
                    .check(
                            "supplied_from",
                            "t.supplied_from is not null and not exists (select from node n where n.code ="
                                    + " t.supplied_from) and not exists (select from staging s where s.code ="
                                    + " t.supplied_from)",
                            "is no node. Maybe put the hub into the same file."),
            Resource.of(
                    "lanes",
                    "lane",
                    List.of("node_code", "region_code", "service"),
                    reference("node_code", "node"),
                    reference("region_code", "region"),
                    choice("service", "STANDARD", "EXPRESS").otherwise("'STANDARD'"),
                    whole("parcel_minor", 0, MOST_MINOR),
                    whole("unit_minor", 0, MOST_MINOR),
                    whole("transit_hours", 1, 8760),
                    flag("open").otherwise("true")),
            Resource.of(
                            "transfer-lanes",
                            "transfer_lane",
                            List.of("from_node", "to_node"),
                            reference("from_node", "node"),
                            reference("to_node", "node"),
                            whole("transit_hours", 1, 8760),
                            whole("unit_minor", 0, MOST_MINOR),
                            whole("line_minor", 0, MOST_MINOR).otherwise("0"),
                            flag("open").otherwise("true"))
                    .check("to_node", "t.from_node = t.to_node", "is where it starts. Maybe a column was copied.")
                    .check(
                            "to_node",
                            "exists (select from node n where n.code in (t.from_node, t.to_node)"
                                    + " and n.kind <> 'WAREHOUSE')",
                            "or where it starts is no warehouse. Maybe a factory ships it; then it is an offer.")
                    .check(
                            "to_node",
                            "exists (select from node a join node b on b.zone_code <> a.zone_code"
                                    + " where a.code = t.from_node and b.code = t.to_node)",
                            "is in another zone than where it starts; transfers are planned within a zone. Maybe put"
                                    + " both warehouses into one zone, or leave the lane out."),
            Resource.of(
                    "skus",
                    "sku",
                    List.of("code"),
                    code("code"),
                    text("name_zh"),
                    text("name_en"),
                    text("category"),
                    choice("currency", "CNY").otherwise("'CNY'"),
                    whole("list_price_minor", 1, MOST_MINOR),
                    whole("margin_floor_minor", 0, MOST_MINOR).otherwise("0"),
                    whole("weight_grams", 1, 100_000_000).otherwise("500"),
                    whole("shelf_life_days", 1, 36_500).optional(),
                    choice("tier", "A", "B", "C").otherwise("'B'")),
            Resource.of(
                            "substitutes",
                            "substitute",
                            List.of("sku", "substitute_sku"),
                            reference("sku", "sku"),
                            reference("substitute_sku", "sku"),
                            number("score", 0.000001, 1),
                            text("source"))
                    .check(
                            "substitute_sku",
                            "t.sku = t.substitute_sku",
                            "is the SKU itself. Maybe a column was copied."),
            Resource.of(
                            "offers",
                            "offer",
                            List.of("supplier_code", "sku"),
                            reference("supplier_code", "supplier"),
                            reference("sku", "sku"),
                            whole("unit_cost_minor", 1, MOST_MINOR),
                            whole("moq", 1, MOST_UNITS),
                            whole("order_multiple", 1, MOST_UNITS),
                            whole("lead_time_days", 1, 365),
                            whole("weekly_capacity_units", 1, MOST_UNITS)
                                    .maybe("the supplier has no limit: then a large number; or sells none: then end"
                                            + " the offer by valid_to"),
                            flag("drop_ship").otherwise("false"),
                            date("valid_from"),
                            date("valid_to"))
                    .check("valid_to", "t.valid_to < t.valid_from", "is before valid_from. Maybe the two are swapped."),
            Resource.of(
                            "price-breaks",
                            "offer_price_break",
                            List.of("supplier_code", "sku", "min_quantity"),
                            reference("supplier_code", "supplier"),
                            reference("sku", "sku"),
                            whole("min_quantity", 2, MOST_UNITS),
                            whole("unit_cost_minor", 1, MOST_MINOR))
                    .check(
                            "sku",
                            "not exists (select from offer o where o.supplier_code = t.supplier_code and o.sku = t.sku)",
                            "is not offered by this supplier. Maybe import the offers first."),
            Resource.of(
                    "buyers",
                    "buyer",
                    List.of("code"),
                    code("code"),
                    text("name"),
                    reference("region_code", "region").optional()),
            Resource.of(
                            "stock",
                            "stock_balance",
                            List.of("node_code", "sku"),
                            reference("node_code", "node"),
                            reference("sku", "sku"),
                            whole("on_hand", 0, MOST_UNITS),
                            whole("safety_stock", 0, MOST_UNITS).otherwise("0"))
                    .check(
                            "on_hand",
                            "exists (select from stock_balance b where b.node_code = t.node_code and b.sku = t.sku"
                                    + " and b.reserved > t.on_hand)",
                            "is less than what is reserved there. Maybe units were shipped and not reported yet."),
            Resource.of(
                    "hold-backs",
                    "hold_back",
                    List.of("node_code", "sku", "channel"),
                    reference("node_code", "node"),
                    reference("sku", "sku").optional(),
                    code("channel"),
                    whole("units", 0, MOST_UNITS)),
            Resource.of(
                            "sales-history",
                            "sales_history",
                            List.of("sku", "region_code", "week"),
                            reference("sku", "sku"),
                            reference("region_code", "region"),
                            date("week"),
                            whole("units", 0, MOST_UNITS),
                            whole("out_of_stock_days", 0, 7).otherwise("0"))
                    .check(
                            "week",
                            "extract(isodow from t.week) <> 1",
                            "is not a Monday. Maybe it is another day of the week.")
                    // Where it is Monday already, it may be Sunday still in UTC.
                    .check(
                            "week",
                            "t.week > " + TODAY + " + 1",
                            "has not begun yet, so nothing was sold in it. Maybe the year is wrong; what is expected to"
                                    + " sell is forecast, or told as demand-signals.")
                    // A zone's series all begin with its first week.
                    .check(
                            "week",
                            "t.week < " + TODAY + " - interval '30 years'",
                            "is more than 30 years ago. Maybe the year is wrong; forecasts look at a few years."),
            Resource.of(
                            "demand-signals",
                            "demand_signal",
                            List.of("kind", "scope", "week"),
                            choice("kind", "FESTIVAL", "PROMOTION", "CONTENT_HEAT"),
                            text("scope"),
                            date("week"),
                            number("factor", DemandFactors.LEAST, DemandFactors.MOST))
                    .check(
                            "week",
                            "extract(isodow from t.week) <> 1",
                            "is not a Monday. Maybe it is another day of the week.")
                    .check(
                            "scope",
                            "t.scope not in ('ALL', '*') and not exists (select from sku s where t.scope in (s.code, s.category))",
                            "is neither a SKU, nor a category, nor ALL. Maybe import the SKUs first."),
            Resource.of("decreed-days", "decreed_day", List.of("day"), date("day"), choice("kind", "OFF", "WORKED")),
            Resource.of(
                    "delivery-history",
                    "delivery_history",
                    List.of("reference"),
                    text("reference"),
                    code("node_code"),
                    reference("supplier_code", "supplier").optional(),
                    reference("region_code", "region"),
                    text("category"),
                    choice("purpose", "ORDER", "RESTOCK"),
                    time("promised_at"),
                    time("delivered_at").optional(),
                    time("recorded_at"),
                    whole("units", 1, MOST_UNITS),
                    whole("damaged_units", 0, MOST_UNITS).otherwise("0"),
                    whole("mis_shipped_units", 0, MOST_UNITS).otherwise("0"),
                    text("failed").optional()));

    private Resources() {}

    static Resource named(String name) {
        return ALL.stream()
                .filter(resource -> resource.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.UNKNOWN_RESOURCE,
                        "There is nothing called '" + name + "' to import. Maybe one of "
                                + ALL.stream().map(Resource::name).toList() + "."));
    }
}
