package io.tributary.activities.allocation;

import io.tributary.db.allocation.LaneOption;
import io.tributary.db.allocation.OpenLine;
import io.tributary.domain.NetworkPolicy;
import io.tributary.domain.NodeCode;
import io.tributary.domain.order.OrderConditions;
import io.tributary.domain.order.Service;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Picks the service of an order's parcel from each node, so that a node stays one candidate. The service that the order
 * asked for is used; express takes its place where standard would break a date of lines that the node has in stock, and
 * what they save exceeds the dearer freight. One parcel has one service, so all those lines are judged together.
 *
 * @param stocked whether the node has enough for the line
 */
record ServiceChoice(NetworkPolicy policy, Dates dates, BiPredicate<OpenLine, NodeCode> stocked) {
    /**
     * One lane per node. Where the order asked for express and the node has none, it is the standard lane, which
     * {@link #tooSlow} rules out.
     *
     * @param lines open lines of one order
     * @param lanes of both services, by node
     */
    Map<NodeCode, LaneOption> of(List<OpenLine> lines, Map<NodeCode, List<LaneOption>> lanes) {
        Service asked = asked(lines.getFirst());
        Map<NodeCode, LaneOption> chosen = new TreeMap<>();
        lanes.forEach((node, services) -> chosen.put(node, choose(lines, services, asked)));
        return chosen;
    }

    private Service asked(OpenLine line) {
        OrderConditions conditions = line.conditions();
        return policy.atLeast(conditions.service(), conditions.promiseClass());
    }

    /** Whether a lane is slower than what the line's order asked for. */
    boolean tooSlow(OpenLine line, LaneOption lane) {
        return lane.service().compareTo(asked(line)) < 0;
    }

    private LaneOption choose(List<OpenLine> lines, List<LaneOption> services, Service asked) {
        LaneOption standard = named(services, Service.STANDARD);
        LaneOption express = named(services, Service.EXPRESS);
        if (express == null || standard == null) {
            return services.getFirst();
        }
        if (asked == Service.EXPRESS || !standard.laneOpen()) {
            return express;
        }
        return express.laneOpen() && breach(lines, standard) > 0 && cost(lines, express) < cost(lines, standard)
                ? express
                : standard;
    }

    private static @Nullable LaneOption named(List<LaneOption> services, Service service) {
        return services.stream()
                .filter(lane -> lane.service() == service)
                .findFirst()
                .orElse(null);
    }

    private long cost(List<OpenLine> lines, LaneOption lane) {
        long units = lines.stream()
                .filter(line -> stocked.test(line, lane.node()))
                .mapToLong(OpenLine::units)
                .sum();
        return lane.parcelMinor() + units * lane.unitMinor() + breach(lines, lane);
    }

    private long breach(List<OpenLine> lines, LaneOption lane) {
        return lines.stream()
                .filter(line -> stocked.test(line, lane.node()))
                .mapToLong(line -> dates.breachMinor(line, lane, null))
                .sum();
    }
}
