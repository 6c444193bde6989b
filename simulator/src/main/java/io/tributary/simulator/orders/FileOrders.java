package io.tributary.simulator.orders;

import io.tributary.simulator.world.Actor;
import io.tributary.simulator.world.Answer;
import io.tributary.simulator.world.Api;
import io.tributary.simulator.world.OrderDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Hands in the orders of a book at their pace. How far it came is kept in a file; a later run goes on a little before
 * that, which does no harm, because every order has its own key and taking back looks first at what is left to do.
 */
public final class FileOrders implements Actor, AutoCloseable {
    private static final int OVERLAP = 40;

    private final OrderBook book;
    private final OrderDesk desk;
    private final double[] due;
    private final Path position;
    private final int first;
    private final TakingBack takingBack;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final long started = System.nanoTime();
    private volatile int next;
    private volatile boolean open = true;

    /** @param position the file that keeps how far it came */
    public FileOrders(OrderBook book, double ordersPerSecond, Api api, OrderDesk desk, Path position) {
        this.book = book;
        this.desk = desk;
        this.position = position;
        due = Pace.due(book.events(), ordersPerSecond);
        first = Math.max(0, read(position) - OVERLAP);
        next = first;
        takingBack = new TakingBack(api);
        for (int i = 0; i < first; i++) {
            if (book.events().get(i) instanceof Event.TakenBack back) {
                takingBack.add(i, back, true);
            }
        }
    }

    @Override
    public double everyDays() {
        return .02;
    }

    /** Whether the file is at its end. */
    public boolean finished() {
        return next >= due.length;
    }

    @Override
    public void look() throws InterruptedException {
        double passed = (System.nanoTime() - started) / 1e9;
        while (open && next < due.length && due[next] - due[first] <= passed && !desk.crowded()) {
            begin(next);
            next++;
        }
        keep();
        takingBack.look(answers);
    }

    /** Hands in nothing more; what was taken back is still followed up. */
    @Override
    public void close() {
        open = false;
        threads.shutdown();
    }

    /** What became of everything so far. Orders of an earlier run count as accepted unless they were refused again. */
    public Outcome outcome() {
        var all = new TreeMap<>(answers);
        for (Event event : book.events().subList(0, first)) {
            if (event instanceof Event.Placed order) {
                all.putIfAbsent(order.reference(), "");
            }
        }
        return new Outcome(book, next, all, takingBack.outcomes());
    }

    private void begin(int index) {
        switch (book.events().get(index)) {
            case Event.Placed order -> handIn(order);
            case Event.TakenBack back -> takingBack.add(index, back, false);
        }
    }

    private void handIn(Event.Placed order) {
        List<OrderDesk.Line> lines = order.lines().stream()
                .map(line -> new OrderDesk.Line(line.sku(), line.quantity()))
                .toList();
        var request = new OrderDesk.Request(
                "file-" + order.reference(), order.buyer(), order.region(), false, lines, order.reference());
        try {
            threads.execute(() -> {
                try {
                    Answer answer = desk.hand(request);
                    if (answer.ok()) {
                        takingBack.accepted(
                                order.reference(), answer.body().path("id").asString(""));
                    }
                    answers.put(order.reference(), answer.ok() ? "" : answer.code() + " " + answer.detail());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        } catch (RejectedExecutionException e) {
            // the run ends; the order counts as not answered
        }
    }

    private void keep() {
        try {
            Files.writeString(position, Integer.toString(next));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int read(Path position) {
        try {
            return Files.exists(position)
                    ? Integer.parseInt(Files.readString(position).strip())
                    : 0;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}
