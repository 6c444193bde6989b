package io.tributary.solver.replenishment;

import static io.tributary.solver.replenishment.Instances.CUP;
import static io.tributary.solver.replenishment.Instances.PLAIN;
import static io.tributary.solver.replenishment.Instances.WUHAN;
import static io.tributary.solver.replenishment.Instances.certain;
import static io.tributary.solver.replenishment.Instances.cupOffer;
import static io.tributary.solver.replenishment.Instances.snapshot;
import static io.tributary.solver.replenishment.Instances.supplier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tributary.domain.allocation.Budget;
import io.tributary.domain.replenishment.OpenReceipt;
import io.tributary.domain.replenishment.PlanException;
import io.tributary.domain.replenishment.PlanException.Kind;
import io.tributary.domain.replenishment.ReplenishmentSnapshot;
import io.tributary.domain.replenishment.StockPosition;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Six weeks of certain demand of 10 cups a week; a supplier that needs five weeks, so the plan itself cannot help. */
class PlanExceptionsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final int HOLDING = 2;
    private static final int LOST = 100;

    private static List<PlanException> look(int stock, OpenReceipt... receipts) {
        Integer[] inbound = {0, 0, 0, 0, 0, 0};
        for (OpenReceipt one : receipts) {
            int week = (int) Math.max(0, (one.day().toEpochDay() - TODAY.toEpochDay()) / 7);
            if (week < inbound.length) {
                inbound[week] += (int) one.units();
            }
        }
        var position = new StockPosition(
                CUP,
                WUHAN,
                stock,
                Arrays.asList(inbound),
                List.of(certain(10), certain(10), certain(10), certain(10), certain(10), certain(10)),
                0,
                0,
                1_000L * HOLDING,
                LOST);
        ReplenishmentSnapshot snapshot =
                snapshot(List.of(position), supplier("S", 1_000, 5, 1_000_000, 0, cupOffer(1, 1, 1, 40)));
        var plan = ReplenishmentPlanner.plan(snapshot, PLAIN, 1, Budget.ofWork(100));
        return PlanExceptions.of(snapshot, PLAIN, plan, List.of(receipts), TODAY);
    }

    private static OpenReceipt receipt(String reference, int week, int units, boolean movable) {
        return new OpenReceipt(reference, CUP, WUHAN, TODAY.plusWeeks(week), units, movable);
    }

    @Test
    void enoughIsNoException() {
        assertThat(look(60)).isEmpty();
        assertThat(look(20, receipt("PO", 2, 40, true))).isEmpty();
    }

    @Test
    void aStockOutHasADateUnitsAndACost() {
        // 25 cups last two and a half weeks: the third week lacks 5, the next three 10 each.
        assertThat(look(25))
                .containsExactly(new PlanException(
                        Kind.LIKELY_STOCK_OUT, CUP, WUHAN, null, 35, TODAY.plusDays(14 + 3), null, 35 * LOST));
    }

    @Test
    void aLatePurchaseOrderShouldComeEarlier() {
        assertThat(look(20, receipt("PO", 4, 40, true)))
                .as("told once, with what to do about it")
                .containsExactly(new PlanException(
                        Kind.EXPEDITE, CUP, WUHAN, "PO", 20, TODAY.plusWeeks(4), TODAY.plusWeeks(2), 20 * LOST));
        assertThat(look(20, receipt("PO", 4, 40, false)))
                .as("what is on the road cannot be hurried")
                .extracting(PlanException::kind)
                .containsExactly(Kind.LIKELY_STOCK_OUT);
    }

    @Test
    void aFarPurchaseOrderDoesNotHideAStockOut() {
        assertThat(look(20, receipt("PO", 20, 1_000, true)))
                .extracting(PlanException::kind, PlanException::units)
                .containsExactly(tuple(Kind.EXPEDITE, 40L));
    }

    @Test
    void whatAnExpeditedOrderDoesNotSaveIsAStockOutAndCostsAddUp() {
        // 25 cups last two and a half weeks; an order of 12 that comes after the horizon would save 12 of 35.
        var told = look(25, receipt("PO", 8, 12, true));
        assertThat(told)
                .containsExactly(
                        // five of the third week and seven of the fourth are saved, three of it are not
                        new PlanException(
                                Kind.LIKELY_STOCK_OUT, CUP, WUHAN, null, 23, TODAY.plusDays(21 + 4), null, 23 * LOST),
                        new PlanException(
                                Kind.EXPEDITE,
                                CUP,
                                WUHAN,
                                "PO",
                                12,
                                TODAY.plusWeeks(8),
                                TODAY.plusWeeks(2),
                                12 * LOST));
        assertThat(told.stream().mapToLong(PlanException::cost).sum()).isEqualTo(35 * LOST);
    }

    @Test
    void aMissingUnitIsAskedOfOneOrderOnly() {
        assertThat(look(20, receipt("A", 4, 15, true), receipt("B", 5, 50, true)))
                .extracting(PlanException::kind, PlanException::reference, PlanException::units)
                .startsWith(tuple(Kind.EXPEDITE, "A", 15L))
                .doesNotHaveDuplicates()
                .allSatisfy(one -> assertThat(one.toList().getFirst()).isNotEqualTo(Kind.LIKELY_STOCK_OUT));
    }

    @Test
    void anEarlyPurchaseOrderShouldComeLater() {
        // 30 cups last three weeks; what comes in the first is needed in the fourth.
        assertThat(look(30, receipt("PO", 0, 30, true)))
                .containsExactly(new PlanException(
                        Kind.POSTPONE, CUP, WUHAN, "PO", 30, TODAY, TODAY.plusWeeks(3), 3 * 30 * HOLDING));
        assertThat(look(30, receipt("PO", 2, 30, true)))
                .as("a week is not worth a call")
                .isEmpty();
    }

    @Test
    void anUnneededPurchaseOrderShouldBeCancelledTheLastFirst() {
        assertThat(look(70, receipt("A", 1, 20, true), receipt("B", 2, 30, true)))
                .extracting(PlanException::kind, PlanException::reference)
                .containsExactlyInAnyOrder(tuple(Kind.CANCEL, "A"), tuple(Kind.CANCEL, "B"));
        assertThat(look(50, receipt("A", 1, 20, true), receipt("B", 2, 30, true)))
                .extracting(PlanException::kind, PlanException::reference)
                .contains(tuple(Kind.CANCEL, "B"))
                .doesNotContain(tuple(Kind.CANCEL, "A"));
    }

    @Test
    void idleStockCostsItsHolding() {
        assertThat(look(100))
                .containsExactly(
                        new PlanException(Kind.OVERSTOCK, CUP, WUHAN, null, 30, TODAY, null, 30L * HOLDING * 7));
    }

    @Test
    void areSortedByCost() {
        assertThat(look(20, receipt("PO", 4, 10, true)))
                .extracting(PlanException::cost)
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void aReceiptOfNothingIsRefused() {
        assertThatThrownBy(() -> receipt("PO", 1, 0, true)).hasMessageContaining("Maybe it was received already");
    }
}
