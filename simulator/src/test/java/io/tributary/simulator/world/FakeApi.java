package io.tributary.simulator.world;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** An HTTP server that remembers every request and answers what it was told to; an empty object by default. */
public final class FakeApi implements AutoCloseable {
    private final HttpServer server;
    private final List<Call> calls = new ArrayList<>();
    private final Map<String, Deque<Reply>> replies = new LinkedHashMap<>();

    public record Call(
            String request, String body, @Nullable String key) {}

    public record Reply(int status, String body) {}

    public FakeApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public Api client() {
        return new Api(URI.create("http://localhost:" + server.getAddress().getPort()), 8, new Refusals());
    }

    /** Answers in turn; the last one again and again. */
    public synchronized FakeApi on(String request, Reply... answers) {
        replies.put(request, new ArrayDeque<>(List.of(answers)));
        return this;
    }

    public FakeApi on(String request, String body) {
        return on(request, new Reply(200, body));
    }

    public synchronized List<Call> calls(String startsWith) {
        return calls.stream().filter(c -> c.request().startsWith(startsWith)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Reply reply = reply(exchange.getRequestMethod() + " " + exchange.getRequestURI(), body, exchange);
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized Reply reply(String request, String body, HttpExchange exchange) {
        calls.add(new Call(request, body, exchange.getRequestHeaders().getFirst("Idempotency-Key")));
        Deque<Reply> waiting = replies.get(request);
        if (waiting == null) {
            return new Reply(200, "{}");
        }
        return waiting.size() > 1 ? waiting.removeFirst() : waiting.getFirst();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
