package io.tributary.simulator.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NetworkGeneratorTest {
    private static final SeededNetwork WORLD = new NetworkGenerator(NetworkOptions.of(1)).seeded();
    private static final Network NETWORK = WORLD.network();

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() {
        Map<String, String> once = NetworkCsv.of(NETWORK);
        assertThat(NetworkCsv.of(new NetworkGenerator(NetworkOptions.of(1)).generate()))
                .isEqualTo(once);
        assertThat(NetworkCsv.of(new NetworkGenerator(NetworkOptions.of(2)).generate())
                        .get("offers"))
                .isNotEqualTo(once.get("offers"));
    }

    @Test
    void hasTheSizesOfThePromisedNetwork() {
        assertThat(NETWORK.regions()).hasSize(31);
        assertThat(NETWORK.zones()).hasSize(4);
        assertThat(NETWORK.belts()).hasSize(5);
        assertThat(NETWORK.suppliers()).hasSize(120);
        assertThat(NETWORK.skus()).hasSize(600);
        assertThat(NETWORK.suppliers()).extracting(Network.Supplier::tier).contains("A", "B", "C");
        assertThat(NETWORK.nodes().stream().filter(Network.Node::isWarehouse)).hasSize(8);
        assertThat(NETWORK.nodes().stream().filter(n -> !n.isWarehouse())).hasSize(24);
        assertThat(NETWORK.lanes())
                .filteredOn(lane -> lane.service().equals("STANDARD"))
                .hasSize(32 * 31);
        assertThat(NETWORK.lanes())
                .filteredOn(lane -> lane.service().equals("EXPRESS"))
                .isNotEmpty()
                .allSatisfy(express -> assertThat(NETWORK.lanes()).anySatisfy(standard -> {
                    assertThat(standard.service()).isEqualTo("STANDARD");
                    assertThat(standard.nodeCode()).isEqualTo(express.nodeCode());
                    assertThat(standard.transitHours()).isGreaterThan(express.transitHours());
                }));
        assertThat(weeks()).hasSize(26).allMatch(week -> week.getDayOfWeek() == DayOfWeek.MONDAY);
    }

    private static Set<LocalDate> weeks() {
        return NETWORK.salesHistory().stream().map(Network.Sales::week).collect(Collectors.toSet());
    }

    @Test
    void everySkuHasOneToFiveOffersWithMargin() {
        Map<String, List<Network.Offer>> bySku =
                NETWORK.offers().stream().collect(Collectors.groupingBy(Network.Offer::sku));
        Map<String, Network.Sku> skus = WORLD.skuByCode();
        assertThat(bySku.keySet()).isEqualTo(skus.keySet());
        assertThat(bySku.values()).allSatisfy(offers -> {
            assertThat(offers).hasSizeBetween(1, 5);
            assertThat(offers).allSatisfy(offer -> {
                assertThat(offer.unitCostMinor())
                        .isLessThan(skus.get(offer.sku()).listPriceMinor() * 3 / 4);
                assertThat(offer.moq() % offer.orderMultiple()).isZero();
                assertThat(offer.weeklyCapacityUnits()).isGreaterThanOrEqualTo(offer.moq());
                assertThat(offer.validTo()).isAfter(NetworkOptions.EPOCH);
            });
        });
        assertThat(bySku.values().stream().map(List::size).collect(Collectors.toSet()))
                .isEqualTo(Set.of(1, 2, 3, 4, 5));
    }

    @Test
    void priceBreaksFallWithQuantity() {
        Map<String, Network.Offer> offers =
                NETWORK.offers().stream().collect(Collectors.toMap(o -> o.supplierCode() + "/" + o.sku(), o -> o));
        assertThat(NETWORK.priceBreaks()).allSatisfy(b -> {
            Network.Offer offer = offers.get(b.supplierCode() + "/" + b.sku());
            assertThat(b.unitCostMinor()).isLessThanOrEqualTo(offer.unitCostMinor());
            assertThat(b.minQuantity()).isGreaterThan(offer.moq());
        });
    }

    @Test
    void everyZoneCanServeEverySkuFromItsOwnShelves() {
        Map<String, String> zoneOf =
                NETWORK.nodes().stream().collect(Collectors.toMap(Network.Node::code, Network.Node::zoneCode));
        var served = new HashSet<String>();
        for (Network.Stock stock : NETWORK.stock()) {
            assertThat(stock.safetyStock()).isBetween(0, stock.onHand());
            if (stock.onHand() > 0 && stock.nodeCode().startsWith("WH-")) {
                served.add(zoneOf.get(stock.nodeCode()) + "/" + stock.sku());
            }
        }
        assertThat(served).hasSize(4 * 600);
    }

    @Test
    void openingStockLastsForWeeksButNotForMonths() {
        double onHand = NETWORK.stock().stream()
                .filter(s -> s.nodeCode().startsWith("WH-"))
                .mapToInt(Network.Stock::onHand)
                .sum();
        double weekly = 0;
        for (int i = 0; i < 600; i++) {
            weekly += WORLD.demand().weeklyUnits(i);
        }
        assertThat(onHand / weekly).isBetween(3.5, 16.0);
    }

    @Test
    void salesFollowTheCalendar() {
        assertThat(unitsOf(LocalDate.of(2026, 2, 16))).isLessThan(unitsOf(LocalDate.of(2026, 1, 12)) / 2);
        assertThat(unitsOf(LocalDate.of(2025, 11, 10))).isGreaterThan(unitsOf(LocalDate.of(2025, 10, 13)));
        assertThat(NETWORK.demandSignals())
                .extracting(Network.Signal::kind)
                .contains("FESTIVAL", "PROMOTION", "CONTENT_HEAT");
    }

    private static int unitsOf(LocalDate week) {
        return NETWORK.salesHistory().stream()
                .filter(s -> s.week().equals(week))
                .mapToInt(Network.Sales::units)
                .sum();
    }

    @Test
    void historyShowsWhatIsHidden() {
        Map<String, String> tiers =
                NETWORK.suppliers().stream().collect(Collectors.toMap(Network.Supplier::code, Network.Supplier::tier));
        double good = lateShare(d -> "A".equals(tiers.get(d.supplierCode())));
        double trial = lateShare(d -> "C".equals(tiers.get(d.supplierCode())));
        assertThat(good).isBetween(.02, .20);
        assertThat(trial).isGreaterThan(2 * good);
        assertThat(NETWORK.deliveryHistory()).allSatisfy(d -> {
            assertThat(d.damagedUnits() + d.misShippedUnits()).isLessThanOrEqualTo(d.units());
            assertThat(d.recordedAt())
                    .isBefore(NetworkOptions.EPOCH
                            .atStartOfDay(DeliveryHistory.CHINA)
                            .toInstant());
        });
    }

    private static double lateShare(Predicate<Network.Delivery> which) {
        return NETWORK.deliveryHistory().stream()
                .filter(which)
                .filter(d -> d.deliveredAt() != null)
                .mapToInt(d -> d.promisedAt().isBefore(d.deliveredAt()) ? 1 : 0)
                .average()
                .orElseThrow();
    }

    @Test
    void ordersPerDayMeanWhatTheyDrawAndLinesHaveTheMeanThatStockIsSizedFor() {
        double lines = 0;
        double units = 0;
        double[] weights = WORLD.demand().skuWeights(NetworkOptions.EPOCH, Map.of());
        for (int i = 0; i < 4000; i++) {
            Demand.Wish wish = WORLD.demand().wish(io.tributary.simulator.Draw.of(7, i), weights);
            lines += wish.lines().size();
            units += wish.lines().stream().mapToInt(Demand.WishLine::quantity).sum();
        }
        assertThat(lines / 4000).isCloseTo(1.96, within(.06));
        assertThat(units / lines).isBetween(5.0, 20.0);
    }

    @Test
    void anEpochMustBeAMonday() {
        assertThatThrownBy(() -> new NetworkOptions(1, LocalDate.of(2026, 3, 3), 24, 26, true))
                .hasMessageContaining("2026-03-03 is a TUESDAY")
                .hasMessageContaining("Maybe take 2026-03-02");
    }
}
