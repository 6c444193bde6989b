package io.tributary.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Real databases for tests. One PostgreSQL serves the JVM; it is migrated once, and each {@link #fresh()} is a copy of
 * that, which takes about 50 milliseconds. Connections are those of the application's own, least-privileged role.
 */
public final class TestDatabase {
    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger COPIES = new AtomicInteger();
    private static final EmbeddedPostgres POSTGRES = start();

    private TestDatabase() {}

    /** A new, migrated and empty database, as the application sees it. */
    public static DataSource fresh() {
        return open(copy(), "application");
    }

    /** As {@link #fresh()}, for code that takes jOOQ. */
    public static DSLContext freshDsl() {
        return DSL.using(fresh(), SQLDialect.POSTGRES);
    }

    /** The same database as its owner sees it, to try what the application must not be able to do. */
    public static DataSource asOwner(DataSource application) {
        return open(((PGSimpleDataSource) application).getDatabaseName(), "postgres");
    }

    private static String copy() {
        String name = "copy_" + COPIES.incrementAndGet();
        execute("create database " + name + " template " + TEMPLATE);
        return name;
    }

    private static DataSource open(String database, String user) {
        return POSTGRES.getDatabase(user, database);
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", "64MB")
                    .start();
            execute(postgres, "create database " + TEMPLATE);
            Flyway.configure()
                    .dataSource(postgres.getDatabase("postgres", TEMPLATE))
                    .load()
                    .migrate();
            execute(postgres, "create role application login in role tributary_app");
            return postgres;
        } catch (IOException e) {
            throw new IllegalStateException("The tests' PostgreSQL did not start: " + e.getMessage(), e);
        }
    }

    private static void execute(String sql) {
        execute(POSTGRES, sql);
    }

    private static void execute(EmbeddedPostgres postgres, String sql) {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("The tests' PostgreSQL refused: " + sql, e);
        }
    }
}
