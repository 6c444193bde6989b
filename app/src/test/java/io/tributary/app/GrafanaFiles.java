package io.tributary.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The committed dashboards and alerts, and what they ask Prometheus for. */
final class GrafanaFiles {
    private static final Pattern STRING = Pattern.compile("\"(\\\\.|[^\"\\\\])*\"");
    private static final Pattern LABELS = Pattern.compile("\\{[^}]*}|\\[[^]]*]");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("\\b[a-zA-Z_][a-zA-Z0-9_:]*\\b(?!\\s*\\()");
    private static final Set<String> WORDS = Set.of("or", "and", "unless", "bool", "offset", "inf", "nan");

    private GrafanaFiles() {}

    /** The folder of the project, whichever module's folder the test runs in. */
    static Path project() {
        Path folder = Path.of("").toAbsolutePath();
        return Files.isDirectory(folder.resolve("grafana")) ? folder : folder.getParent();
    }

    static Path folder() {
        return project().resolve("grafana");
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every query of every panel and variable. */
    static List<String> dashboardQueries() throws IOException {
        var queries = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(folder().resolve("dashboards"), "*.json")) {
            for (Path file : files) {
                JsonNode dashboard = JsonMapper.shared().readTree(read(file));
                dashboard.findValuesAsString("expr").forEach(queries::add);
            }
        }
        return queries;
    }

    /** Alerts by name, with what they ask for. */
    static Map<String, String> alerts() {
        Map<String, Object> file = new Yaml().load(read(folder().resolve("rules/tributary.yml")));
        var alerts = new java.util.LinkedHashMap<String, String>();
        for (Object group : (List<?>) file.get("groups")) {
            for (Object rule : (List<?>) ((Map<?, ?>) group).get("rules")) {
                var fields = (Map<?, ?>) rule;
                alerts.put(String.valueOf(fields.get("alert")), String.valueOf(fields.get("expr")));
            }
        }
        return alerts;
    }

    /** The metrics that a PromQL query reads. */
    static Set<String> metrics(String query) {
        String bare = STRING.matcher(query).replaceAll("");
        bare = LABELS.matcher(bare).replaceAll(" ");
        bare = GROUPING.matcher(bare).replaceAll(" ");
        var names = new TreeSet<String>();
        var matcher = NAME.matcher(bare);
        while (matcher.find()) {
            if (!WORDS.contains(matcher.group().toLowerCase(java.util.Locale.ROOT))) {
                names.add(matcher.group());
            }
        }
        return names;
    }
}
