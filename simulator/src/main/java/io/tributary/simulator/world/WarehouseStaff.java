package io.tributary.simulator.world;

import io.tributary.simulator.Draw;
import io.tributary.simulator.nature.SupplierNature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The people of one warehouse: they pick and ship, mostly in time, and unload what factories send. */
final class WarehouseStaff implements Actor {
    private static final double LATE = .04;
    private static final Duration WORK = Duration.ofHours(10);
    private static final List<String> CARRIERS = List.of("SF", "ZTO", "YTO", "JD");

    private final String node;
    private final Api api;
    private final WorldClock clock;
    private final Outside outside;
    private int looks;

    WarehouseStaff(String node, Api api, WorldClock clock, Outside outside) {
        this.node = node;
        this.api = api;
        this.clock = clock;
        this.outside = outside;
    }

    @Override
    public double everyDays() {
        return .08;
    }

    @Override
    public void look() throws InterruptedException {
        pick();
        if (looks++ % 3 == 0) {
            unload();
            move();
        }
    }

    /** Sends what the plan moves to another warehouse, and takes in what comes from one. */
    private void move() throws InterruptedException {
        for (Messages.Transfer one : api.all("/v1/nodes/" + node + "/transfers-out", Messages.Transfer.class)) {
            api.post(
                    "/v1/transfers/" + one.id() + "/ship",
                    Map.of("carrier", "SF", "tracking", "M-" + one.id(), "units", one.quantity()));
        }
        for (Messages.Transfer one : api.all("/v1/nodes/" + node + "/transfers-in", Messages.Transfer.class)) {
            Draw draw = outside.draw("transfer", one.id());
            if (one.shippedAt() != null
                    && clock.now().isAfter(one.shippedAt().plus(Duration.ofHours(draw.between(14, 60))))) {
                api.post("/v1/transfers/" + one.id() + "/receive", Map.of("received", one.shipped(), "damaged", 0));
            }
        }
    }

    private void pick() throws InterruptedException {
        for (Messages.PickTask task :
                api.all("/v1/nodes/" + node + "/pick-tasks?status=OPEN&limit=1000", Messages.PickTask.class)) {
            Draw draw = outside.draw("pick", task.id());
            Duration before = WORK.multipliedBy(draw.between(5, 90)).dividedBy(100);
            Instant done = draw.chance(LATE)
                    ? task.dueAt().plus(Duration.ofHours(draw.between(2, 20)))
                    : task.dueAt().minus(before);
            if (!clock.now().isBefore(done)) {
                ship(task, draw);
            }
        }
    }

    private void ship(Messages.PickTask task, Draw draw) throws InterruptedException {
        double missing = outside.shortPick(node);
        var lines = new ArrayList<Map<String, Object>>();
        for (Messages.UnitsToPick line : task.lines()) {
            int units = draw.chance(missing) ? draw.between(0, line.quantity() - 1) : line.quantity();
            lines.add(Map.of("allocationId", line.allocationId(), "quantity", units));
        }
        String tracking = node + "-" + task.id().substring(Math.max(0, task.id().length() - 12));
        api.post(
                "/v1/pick-tasks/" + task.id() + "/ship",
                Map.of("carrier", draw.pick(CARRIERS), "tracking", tracking, "lines", lines));
    }

    private void unload() throws InterruptedException {
        for (Messages.PurchaseOrder po : api.all("/v1/nodes/" + node + "/inbound", Messages.PurchaseOrder.class)) {
            Draw draw = outside.draw("inbound", po.id());
            Instant shipped = po.shippedAt() == null ? clock.now() : po.shippedAt();
            boolean here = !clock.now().isBefore(outside.arrival(po.supplier(), node, shipped, draw));
            if (here && po.lines() != null && po.shippedAt() != null) {
                receive(po, po.lines(), draw);
            }
        }
    }

    private void receive(Messages.PurchaseOrder po, List<Messages.PurchaseOrderLine> poLines, Draw draw)
            throws InterruptedException {
        List<String> goods =
                poLines.stream().map(Messages.PurchaseOrderLine::sku).toList();
        SupplierNature nature = outside.supplier(po.supplier() == null ? "" : po.supplier(), goods, clock.today());
        var lines = new ArrayList<Map<String, Object>>();
        for (Messages.PurchaseOrderLine line : poLines) {
            int sent = line.shipped() == null ? line.agreed() : line.shipped();
            int missing = sent > 0 && draw.chance(nature.misShipped()) ? draw.between(1, Math.max(1, sent / 4)) : 0;
            int left = sent - missing;
            int damaged = left > 0 && draw.chance(nature.damaged()) ? draw.between(1, Math.max(1, left / 4)) : 0;
            lines.add(Map.of("lineNo", line.lineNo(), "received", left - damaged, "damaged", damaged));
        }
        api.post("/v1/purchase-orders/" + po.id() + "/receive", Map.of("lines", lines));
    }
}
