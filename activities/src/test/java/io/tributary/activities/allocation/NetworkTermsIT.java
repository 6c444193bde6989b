package io.tributary.activities.allocation;

import static io.tributary.activities.allocation.TermsDesk.asked;
import static io.tributary.activities.allocation.TermsDesk.line;
import static io.tributary.activities.allocation.TermsDesk.parcels;
import static io.tributary.activities.allocation.TermsDesk.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.db.TestNetwork;
import io.tributary.domain.RefusedException;
import io.tributary.domain.order.OrderConditions;
import io.tributary.domain.order.PromiseClass;
import io.tributary.domain.order.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the network and the order ask for, from the order's intake to the wave's commit. */
class NetworkTermsIT {
    /** Monday, 16:00 in Shanghai. */
    private static final Instant NOW = TestNetwork.NOW;

    private final TermsDesk desk = new TermsDesk();

    private void express(String node, long parcelMinor, int transitHours) {
        TestNetwork.put(
                desk.db,
                "lanes",
                "node_code,region_code,service,parcel_minor,unit_minor,transit_hours\n" + node + ",SH,EXPRESS,"
                        + parcelMinor + ",100," + transitHours);
    }

    private void days(String node, String cutOff, String workingDays) {
        desk.db.execute(
                "update node set cut_off = ?::time, working_days = ? where code = ?", cutOff, workingDays, node);
    }

    /** The wave comes 4 hours after the order, at 20:00 local; a node needs 24 hours. */
    @ParameterizedTest
    @CsvSource({
        ", 1234567, 2026-03-03T12:00:00Z", // whenever it is ready
        "21:00, 1234567, 2026-03-03T12:00:00Z",
        "18:00, 1234567, 2026-03-03T16:00:00Z", // Tuesday's work, ready at its end
        "18:00, 1567, 2026-03-06T16:00:00Z", // Friday's work
    })
    void aPromiseShipsAfterTheCutOff(String cutOff, String workingDays, Instant shipBy) {
        days("W1", cutOff, workingDays);

        UUID order = desk.order(OrderConditions.PLAIN, line("B", 2));

        var promise = desk.promised(order).getFirst();
        assertThat(promise.get("ship_by", Instant.class)).isEqualTo(shipBy);
        assertThat(promise.get("deliver_by", Instant.class)).isEqualTo(shipBy.plus(Duration.ofHours(24)));
    }

    @Test
    void aWaveAfterTheCutOffCountsFromTheNextWorkingDay() {
        days("W1", "18:00", "1234567");
        UUID order = desk.order(OrderConditions.PLAIN, line("B", 2));
        desk.later(Duration.ofHours(4));

        desk.wave();

        assertThat(desk.allocated(order).getFirst().get("ship_by", Instant.class))
                .isEqualTo(Instant.parse("2026-03-03T16:00:00Z"));
    }

    @Test
    void anExpressOrderTakesTheExpressLaneOrNone() {
        express("W2", 1500, 6);

        UUID order = desk.order(asked(Service.EXPRESS, null, PromiseClass.STANDARD), line("A", 2));

        assertThat(desk.promised(order).getFirst().get("node_code")).isEqualTo("W2");
        assertThat(desk.promised(order).getFirst().get("service")).isEqualTo("EXPRESS");
        assertThat(desk.verdict(order, "W1")).isEqualTo("NO_LANE");
        desk.wave();
        assertThat(desk.allocated(order).getFirst().get("service")).isEqualTo("EXPRESS");
    }

    /** Standard takes 52 hours and costs 600; express takes 34 and costs so much; a breach costs 1,000 or 20,000. */
    @ParameterizedTest
    @CsvSource({
        "40, 1000, STANDARD, EXPRESS", // 1,000 + 200 < 600 + 1,000
        "40, 1500, STANDARD, STANDARD", // dearer than the breach that it saves
        "40, 1500, GUARANTEED, EXPRESS", // but not than this one
        "20, 1000, GUARANTEED, STANDARD", // neither keeps the date
        "60, 100, STANDARD, STANDARD", // both keep it: what was asked for is used
    })
    void expressIsTakenWhereItSavesMoreThanItCosts(int hours, long parcel, PromiseClass promiseClass, Service taken) {
        express("W1", parcel, 6);

        UUID order = desk.order(asked(Service.STANDARD, NOW.plus(Duration.ofHours(hours)), promiseClass), line("B", 2));

        assertThat(desk.promised(order).getFirst().get("service")).isEqualTo(taken.name());
    }

