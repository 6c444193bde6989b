package io.tributary.activities.replenishment;

import io.tributary.db.replenishment.LeadTimes;
import io.tributary.db.replenishment.RestockReads;
import io.tributary.db.schema.tables.records.OfferRecord;
import io.tributary.domain.SupplierCode;
import java.time.LocalDate;
import org.jooq.DSLContext;

/**
 * How far a zone forecasts and plans: the longest lead time that is believed of an offer for one of its SKUs, the review
 * behind it and some weeks that such an order serves. Shelves after that are kept by the plan's target at the end.
 */
final class RestockHorizon {
    private static final int LEAST_WEEKS = 6;
    /** The review, and what an order that arrives must serve for a while. */
    private static final int BEHIND = 4;
    /** With all that is behind it half a year; what takes longer is left to a planner, as its forecast says little. */
    static final int LONGEST_LEAD_WEEKS = 22;

    private RestockHorizon() {}

    /** @return {@value #LEAST_WEEKS} to 26 */
    static int weeks(DSLContext db, String zone, LocalDate today) {
        LeadTimes leadTimes = LeadTimes.read(db);
        int longest = new RestockReads(db)
                .leadDays(zone, today).entrySet().stream()
                        .flatMapToInt(entry -> entry.getValue().stream()
                                .mapToInt(days -> leadWeeks(leadTimes, new SupplierCode(entry.getKey()), days)))
                        .filter(weeks -> weeks <= LONGEST_LEAD_WEEKS)
                        .max()
                        .orElse(0);
        return Math.max(LEAST_WEEKS, longest + BEHIND);
    }

    static boolean plannable(LeadTimes leadTimes, OfferRecord offer) {
        return leadWeeks(leadTimes, new SupplierCode(offer.getSupplierCode()), offer.getLeadTimeDays())
                <= LONGEST_LEAD_WEEKS;
    }

    private static int leadWeeks(LeadTimes leadTimes, SupplierCode supplier, int declaredDays) {
        return (int) Math.ceil(declaredDays * leadTimes.slowest(supplier) / 7);
    }
}
