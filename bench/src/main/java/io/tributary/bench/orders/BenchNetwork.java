package io.tributary.bench.orders;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tributary.db.catalog.NetworkImport;
import io.tributary.db.policy.Policies;
import io.tributary.domain.NetworkPolicy;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.InstantSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** A network of one zone with two well-stocked warehouses, in a PostgreSQL of its own. */
final class BenchNetwork implements AutoCloseable {
    static final String ZONE = "BENCH";
    static final String REGION = "TOWN";
    static final String BUYER = "SHOP";
    static final int SKUS = 40;

    final DSLContext db;
    private final EmbeddedPostgres postgres;
    private final HikariDataSource connections;

    private BenchNetwork(EmbeddedPostgres postgres) {
        this.postgres = postgres;
        Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
        var config = new HikariConfig();
        config.setDataSource(postgres.getPostgresDatabase());
        config.setMaximumPoolSize(24);
        connections = new HikariDataSource(config);
        db = DSL.using(connections, SQLDialect.POSTGRES, new Settings().withExecuteLogging(false));
    }

    /** @param concurrency orders under way at a time; a wave begins when a quarter of them is pooled */
    static BenchNetwork start(int concurrency) throws IOException {
        var network = new BenchNetwork(EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("jit", "off")
                .start());
        network.fill();
        Policies.activate(network.db, policy(Math.max(1, concurrency / 4)), "benchmark");
        return network;
    }

    static String sku(int number) {
        return "SKU" + number % SKUS;
    }

    private void fill() throws IOException {
        put("zones", "code,name_zh,name_en\n" + ZONE + ",测试,Bench\n");
        put("regions", """
                code,name_zh,name_en,city_zh,city_en,lat,lon,zone_code
                TOWN,城,Town,城,Town,31.2,121.5,BENCH
                """);
        put("suppliers", "code,name_zh,name_en,tier,region_code\nMAKER,工厂,Maker,A,TOWN\n");
        put("nodes", """
                code,kind,name_zh,name_en,zone_code,region_code,lat,lon
                NEAR,WAREHOUSE,近仓,Near,BENCH,TOWN,31.2,121.5
                FAR,WAREHOUSE,远仓,Far,BENCH,TOWN,30.3,120.2
                """);
        put("lanes", """
                node_code,region_code,parcel_minor,unit_minor,transit_hours
                NEAR,TOWN,500,50,24
                FAR,TOWN,700,70,36
                """);
        put("buyers", "code,name,region_code\nSHOP,Corner Shop,TOWN\n");
        var skus = new StringBuilder("code,name_zh,name_en,category,list_price_minor\n");
        var offers = new StringBuilder("supplier_code,sku,unit_cost_minor,moq,order_multiple,lead_time_days,"
                + "weekly_capacity_units,valid_from,valid_to\n");
        var stock = new StringBuilder("node_code,sku,on_hand,safety_stock\n");
        for (int i = 0; i < SKUS; i++) {
            skus.append(sku(i)).append(",品,Item,things,2000\n");
            offers.append("MAKER,").append(sku(i)).append(",900,10,5,7,1000,2020-01-01,2100-01-01\n");
            stock.append("NEAR,").append(sku(i)).append(",1000000,0\n");
            stock.append("FAR,").append(sku(i)).append(",1000000,0\n");
        }
        put("skus", skus.toString());
        put("offers", offers.toString());
        put("stock", stock.toString());
    }

    private void put(String resource, String csv) throws IOException {
        new NetworkImport(db, InstantSource.system()).csv(resource, new StringReader(csv));
    }

    /** The standard policy, but for cut-offs that do not make an order wait for hours. */
    private static NetworkPolicy policy(int poolLarge) {
        NetworkPolicy standard = NetworkPolicy.STANDARD;
        return new NetworkPolicy(
                standard.version(),
                Duration.ofSeconds(1),
                poolLarge,
                standard.holdFor(),
                standard.holdDefaultApprove(),
                standard.backorderFor(),
                standard.lateGrace(),
                standard.acknowledgeWithin(),
                standard.supplierShipWithin(),
                standard.counterAcceptShare(),
                standard.counterAskShare(),
                standard.restockEvery(),
                standard.restockApprovalMinor(),
                standard.restockOrderApprovalMinor(),
                standard.restockRiskPermille(),
                standard.restockRiskLeastMinor(),
                standard.approveFor(),
                standard.latenessMinor(),
                standard.lateRisk(),
                standard.damageRisk(),
                standard.breachMinor(),
                standard.planChangeMinor(),
                standard.substitutionPermille(),
                standard.guarantee(),
                standard.restock(),
                standard.weightPermille());
    }

    @Override
    public void close() throws IOException {
        connections.close();
        postgres.close();
    }
}
