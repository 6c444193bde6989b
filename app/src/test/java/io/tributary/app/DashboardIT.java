package io.tributary.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.app.summary.BusinessMetrics;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Every metric in a dashboard or an alert is one that a running application shows, or one of Temporal's SDK. */
class DashboardIT {
    /** Made by Prometheus itself for each target. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up");

    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-zA-Z_:][a-zA-Z0-9_:]*)[{ ]");

    @TempDir
    static Path data;

    private static ConfigurableApplicationContext application;
    private static Set<String> scraped;
    private static Set<String> known;

    @BeforeAll
    static void scrapeARunningApplication() throws Exception {
        application = SpringApplication.run(
                TributaryApplication.class,
                "--tributary.mode=demo",
                "--tributary.data-dir=" + data.resolve("data"),
                "--server.port=0");
        System.gc(); // pauses are shown once there was one
        String port = application.getEnvironment().getRequiredProperty("local.server.port");
        var scrape = URI.create("http://127.0.0.1:" + port + "/actuator/prometheus");
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(HttpRequest.newBuilder(scrape).build(), BodyHandlers.discarding());
            scraped = names(client.send(HttpRequest.newBuilder(scrape).build(), BodyHandlers.ofString())
                    .body());
        }
        known = new HashSet<>(scraped);
        known.addAll(listed());
        known.addAll(ofTheSdk());
        known.addAll(OF_PROMETHEUS);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void everyMetricOfTheDashboardIsMeasured() throws Exception {
        assertThat(unknown(GrafanaFiles.dashboardQueries().stream())).isEmpty();
    }

    @Test
    void everyMetricOfTheAlertsIsMeasured() {
        assertThat(unknown(GrafanaFiles.alerts().values().stream())).isEmpty();
    }

    @Test
    void whatTheApplicationMeasuresIsListed() {
        assertThat(scraped.stream().filter(name -> name.startsWith("tributary_")))
                .isNotEmpty()
                .isSubsetOf(listed())
                .doesNotContain("tributary_unicorns_total");
    }

    @Test
    void aMetricThatNobodyMeasuresIsFound() {
        assertThat(unknown(Stream.of("rate(tributary_unicorns_total[5m])", "temporal_num_pollers_total > 0")))
                .containsExactly("temporal_num_pollers_total", "tributary_unicorns_total");
    }

    private static Set<String> unknown(Stream<String> queries) {
        var unknown = new TreeSet<String>();
        queries.map(GrafanaFiles::metrics).forEach(unknown::addAll);
        unknown.removeAll(known);
        return unknown;
    }

    private static Set<String> names(String scrape) {
        var names = new HashSet<String>();
        var matcher = SAMPLE.matcher(scrape);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** Some figures have no sample before the first wave or order, so the list of them counts. */
    private static Set<String> listed() {
        var names = new HashSet<String>(BusinessMetrics.NAMES);
        names.remove("tributary_promise_seconds");
        names.addAll(histogram("tributary_promise"));
        names.add("tributary_promise_seconds_max");
        return names;
    }

    private static Set<String> histogram(String name) {
        return Set.of(name + "_seconds_bucket", name + "_seconds_count", name + "_seconds_sum");
    }

    /** Most of the SDK's metrics appear with the first workflow; their names and kinds are its constants. */
    private static Set<String> ofTheSdk() throws IllegalAccessException {
        var names = new HashSet<String>();
        for (Class<?> kinds :
                Set.of(io.temporal.worker.MetricsType.class, io.temporal.serviceclient.MetricsType.class)) {
            for (Field field : kinds.getFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                    names.addAll(shown(field.getName(), (String) field.get(null)));
                }
            }
        }
        return names;
    }

    private static Set<String> shown(String constant, String name) {
        if (constant.endsWith("LATENCY")) {
            return histogram(name);
        }
        if (Stream.of("NUM_POLLERS", "SLOTS", "SIZE", "THREAD_COUNT", "USAGE").anyMatch(constant::contains)) {
            return Set.of(name);
        }
        return Set.of(name + "_total");
    }
}
