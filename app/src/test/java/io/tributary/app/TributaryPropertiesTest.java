package io.tributary.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Validation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/** Every key, its default, and what is refused. */
class TributaryPropertiesTest {
    @Test
    void defaultsAreADemoOnThisMachine() {
        assertThat(bind(Map.of()))
                .isEqualTo(new TributaryProperties(
                        TributaryProperties.Mode.DEMO,
                        1.0,
                        null,
                        Path.of("data"),
                        new TributaryProperties.Temporal("", "default", "", true),
                        new TributaryProperties.Database("", "tributary", "", "", "", 16)));
    }

    @Test
    void everyKeyIsRead() {
        var properties = bind(Map.ofEntries(
                Map.entry("tributary.mode", "serve"),
                Map.entry("tributary.time-scale", "17280"),
                Map.entry("tributary.clock-start", "2026-03-02T00:00:00Z"),
                Map.entry("tributary.data-dir", "/var/lib/tributary"),
                Map.entry("tributary.temporal.target", "temporal:7233"),
                Map.entry("tributary.temporal.namespace", "supply"),
                Map.entry("tributary.temporal.ui-url", "http://temporal:8080"),
                Map.entry("tributary.temporal.workers", "false"),
                Map.entry("tributary.database.url", "jdbc:postgresql://db:5432/tributary"),
                Map.entry("tributary.database.user", "app"),
                Map.entry("tributary.database.password", "secret"),
                Map.entry("tributary.database.owner-user", "owner"),
                Map.entry("tributary.database.owner-password", "secret too"),
                Map.entry("tributary.database.pool-size", "40")));
        assertThat(properties)
                .isEqualTo(new TributaryProperties(
                        TributaryProperties.Mode.SERVE,
                        17280,
                        Instant.parse("2026-03-02T00:00:00Z"),
                        Path.of("/var/lib/tributary"),
                        new TributaryProperties.Temporal("temporal:7233", "supply", "http://temporal:8080", false),
                        new TributaryProperties.Database(
                                "jdbc:postgresql://db:5432/tributary", "app", "secret", "owner", "secret too", 40)));
    }

    @ParameterizedTest
    @CsvSource({
        "tributary.mode, production",
        "tributary.time-scale, 0.5",
        "tributary.time-scale, fast",
        "tributary.clock-start, yesterday",
        "tributary.temporal.target, temporal",
        "tributary.temporal.namespace, two words",
        "tributary.database.url, jdbc:mysql://db/tributary",
        "tributary.database.user, two words",
        "tributary.database.pool-size, 1",
        "tributary.database.pool-size, 201",
    })
    void isRefused(String key, String value) {
        assertThatThrownBy(() -> bind(Map.of(key, value))).hasMessageContaining("tributary");
    }

    private static TributaryProperties bind(Map<String, String> values) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            var validator = new SpringValidatorAdapter(factory.getValidator());
            return new Binder(new MapConfigurationPropertySource(values))
                    .bindOrCreate(
                            "tributary", Bindable.of(TributaryProperties.class), new ValidationBindHandler(validator));
        }
    }
}
