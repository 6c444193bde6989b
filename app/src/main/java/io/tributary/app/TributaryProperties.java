package io.tributary.app;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Everything that can be set under {@code tributary.}; the keys are kebab-case.
 *
 * @param mode demo brings its own PostgreSQL in {@code data-dir}; serve takes {@code database.url}
 * @param timeScale how many times faster than the wall clock business time runs; 1 in production
 * @param clockStart the business time of a first start with a time scale above 1; the wall clock's when absent
 * @param dataDir where the demo keeps its data between runs
 */
@Validated
@ConfigurationProperties("tributary")
public record TributaryProperties(
        @DefaultValue("demo") @NotNull Mode mode,

        @DefaultValue("1.0") @DecimalMin("1.0") @DecimalMax("1000000.0")
        double timeScale,

        @Nullable Instant clockStart,
        @DefaultValue("data") @NotNull Path dataDir,
        @DefaultValue @Valid Temporal temporal,
        @DefaultValue @Valid Database database) {
    public enum Mode {
        DEMO,
        SERVE
    }

    /**
     * @param target host:port of a Temporal frontend; empty starts one inside this process, which forgets when it ends
     * @param namespace where the workflows live
     * @param uiUrl where people look at workflows, if anywhere
     * @param workers false makes this process an API only
     */
    public record Temporal(
            @DefaultValue("") @Pattern(regexp = "|[^:\\s]+:\\d{1,5}", message = "must be host:port or empty")
            String target,

            @DefaultValue("default") @Pattern(regexp = "[A-Za-z0-9._-]+")
            String namespace,

            @DefaultValue("") String uiUrl,
            @DefaultValue("true") boolean workers) {
        public boolean inProcess() {
            return target.isEmpty();
        }
    }

    /**
     * @param url a jdbc:postgresql URL; needed in serve mode, ignored in demo mode
     * @param user the application's role; it is granted tributary_app and owns nothing
     * @param ownerUser the role that migrates; empty leaves the schema as it is
     * @param poolSize connections that this process holds at most
     */
    public record Database(
            @DefaultValue("") @Pattern(regexp = "|jdbc:postgresql:.*", message = "must be a jdbc:postgresql URL")
            String url,

            @DefaultValue("tributary") @Pattern(regexp = "[A-Za-z_][A-Za-z0-9_-]*")
            String user,

            @DefaultValue("") String password,
            @DefaultValue("") String ownerUser,
            @DefaultValue("") String ownerPassword,
            @DefaultValue("16") @Min(2) @Max(200) int poolSize) {}
}
