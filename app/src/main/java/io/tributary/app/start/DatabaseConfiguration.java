package io.tributary.app.start;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tributary.app.TributaryProperties;
import io.tributary.app.TributaryProperties.Database;
import java.io.IOException;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** PostgreSQL: our own in a demo, the one at a URL otherwise; migrated before anybody uses it. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    /** Where to find the database, after it is migrated. */
    record Location(String url, String user, String password) {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "tributary.mode", havingValue = "demo", matchIfMissing = true)
    static class Demo {
        @Bean(destroyMethod = "close")
        DataFolder dataFolder(TributaryProperties properties) throws IOException {
            return DataFolder.hold(properties.dataDir());
        }

        @Bean(destroyMethod = "close")
        EmbeddedDatabase embeddedDatabase(DataFolder folder) throws IOException {
            return EmbeddedDatabase.start(folder);
        }

        @Bean
        Location location(EmbeddedDatabase embedded, TributaryProperties properties) {
            Database database = properties.database();
            Migration.run(embedded.url(), EmbeddedDatabase.OWNER, "", database.user());
            return new Location(embedded.url(), database.user(), database.password());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "tributary.mode", havingValue = "serve")
    static class Serve {
        @Bean
        Location location(TributaryProperties properties) {
            Database database = properties.database();
            if (database.url().isEmpty()) {
                throw new IllegalStateException("The serve mode has no database. Maybe set tributary.database.url to"
                        + " jdbc:postgresql://host:5432/name (environment: TRIBUTARY_DATABASE_URL).");
            }
            if (!database.ownerUser().isEmpty()) {
                Migration.run(database.url(), database.ownerUser(), database.ownerPassword(), database.user());
            } else {
                Migration.require(database.url(), database.user(), database.password());
            }
            return new Location(database.url(), database.user(), database.password());
        }
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(Location location, TributaryProperties properties) {
        var config = new HikariConfig();
        config.setPoolName("tributary");
        config.setJdbcUrl(location.url());
        config.setUsername(location.user());
        config.setPassword(location.password());
        config.setMaximumPoolSize(properties.database().poolSize());
        config.setConnectionTimeout(10_000);
        config.addDataSourceProperty("ApplicationName", "tributary");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(config);
    }

    @Bean
    DSLContext dsl(HikariDataSource dataSource) {
        return DSL.using(dataSource, SQLDialect.POSTGRES, new Settings().withExecuteLogging(false));
    }
}
