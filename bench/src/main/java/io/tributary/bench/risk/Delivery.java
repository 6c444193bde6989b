package io.tributary.bench.risk;

import io.tributary.analytics.risk.LatenessCase;
import io.tributary.domain.NodeCode;
import io.tributary.domain.Region;
import io.tributary.domain.SupplierCode;
import io.tributary.domain.risk.Consignment;
import io.tributary.domain.risk.DeliveryRecord;
import io.tributary.domain.risk.RiskKind;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One row of a delivery file. */
record Delivery(
        Map<String, String> row,
        LocalDate orderedOn,
        LocalDate promisedOn,
        LocalDate deliveredOn,
        LocalDate recordedOn,
        double quantity,
        double valueUsd) {
    private static final int LONGEST_CODE = 64;
    private static final double LONGEST_LEAD_DAYS = 300;

    String id() {
        return text("delivery_id");
    }

    boolean late() {
        return deliveredOn.isAfter(promisedOn);
    }

    Instant askedOn() {
        return midnight(orderedOn);
    }

    DeliveryRecord asRecord() {
        return new DeliveryRecord(id(), consignment(), late() ? Set.of(RiskKind.LATE) : Set.of(), midnight(recordedOn));
    }

    Consignment consignment() {
        return new Consignment(
                new SupplierCode(code("supplier")),
                new NodeCode(code("origin")),
                new Region(code("destination")),
                text("product_group") + " " + text("mode"));
    }

    LatenessCase asCase() {
        String destination = text("destination");
        List<String> groups = List.of(
                text("supplier"),
                text("origin"),
                destination,
                text("origin") + "|" + destination,
                text("supplier") + "|" + destination,
                text("product"),
                text("product") + "|" + destination,
                text("mode"),
                text("mode") + "|" + destination,
                text("fulfilled_from") + "|" + destination,
                text("incoterm"));
        return new LatenessCase(id(), groups, attributes(), askedOn(), midnight(recordedOn), late());
    }

    private List<Double> attributes() {
        double lead = Math.clamp(ChronoUnit.DAYS.between(orderedOn, promisedOn), 0, LONGEST_LEAD_DAYS);
        double year = 2 * Math.PI * promisedOn.getDayOfYear() / 365.25;
        return List.of(
                lead,
                text("order_date_known").equals("1") ? 1.0 : 0.0,
                Math.log1p(Math.max(0, quantity)),
                Math.log1p(Math.max(0, valueUsd)),
                text("mode").equals("Air") ? 1.0 : 0.0,
                text("mode").equals("Truck") ? 1.0 : 0.0,
                text("mode").equals("Ocean") ? 1.0 : 0.0,
                Math.sin(year),
                Math.cos(year));
    }

    private String text(String column) {
        return row.getOrDefault(column, "");
    }

    /** The name as a code: without accents, other signs as dashes. */
    private String code(String column) {
        String plain = Normalizer.normalize(text(column), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String code = plain.replaceAll("[^A-Za-z0-9._]+", "-");
        return code.isEmpty() ? "-" : code.substring(0, Math.min(LONGEST_CODE, code.length()));
    }

    private static Instant midnight(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
