package io.tributary.bench.month;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.Sku;
import io.tributary.domain.allocation.StockKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AuditTest {
    private static final NodeCode NODE = new NodeCode("WH-WUHAN");
    private static final Region BEIJING = new Region("11");
    private static Tariff tariff;
    private static Sku pens;
    private static Sku books;

    @BeforeAll
    static void network() {
        tariff = Scenario.of(1, 1, 20).tariff();
        pens = new Sku("STA-01-1");
        books = new Sku("STA-02-1");
    }

    private static BuyerOrder order() {
        return new BuyerOrder(
                "O-1",
                0,
                3,
                BEIJING,
                false,
                100,
                List.of(new BuyerOrder.Line(0, pens, 4), new BuyerOrder.Line(1, books, 2)));
    }

    private static Pick pick(int line) {
        BuyerOrder.Line wanted = order().lines().get(line);
        return new Pick(order(), wanted, NODE, wanted.sku());
    }

    private static MonthFigures audit(int pensThere, Entry... log) {
        return Audit.of(
                "by hand",
                tariff,
                Map.of(new StockKey(NODE, pens), pensThere, new StockKey(NODE, books), 9),
                Map.of(NODE, 5L),
                List.of(log));
    }

    @Test
    void twoLinesInOneParcelPayItOnce() {
        BuyerOrder small =
                order().withLines(List.of(new BuyerOrder.Line(0, pens, 3), new BuyerOrder.Line(1, books, 2)));
        List<Entry> log = new ArrayList<>(List.of(new Entry.Ordered(small)));
        small.lines().forEach(line -> log.add(new Entry.Shipped(0, new Pick(small, line, NODE, line.sku()))));
        log.add(new Entry.Delivered("O-1", NODE, 0, 101));

        MonthFigures figures = audit(3, log.toArray(Entry[]::new));

        assertThat(figures.parcels()).isEqualTo(1);
        assertThat(figures.cost())
                .containsEntry("freightParcel", tariff.parcel(NODE, BEIJING))
                .containsEntry("freightUnit", 5 * tariff.freightPerUnit(NODE, BEIJING))
                .containsEntry("handling", 5 * 60L)
                .containsEntry("purchasePremium", 0L)
                .containsEntry("late", 2 * 15_00L)
                .containsEntry("lostMargin", 0L);
        assertThat(figures.lateShare()).isEqualTo(1);
        assertThat(figures.fillRate()).isEqualTo(1);
    }

    @Test
    void cancelledUnitsLoseTheirMargin() {
        MonthFigures figures = audit(
                4,
                new Entry.Ordered(order()),
                new Entry.Shipped(0, pick(0)),
                new Entry.Delivered("O-1", NODE, 0, 100),
                new Entry.Cancelled(5, order(), order().lines().get(1)));

        long margin = tariff.goods(books).listPriceMinor() - tariff.replacement(books);
        assertThat(figures.cost()).containsEntry("lostMargin", 2 * margin).containsEntry("late", 0L);
        assertThat(figures.shippedUnits()).isEqualTo(4);
    }

    @Test
    void sellingWhatIsNotThereIsFound() {
        assertThatThrownBy(() -> audit(3, new Entry.Ordered(order()), new Entry.Shipped(0, pick(0))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("falls to -1");
    }

    @Test
    void aNodeThatShipsTooMuchIsFound() {
        assertThatThrownBy(() -> audit(
                        4, new Entry.Ordered(order()), new Entry.Shipped(0, pick(0)), new Entry.Shipped(0, pick(1))))
                .hasMessageContaining("ships 6 units");
    }

    @Test
    void aLineThatIsForgottenIsFound() {
        assertThatThrownBy(() -> audit(4, new Entry.Ordered(order()))).hasMessageContaining("neither shipped nor");
    }

    @Test
    void aLineShippedTwiceIsFound() {
        assertThatThrownBy(() -> audit(
                        8, new Entry.Ordered(order()), new Entry.Shipped(0, pick(0)), new Entry.Shipped(1, pick(0))))
                .hasMessageContaining("ends twice");
    }
}
