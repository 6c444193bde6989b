package io.tributary.app;

import io.tributary.db.TestDatabase;
import io.tributary.db.TestNetwork;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole application on a database of its own with the test network, and a client of its API as outsiders have. One
 * for all tests that are extended with it; it ends with the last of them, before the database under it.
 */
final class Api implements BeforeAllCallback {
    private static final JsonMapper JSON = new JsonMapper();
    private static final PGSimpleDataSource DATABASE = (PGSimpleDataSource) TestDatabase.fresh();
    private static final ConfigurableApplicationContext APPLICATION = start();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).computeIfAbsent("application", key ->
                (AutoCloseable) APPLICATION::close);
    }

    /** An answer with its body as JSON when it is. */
    record Answer(int status, String body, HttpResponse<String> response) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        String text(String pointer) {
            return json().at(pointer).asString();
        }
    }

    static PGSimpleDataSource database() {
        return DATABASE;
    }

    static Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    static Answer post(String path, String json, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    static Answer put(String path, String type, String body) {
        return send(request(path).header("Content-Type", type).PUT(BodyPublishers.ofString(body)));
    }

    static Answer delete(String path) {
        return send(request(path).DELETE());
    }

    static HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + APPLICATION.getEnvironment().getProperty("local.server.port") + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    static HttpClient client() {
        return CLIENT;
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static ConfigurableApplicationContext start() {
        TestNetwork.fill(DSL.using(DATABASE, SQLDialect.POSTGRES));
        return SpringApplication.run(
                TributaryApplication.class,
                "--server.port=0",
                "--tributary.mode=serve",
                "--tributary.time-scale=2000",
                "--tributary.clock-start=2026-03-02T08:00:00Z",
                "--tributary.database.url=" + DATABASE.getUrl(),
                "--tributary.database.user=application");
    }
}
