package io.tributary.app.console;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A PostgreSQL of its own with a network in mid-flow, for looking at and testing the console. */
final class ConsoleFixture implements AutoCloseable {
    /** Business time of the fixture. */
    static final Instant NOW = Instant.parse("2026-03-10T08:30:00Z");

    private final EmbeddedPostgres postgres;

    private ConsoleFixture(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static ConsoleFixture start() {
        try {
            var fixture = new ConsoleFixture(EmbeddedPostgres.start());
            fixture.fill();
            return fixture;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("The console's fixture did not load. Maybe a migration changed.", e);
        }
    }

    DataSource dataSource() {
        return postgres.getPostgresDatabase();
    }

    private void fill() throws IOException, SQLException {
        Flyway.configure()
                .dataSource(dataSource())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        try (var sql = ConsoleFixture.class.getResourceAsStream("/console-fixture.sql");
                Connection connection = dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
