package io.tributary.app.start;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.core.Utils;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the schema up to date as its owner, and lets the application's role in. */
final class Migration {
    private static final Logger LOG = LoggerFactory.getLogger(Migration.class);

    private Migration() {}

    static void run(String url, String owner, String password, String application) {
        DataSource dataSource = ownerOf(url, owner, password);
        var result = Flyway.configure().dataSource(dataSource).load().migrate();
        if (result.migrationsExecuted > 0) {
            LOG.info("Database schema now at version {}", result.targetSchemaVersion);
        }
        if (!application.equals(owner)) {
            admit(dataSource, application);
        }
    }

    /** @throws IllegalStateException when the schema is not there; an engine on an empty database only looks alive */
    static void require(String url, String user, String password) {
        try (var connection = ownerOf(url, user, password).getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select to_regclass('public.restock_run') is not null")) {
            rows.next();
            if (!rows.getBoolean(1)) {
                throw new IllegalStateException("The database " + url
                        + " has no schema of ours. Maybe start once with --owner, which migrates it.");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The database " + url + " does not let " + user + " in: " + e.getMessage()
                            + ". Maybe the password is missing from the environment.",
                    e);
        }
    }

    private static DataSource ownerOf(String url, String owner, String password) {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        dataSource.setUser(owner);
        dataSource.setPassword(password);
        return dataSource;
    }

    /** Creates the role when it is missing; whoever needs a password for it creates the role themselves. */
    private static void admit(DataSource dataSource, String application) {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var known = connection.prepareStatement("select from pg_roles where rolname = ?")) {
            known.setString(1, application);
            String role = Utils.escapeIdentifier(null, application).toString();
            try (var rows = known.executeQuery()) {
                if (!rows.next()) {
                    statement.execute("create role " + role + " login");
                }
            }
            statement.execute("grant tributary_app to " + role);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The role " + application + " could not be granted tributary_app: " + e.getMessage()
                            + ". Maybe the owner lacks CREATEROLE; then create the role and grant it by hand.",
                    e);
        }
    }
}
