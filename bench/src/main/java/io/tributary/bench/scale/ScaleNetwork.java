package io.tributary.bench.scale;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tributary.app.start.DataFolder;
import io.tributary.app.start.EmbeddedDatabase;
import io.tributary.db.catalog.NetworkImport;
import io.tributary.db.policy.Policies;
import io.tributary.db.policy.PolicyDraft;
import io.tributary.domain.NetworkPolicy;
import io.tributary.simulator.Draw;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** One large zone in the PostgreSQL that a demo has: ten regions, two warehouses, forty suppliers, many SKUs. */
final class ScaleNetwork implements AutoCloseable {
    static final String ZONE = "SCALE";
    static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private static final String[] WAREHOUSES = {"WA", "WB"};
    private static final int SUPPLIERS = 40;

    final DSLContext db;
    private final DataFolder folder;
    private final EmbeddedDatabase postgres;
    private final HikariDataSource connections;

    private ScaleNetwork(DataFolder folder) throws IOException {
        this.folder = folder;
        postgres = EmbeddedDatabase.start(folder);
        connections = pool(postgres.url());
        Flyway.configure().dataSource(connections).load().migrate();
        db = dsl(connections);
    }

    /** @return rows of sales beside the network */
    static ScaleNetwork start(Path folder) throws IOException {
        return new ScaleNetwork(DataFolder.hold(folder));
    }

    static HikariDataSource pool(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("postgres");
        config.setMaximumPoolSize(12);
        return new HikariDataSource(config);
    }

    static DSLContext dsl(HikariDataSource connections) {
        return DSL.using(connections, SQLDialect.POSTGRES, new Settings().withExecuteLogging(false));
    }

    String url() {
        return postgres.url();
    }

    /** @return rows of sales */
    long fill(ScaleOptions options) throws IOException {
        var sales = new SeededSales(options, TODAY);
        // The product's own terms use the trees from a year of history; this bench says which it measures.
        Policies.activate(
                db,
                PolicyDraft.of(
                        NetworkPolicy.STANDARD,
                        Map.of("restock", Map.of("treesFromWeeks", options.trees() ? 1 : 1000))),
                "forecast-scale");
        places();
        skus(options, sales);
        long rows = db.connectionResult(connection -> copy(connection, sales));
        db.execute("analyze");
        return rows;
    }

    private void places() throws IOException {
        put("zones", "code,name_zh,name_en\n" + ZONE + ",大区,Scale\n");
        var regions = new StringBuilder("code,name_zh,name_en,city_zh,city_en,lat,lon,zone_code\n");
        var lanes = new StringBuilder("node_code,region_code,parcel_minor,unit_minor,transit_hours\n");
        for (int r = 0; r < SeededSales.REGIONS; r++) {
            String region = SeededSales.region(r);
            regions.append("%s,区,Region,城,City,%d,115,%s%n".formatted(region, 22 + r, ZONE));
            for (int w = 0; w < WAREHOUSES.length; w++) {
                lanes.append("%s,%s,%d,50,36%n".formatted(WAREHOUSES[w], region, r % 2 == w ? 400 : 900));
            }
        }
        put("regions", regions.toString());
        var suppliers = new StringBuilder("code,name_zh,name_en,tier,region_code\n");
        for (int s = 0; s < SUPPLIERS; s++) {
            suppliers.append("F%02d,工厂,Factory,A,%s%n".formatted(s, SeededSales.region(s % SeededSales.REGIONS)));
        }
        put("suppliers", suppliers.toString());
        put("nodes", """
                code,kind,name_zh,name_en,zone_code,region_code,lat,lon
                WA,WAREHOUSE,甲仓,A,SCALE,R00,22,115
                WB,WAREHOUSE,乙仓,B,SCALE,R01,23,115
                """);
        put("lanes", lanes.toString());
        put(
                "transfer-lanes",
                "from_node,to_node,transit_hours,unit_minor,line_minor\nWA,WB,48,100,500\nWB,WA,48,100,500\n");
    }

    private void skus(ScaleOptions options, SeededSales sales) throws IOException {
        var skus = new StringBuilder("code,name_zh,name_en,category,list_price_minor\n");
        var offers = new StringBuilder("supplier_code,sku,unit_cost_minor,moq,order_multiple,lead_time_days,"
                + "weekly_capacity_units,valid_from,valid_to\n");
        var stock = new StringBuilder("node_code,sku,on_hand,safety_stock\n");
        for (int i = 0; i < sales.skus(); i++) {
            Draw draw = Draw.of(options.seed(), "terms", i);
            String sku = SeededSales.sku(i);
            int cost = draw.between(300, 4_000);
            skus.append("%s,品,Item,C%02d,%d%n".formatted(sku, SeededSales.category(i), 2 * cost));
            int multiple = draw.between(1, 3) * 4;
            for (int k = 0; k < 2; k++) {
                offers.append("F%02d,%s,%d,%d,%d,%d,2000,2020-01-01,2100-01-01%n"
                        .formatted(
                                (SeededSales.category(i) + 20 * k + i / SeededSales.CATEGORIES % 3) % SUPPLIERS,
                                sku,
                                cost + k * draw.between(0, 60),
                                multiple * draw.between(1, 3),
                                multiple,
                                draw.between(4, 20)));
            }
            for (int w = 0; w < WAREHOUSES.length; w++) {
                double weekly = 0;
                for (int r = w; r < SeededSales.REGIONS; r += WAREHOUSES.length) {
                    weekly += sales.level(i, r);
                }
                stock.append("%s,%s,%d,0%n".formatted(WAREHOUSES[w], sku, Math.round(weekly * draw.between(0.0, 6.0))));
            }
        }
        put("skus", skus.toString());
        put("offers", offers.toString());
        put("stock", stock.toString());
    }

    private void put(String resource, String csv) throws IOException {
        new NetworkImport(db, () -> TODAY.atStartOfDay(ZoneOffset.UTC).toInstant())
                .csv(resource, new StringReader(csv));
    }

    /** Sales of years are restored, not imported: every row refers to what was written a moment ago. */
    private static long copy(Connection connection, SeededSales sales) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
        }
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy sales_history (sku, region_code, week, units) from stdin");
        sales.rows(rows -> {
            byte[] bytes = rows.getBytes(StandardCharsets.UTF_8);
            try {
                copy.writeToCopy(bytes, 0, bytes.length);
            } catch (SQLException e) {
                throw new IllegalStateException("The sales could not be loaded. Maybe the disk is full.", e);
            }
        });
        long rows = copy.endCopy();
        try (var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = origin");
        }
        return rows;
    }

    long databaseBytes() {
        return db.fetchSingle("select pg_database_size(current_database())").into(long.class);
    }

    /** Of everything that a run forecast, whatever the order of its rows. */
    String checksum(UUID runId) {
        return db.fetchSingle(
                        "select to_hex((sum(hashtextextended(concat_ws('|', sku, region_code, model, sample_size,"
                                + " weeks), 0)) % 9223372036854775807)::bigint) || '-' || count(*) from forecast"
                                + " where run_id = ?",
                        runId)
                .into(String.class);
    }

    /** The business time at a moment of the wall clock, for this process and its workers alike. */
    static Instant business(long wallMillis, long beganMillis) {
        return TODAY.atTime(1, 0).toInstant(ZoneOffset.UTC).plusMillis(wallMillis - beganMillis);
    }

    @Override
    public void close() throws IOException {
        connections.close();
        postgres.close();
        folder.close();
    }
}
