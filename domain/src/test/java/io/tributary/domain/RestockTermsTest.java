package io.tributary.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RestockTermsTest {
    private static final RestockTerms TERMS =
            new RestockTerms(.95, .9, .8, .97, 100, 150, 80, 500, .7, 52, null, null, null);

    @Test
    void theFloorFollowsTierAndPromise() {
        assertThat(TERMS.floor(SkuTier.A, 0)).isEqualTo(.95);
        assertThat(TERMS.floor(SkuTier.B, .099)).isEqualTo(.9);
        assertThat(TERMS.floor(SkuTier.C, 0)).isEqualTo(.8);
        assertThat(TERMS.floor(SkuTier.C, .1)).isEqualTo(.97);
    }

    @Test
    void aGuaranteeNeverLowersAFloor() {
        var low = new RestockTerms(.95, .9, .8, .5, 0, 0, 80, 500, .7, 52, null, null, null);
        assertThat(low.floor(SkuTier.A, 1)).isEqualTo(.95);
        assertThat(low.floor(SkuTier.C, 0)).as("nobody asked for it").isEqualTo(.8);
    }

    @Test
    void aLostSaleCostsPriceAndGoodwill() {
        assertThat(TERMS.lostSaleMinor(10_00)).isEqualTo(11_50);
        assertThatThrownBy(() -> TERMS.lostSaleMinor(Long.MAX_VALUE / 2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void whatMakesNoSenseIsRefusedByName() {
        assertThatThrownBy(() -> new RestockTerms(95, .9, .8, .97, 100, 0, 80, 500, .7, 52, null, null, null))
                .hasMessageContaining("restock.floorA is 95.0", "percent");
        assertThatThrownBy(() -> new RestockTerms(.95, .9, .8, .97, 100, -1, 80, 500, .7, 52, null, null, null))
                .hasMessageContaining("goodwillPermille");
        assertThatThrownBy(() -> new RestockTerms(.95, .9, .8, .97, 100, 0, 80, 0, .7, 52, null, null, null))
                .hasMessageContaining("riskyVolume");
        assertThatThrownBy(() -> new RestockTerms(.95, .9, .8, .97, 100, 0, 80, 1, 0, 52, null, null, null))
                .hasMessageContaining("riskyShare");
        assertThatThrownBy(() -> new RestockTerms(.95, .9, .8, .97, 100, 0, 80, 1, 1, -1, null, null, null))
                .hasMessageContaining("treesFromWeeks");
    }

    @Test
    void aFloorAboveTheCapIsRefused() {
        assertThatThrownBy(() -> new RestockTerms(.99, .9, .8, .97, 100, 0, 80, 500, .7, 52, .98, null, null))
                .hasMessageContaining("restock.serviceCap is 0.98, below its floor of 0.99");
        assertThat(new RestockTerms(.99, .9, .8, .97, 100, 0, 80, 500, .7, 52, .995, null, null).cap())
                .isEqualTo(.995);
        assertThat(new RestockTerms(.99, .9, .8, .97, 100, 0, 80, 500, .7, 52, null, null, null).cap())
                .as("a policy from before there was a cap")
                .isEqualTo(.99);
    }

    @Test
    void costsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new RestockTerms(.9, .9, .8, .97, 100, 0, 80, 500, .7, 52, .98, -1, null))
                .hasMessageContaining("restock.holdingPermille is -1");
        assertThatThrownBy(() -> new RestockTerms(.9, .9, .8, .97, 100, 0, 80, 500, .7, 52, .98, null, -1L))
                .hasMessageContaining("restock.orderCostMinor is -1");
    }
}
