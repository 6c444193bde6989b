package io.tributary.simulator.world;

import io.tributary.simulator.Draw;
import io.tributary.simulator.nature.SupplierNature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The factories' offices. Whoever has post opens it: acknowledges, offers less, says no, is late or stays silent, and
 * ships what was agreed on, mostly. A dark factory does nothing; when it is back it opens what is left.
 */
final class Suppliers implements Actor {
    private static final Duration USUAL_WINDOW = Duration.ofHours(12);

    private final Api api;
    private final WorldClock clock;
    private final Outside outside;
    private final Shocks shocks;

    Suppliers(Api api, WorldClock clock, Outside outside, Shocks shocks) {
        this.api = api;
        this.clock = clock;
        this.outside = outside;
        this.shocks = shocks;
    }

    @Override
    public double everyDays() {
        return .1;
    }

    @Override
    public void look() throws InterruptedException {
        for (String status : List.of("SENT", "ACKNOWLEDGED")) {
            for (String supplier : withPost(status)) {
                if (!shocks.dark(supplier, clock.today())) {
                    open(supplier, status);
                }
            }
        }
    }

    /** One look for all of them, as a notice would tell each; the post itself each fetches for itself. */
    private Set<String> withPost(String status) throws InterruptedException {
        var suppliers = new LinkedHashSet<String>();
        for (Messages.PurchaseOrder po :
                api.all("/v1/purchase-orders?status=" + status + "&limit=200", Messages.PurchaseOrder.class)) {
            if (po.supplier() != null) {
                suppliers.add(po.supplier());
            }
        }
        return suppliers;
    }

    private void open(String supplier, String status) throws InterruptedException {
        for (Messages.PurchaseOrder po : api.all(
                "/v1/suppliers/" + supplier + "/purchase-orders?status=" + status, Messages.PurchaseOrder.class)) {
            List<Messages.PurchaseOrderLine> lines = po.lines();
            if (lines == null || lines.isEmpty()) {
                continue;
            }
            List<String> goods =
                    lines.stream().map(Messages.PurchaseOrderLine::sku).toList();
            SupplierNature nature = outside.supplier(supplier, goods, clock.today());
            if (status.equals("SENT")) {
                answer(po, lines, nature);
            } else {
                ship(po, lines, nature);
            }
        }
    }

    private void answer(Messages.PurchaseOrder po, List<Messages.PurchaseOrderLine> lines, SupplierNature nature)
            throws InterruptedException {
        Draw draw = outside.draw("answer", po.id());
        Instant by = po.acknowledgeBy() == null ? clock.now().plus(USUAL_WINDOW) : po.acknowledgeBy();
        Instant sent = po.sentAt() == null ? by.minus(USUAL_WINDOW) : po.sentAt();
        long window = Math.max(1, Duration.between(sent, by).toSeconds());
        boolean silent = draw.chance(nature.silent());
        double share = draw.chance(nature.acknowledgeLate()) ? draw.between(.95, 1.6) : draw.between(.05, .75);
        if (silent || clock.now().isBefore(sent.plusSeconds((long) (window * share)))) {
            return;
        }
        String path = "/v1/purchase-orders/" + po.id();
        if (draw.chance(nature.reject())) {
            api.post(path + "/reject", Map.of("reason", draw.pick(List.of("NO_CAPACITY", "NO_MATERIAL", "PRICE"))));
        } else if (draw.chance(nature.counter())) {
            api.post(path + "/counter", counter(po, lines, draw));
        } else {
            api.post(path + "/acknowledge", po.shipBy() == null ? Map.of() : Map.of("shipBy", po.shipBy()));
        }
    }

    /** Fewer units, or all of them some days later. */
    private Map<String, Object> counter(Messages.PurchaseOrder po, List<Messages.PurchaseOrderLine> lines, Draw draw) {
        boolean fewer = draw.chance(.6);
        Instant shipBy = po.shipBy() == null ? clock.now().plus(Duration.ofDays(2)) : po.shipBy();
        var offered = new ArrayList<Map<String, Object>>();
        for (Messages.PurchaseOrderLine line : lines) {
            int units = fewer ? (int) Math.max(1, line.quantity() * draw.between(.4, .9)) : line.quantity();
            offered.add(Map.of("lineNo", line.lineNo(), "quantity", units));
        }
        return Map.of("shipBy", fewer ? shipBy : shipBy.plus(Duration.ofDays(draw.between(1, 3))), "lines", offered);
    }

    private void ship(Messages.PurchaseOrder po, List<Messages.PurchaseOrderLine> lines, SupplierNature nature)
            throws InterruptedException {
        Draw draw = outside.draw("asn", po.id());
        Instant by = po.shipBy() == null ? clock.now() : po.shipBy();
        Instant at = draw.chance(nature.shipLate())
                ? by.plus(Duration.ofHours(draw.between(6, 72)))
                : by.minus(Duration.ofHours(draw.between(1, 12)));
        if (clock.now().isBefore(at)) {
            return;
        }
        boolean fewer = draw.chance(nature.shipShort());
        var sent = new ArrayList<Map<String, Object>>();
        for (Messages.PurchaseOrderLine line : lines) {
            int agreed = line.agreed();
            int units = fewer && agreed > 1 ? (int) Math.max(1, agreed * draw.between(.5, .95)) : agreed;
            sent.add(Map.of("lineNo", line.lineNo(), "quantity", units));
        }
        String tracking = "A" + po.id().substring(Math.max(0, po.id().length() - 12));
        api.post(
                "/v1/purchase-orders/" + po.id() + "/ship",
                Map.of("carrier", draw.pick(List.of("DEPPON", "ANE", "SF")), "tracking", tracking, "lines", sent));
    }
}