    /** W1 is cheaper and slow; W2 is dearer by 240 and in time. */
    @ParameterizedTest
    @CsvSource({"100, GUARANTEED, W2", "100, STANDARD, W1", "1000, STANDARD, W2"})
    void theBreachCostIsThatOfThePromiseClass(long breachMinor, PromiseClass promiseClass, String node) {
        desk.db.execute("update lane set transit_hours = 96 where node_code = 'W1' and region_code = 'SH'");
        desk.breachMinor(breachMinor);

        UUID order = desk.order(asked(Service.STANDARD, NOW.plus(Duration.ofHours(72)), promiseClass), line("A", 2));

        assertThat(desk.promised(order).getFirst().get("node_code")).isEqualTo(node);
    }

    @Test
    void aSplitLimitHoldsInPromiseAndWave() {
        desk.db.execute("update node set open = false where code = 'D1'");
        TestNetwork.put(desk.db, "stock", "node_code,sku,on_hand\nW2,C,5");

        UUID free = desk.order(OrderConditions.PLAIN, line("B", 1), line("C", 1));
        UUID one = desk.order(parcels(1), line("B", 1), line("C", 1));

        assertThat(desk.promised(free)).extracting(row -> row.get("node_code")).containsExactly("W1", "W2");
        assertThat(desk.promised(one)).extracting(row -> row.get("node_code")).containsOnlyOnce((Object) null);
        desk.wave();
        assertThat(desk.allocated(free)).hasSize(2);
        assertThat(desk.allocated(one)).hasSize(1);
        desk.db.execute("update order_line set backordered_until = null");
        desk.wave();
        assertThat(desk.allocated(one)).hasSize(1);
    }

    @Test
    void excludedNodesAndSuppliersAreOut() {
        UUID order = desk.order(without(Set.of("W1"), Set.of("S1")), line("A", 2));

        assertThat(desk.promised(order).getFirst().get("node_code")).isEqualTo("W2");
        assertThat(desk.verdict(order, "W1")).isEqualTo("EXCLUDED_BY_BUYER");
        assertThat(desk.verdict(order, "D1")).isEqualTo("EXCLUDED_BY_BUYER");
        desk.wave();
        assertThat(desk.allocated(order).getFirst().get("node_code")).isEqualTo("W2");
    }

    @Test
    void aPinnedLineIsServedThereOnlyUntilItIsUnpinned() {
        UUID order = desk.order(OrderConditions.PLAIN, line("A", 2));
        assertThat(desk.promised(order).getFirst().get("node_code")).isEqualTo("W1");

        desk.pin(order, "W2");
        desk.pin(order, "W2");
        desk.screen(order);

        assertThat(desk.promised(order).getFirst().get("node_code")).isEqualTo("W2");
        assertThat(desk.events(order, "PINNED")).hasSize(1);
        desk.db.execute("update node set open = false where code = 'W2'");
        desk.wave();
        assertThat(desk.allocated(order)).isEmpty();
        desk.unpin(order);
        desk.screen(order);
        assertThat(desk.promised(order).getFirst().get("node_code")).isEqualTo("W1");
        desk.wave();
        assertThat(desk.allocated(order).getFirst().get("node_code")).isEqualTo("W1");
        assertThat(desk.verdict(order, "W2")).isEqualTo("NODE_CLOSED");
        assertThatThrownBy(() -> desk.pin(order, "W2"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Nothing of line");
    }

    @Test
    void aPinIsSeenInTheTraceAndRefusedWhereTheBuyerSaidNo() {
        UUID order = desk.order(without(Set.of("D1"), Set.of()), line("A", 2));
        desk.pin(order, "W2");
        desk.screen(order);
        desk.wave();

        assertThat(desk.verdict(order, "W1")).isEqualTo("PINNED_ELSEWHERE");
        UUID other = desk.order(without(Set.of("D1"), Set.of()), line("A", 2));
        assertThatThrownBy(() -> desk.pin(other, "D1"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the buyer excluded");
        assertThatThrownBy(() -> desk.pin(other, "W9"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("W9");
    }

    @Test
    void whatExcludesNobodyIsRefused() {
        assertThatThrownBy(() -> desk.take(without(Set.of("W9"), Set.of()), line("A", 2)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("exclude.nodes names 'W9'");
        assertThatThrownBy(() -> desk.take(asked(Service.STANDARD, NOW, PromiseClass.STANDARD), line("A", 2)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("deliverBy");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update node set working_days = ''",
                "update node set working_days = '21'",
                "update node set time_zone = 'Mars/Olympus'",
                "update customer_order set service = 'FASTEST'",
                "update customer_order set max_parcels = 0",
                "update customer_order set promise_class = 'GOLD'",
                "update customer_order set channel = 'the web'",
                "insert into hold_back values ('W1', 'A', 'WEB', -1)",
            })
    void theDatabaseRefusesBadValues(String sql) {
        desk.order(OrderConditions.PLAIN, line("A", 1));

        assertThatThrownBy(() -> desk.db.execute(sql)).isInstanceOf(DataAccessException.class);
    }
}
