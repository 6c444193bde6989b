package io.tributary.app.order;

import io.tributary.activities.order.OrderIntake.Taken;
import io.tributary.activities.order.OrderIntake.TakenLine;
import io.tributary.db.order.SoftPromise;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An accepted order, or a quote for one, with what is promised. */
record OrderAnswer(
        @Nullable UUID id, @Nullable Long number, String status, long goodsMinor, String currency, Promise promise) {
    /** The latest dates of the lines, and what serving them costs us. */
    record Promise(@Nullable Instant shipBy, @Nullable Instant deliverBy, long costMinor, List<Line> lines) {}

    /**
     * @param node who serves it; null when nobody can now
     * @param service STANDARD or EXPRESS
     * @param inboundAt when the promised stock arrives, where it is on its way
     */
    record Line(
            int lineNo,
            String sku,
            int quantity,
            long unitPriceMinor,
            @Nullable String node,
            @Nullable String promisedSku,
            @Nullable Instant shipBy,
            @Nullable Instant deliverBy,
            @Nullable String unfilledReason,
            @Nullable Instant backorderedUntil,
            @Nullable String service,
            @Nullable Instant inboundAt) {}

    static OrderAnswer accepted(Taken taken) {
        return new OrderAnswer(
                taken.id(), taken.number(), "ACCEPTED", taken.goodsMinor(), taken.currency(), promise(taken));
    }

    static OrderAnswer quoted(Taken taken) {
        return new OrderAnswer(null, null, "QUOTED", taken.goodsMinor(), taken.currency(), promise(taken));
    }

    private static Promise promise(Taken taken) {
        List<Line> lines = taken.lines().stream().map(OrderAnswer::line).toList();
        long cost = taken.lines().stream()
                .map(TakenLine::promise)
                .mapToLong(promise -> promise instanceof SoftPromise.FromStock stock ? stock.costMinor() : 0)
                .sum();
        return new Promise(latest(lines, Line::shipBy), latest(lines, Line::deliverBy), cost, lines);
    }

    private static @Nullable Instant latest(List<Line> lines, Function<Line, @Nullable Instant> date) {
        return lines.stream()
                .map(date)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Line line(TakenLine line) {
        return switch (line.promise()) {
            case SoftPromise.FromStock stock ->
                new Line(
                        line.lineNo(),
                        line.sku().code(),
                        line.quantity(),
                        line.unitPriceMinor(),
                        stock.from().node().code(),
                        stock.from().sku().code(),
                        stock.shipBy(),
                        stock.deliverBy(),
                        null,
                        null,
                        stock.service().name(),
                        stock.inboundAt());
            case SoftPromise.Backordered none ->
                new Line(
                        line.lineNo(),
                        line.sku().code(),
                        line.quantity(),
                        line.unitPriceMinor(),
                        null,
                        null,
                        null,
                        none.expected(),
                        none.reason(),
                        none.expected(),
                        null,
                        null);
        };
    }
}
