package io.tributary.simulator.world;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The public HTTP API as an outside party calls it; at most so many calls at a time. */
public final class Api {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_PAGES = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI base;
    private final HttpClient http;
    private final Semaphore lanes;
    private final Refusals refusals;

    public Api(URI base, int atATime, Refusals refusals) {
        this.base = base;
        this.refusals = refusals;
        lanes = new Semaphore(atATime);
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** Nobody answers, or not in time. Whoever asked may ask again. */
    public static final class Unreachable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreachable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    public Answer get(String path) throws InterruptedException {
        return send("GET", path, null, Map.of());
    }

    /** All elements of a list, page after page; none, or those so far, when the API refuses. */
    public <T> List<T> all(String path, Class<T> kind) throws InterruptedException {
        var items = new ArrayList<T>();
        String next = path;
        for (int page = 0; page < MOST_PAGES; page++) {
            Answer answer = get(next);
            items.addAll(answer.items(kind));
            String cursor = answer.body().path("next").asString("");
            if (cursor.isEmpty()) {
                break;
            }
            next = path + (path.contains("?") ? "&" : "?") + "cursor=" + escaped(cursor);
        }
        return items;
    }

    public Answer post(String path, Object body) throws InterruptedException {
        return send("POST", path, body, Map.of());
    }

    /** The same key gives the same answer however often it is sent. */
    public Answer post(String path, Object body, String idempotencyKey) throws InterruptedException {
        return send("POST", path, body, Map.of("Idempotency-Key", idempotencyKey));
    }

    public Answer put(String path, Object body) throws InterruptedException {
        return send("PUT", path, body, Map.of());
    }

    public Answer putCsv(String path, String csv) throws InterruptedException {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "text/csv; charset=utf-8").timeout(Duration.ofMinutes(3));
        return send(request.PUT(BodyPublishers.ofString(csv)).build());
    }

    /** A piece of a path or query. */
    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Answer send(String method, String path, @Nullable Object body, Map<String, String> headers)
            throws InterruptedException {
        HttpRequest.Builder request = request(path).timeout(PATIENCE);
        headers.forEach(request::header);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
        }
        return send(request.build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).header("Accept", "application/json");
    }

    private Answer send(HttpRequest request) throws InterruptedException {
        lanes.acquire();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            Answer answer = answer(response);
            if (!answer.ok()) {
                refusals.note(request.method(), request.uri().getPath(), answer);
            }
            return answer;
        } catch (IOException e) {
            throw new Unreachable(request.method() + " " + request.uri() + " was not answered: " + e.getMessage(), e);
        } finally {
            lanes.release();
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        try {
            return new Answer(
                    response.statusCode(),
                    response.body().isBlank() ? MissingNode.getInstance() : JSON.readTree(response.body()));
        } catch (JacksonException e) {
            return new Answer(response.statusCode(), MissingNode.getInstance());
        }
    }
}
